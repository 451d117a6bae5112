"""Chapters from files, from audio, and merged."""

import json
import struct
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import APIC, CHAP, CTOC, ID3, TIT2, WXXX, CTOCFlags, Frame
from mutagen.oggopus import OggOpus

from tui.errors import ChapterError
from tui.model.chapter import PICTURE_INSIDE, Chapter, ChapterSource
from tui.transcripts.chapters import (
    merge_chapters,
    read_chapters_json,
    read_embedded_chapters,
    with_ends,
)
from tui.transcripts.chapters.pictures import read_picture

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def sound(file: Path, *options: str) -> Path:
    """Three quiet seconds in the format of the file's name."""
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono"]
    subprocess.run([*command, *options, "-t", "3", str(file)], check=True)
    return file


def starts(chapters: tuple[Chapter, ...]) -> list[tuple[float, str]]:
    return [(chapter.start, chapter.title) for chapter in chapters]


def chapters_file(*chapters: Any) -> bytes:
    return json.dumps({"version": "1.2.0", "chapters": chapters}).encode()


def test_a_chapters_file_is_read_in_order_with_all_it_says() -> None:
    found = read_chapters_json(
        chapters_file(
            {"startTime": 62.5, "title": " Rain\n again ", "endTime": 70},
            {"startTime": 0, "title": "Start", "url": "https://a.example/", "img": "x"},
            {"startTime": 65, "toc": False, "img": "https://a.example/p.png"},
            {"startTime": 70, "toc": "False", "title": "Not shown"},
        )
    )
    assert found == (
        Chapter(0.0, "Start", url="https://a.example/"),
        Chapter(62.5, "Rain again", end=70.0),
        Chapter(65.0, "", image_url="https://a.example/p.png", hidden=True),
        Chapter(70.0, "Not shown", hidden=True),
    )


def test_bad_chapters_never_cost_the_good_ones() -> None:
    found = read_chapters_json(
        chapters_file(
            None,
            {"title": "no start"},
            {"startTime": "1:05", "title": "kept"},
            {"startTime": -3, "title": "early"},
            {"startTime": "1e999", "title": "endless"},
            {"startTime": True, "title": "true"},
            {"startTime": 3, "title": 7, "url": "javascript:alert(1)"},
        )
    )
    assert [(c.start, c.title, c.url, c.hidden) for c in found] == [
        (3.0, "", None, True),
        (65.0, "kept", None, False),
    ]


@pytest.mark.parametrize(
    "data", [b"", b"<html>", b"[]", b'{"chapters": 3}', b"\xff\xfe"]
)
def test_what_is_no_chapters_file_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(ChapterError, match="chapters"):
        read_chapters_json(data)


def test_deeply_nested_json_is_refused() -> None:
    with pytest.raises(ChapterError):
        read_chapters_json(b'{"chapters":' + b"[" * 200_000)


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["startTime", "endTime", "title", "url", "toc", "chapters"]
            ),
            inner,
        )
    ),
)


@given(st.lists(_JSON, max_size=6))
def test_any_json_gives_sorted_chapters(entries: list[Any]) -> None:
    found = read_chapters_json(json.dumps({"chapters": entries}).encode())
    assert list(found) == sorted(found, key=lambda chapter: chapter.start)
    assert all(0 <= c.start < float("inf") for c in found)


def test_the_namespace_examples(corpus: Path) -> None:
    folder = corpus / "Podcastindex-org+podcast-namespace/docs/examples/chapters"
    found = read_chapters_json((folder / "exampleComplex.json").read_bytes())
    assert found[0] == Chapter(0.0, "Intro")
    assert [c.start for c in found if c.hidden] == [4826.0]
    assert found[3].url == "https://github.com/Podcastindex-org/podcast-namespace"


def pictured(file: Path, *pictures: APIC) -> Path:
    """A sound file with a chapter for each picture."""
    tags = ID3(file)
    for number, picture in enumerate(pictures):
        frames: list[Frame] = [TIT2(encoding=3, text=["Part"]), picture]
        tags.add(CHAP(f"c{number}", 500 * number, 500, sub_frames=frames))
    tags.save(file)
    return file


def test_pictures_of_id3_chapters_are_known_and_read(tmp_path: Path) -> None:
    inside = APIC(encoding=3, mime="image/png", type=3, data=PNG)
    named = APIC(encoding=0, mime="-->", type=3, data=b"https://a.example/p.png")
    hostile = APIC(encoding=0, mime="-->", type=3, data=b"file:///etc/passwd")
    file = pictured(sound(tmp_path / "a.mp3"), inside, named, hostile)
    first, second, third = (c.image_url for c in read_embedded_chapters(file))
    assert first is not None and first.startswith(PICTURE_INSIDE)
    assert (second, third) == ("https://a.example/p.png", None)
    assert read_picture(file, first) == PNG
    assert read_picture(file, f"{PICTURE_INSIDE}other") is None
    assert read_picture(tmp_path / "gone.mp3", first) is None


def test_id3_chapters_of_nested_tables(tmp_path: Path) -> None:
    file = sound(tmp_path / "a.mp3")
    tags = ID3(file)

    def chapter(name: str, start: int, title: str, url: str = "") -> None:
        frames: list[Frame] = [TIT2(encoding=3, text=[title])]
        frames += [WXXX(encoding=3, desc="chapter url", url=url)] if url else []
        tags.add(CHAP(name, start, start + 500, sub_frames=frames))

    chapter("b", 1500, "Second")
    chapter("a", 0, "First", "https://a.example/")
    chapter("c", 2500, "Not listed")
    top = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    tags.add(CTOC("toc", top, ["part", "a"], sub_frames=[]))
    tags.add(CTOC("part", CTOCFlags.ORDERED, ["b", "toc", "gone"], sub_frames=[]))
    tags.add(CTOC("orphan", CTOCFlags.ORDERED, ["c"], sub_frames=[]))
    tags.save(file)
    assert read_embedded_chapters(file) == (
        Chapter(0.0, "First", 0.5, "https://a.example/", source=ChapterSource.EMBEDDED),
        Chapter(1.5, "Second", 2.0, source=ChapterSource.EMBEDDED),
        Chapter(2.5, "Not listed", 3.0, hidden=True, source=ChapterSource.EMBEDDED),
    )


_METADATA = """;FFMETADATA1
[CHAPTER]
TIMEBASE=1/1000
START=0
END=1250
title=Begin
[CHAPTER]
TIMEBASE=1/1000
START=1250
END=3000
title=Ende — 終わり
"""


def test_mp4_chapters_of_the_text_track_and_of_the_list(tmp_path: Path) -> None:
    metadata = tmp_path / "chapters.txt"
    metadata.write_text(_METADATA, encoding="utf-8")
    options = ("-i", str(metadata), "-map_metadata", "1", "-map_chapters", "1")
    file = sound(tmp_path / "a.m4a", *options, "-c:a", "aac", "-map", "0:a")
    found = read_embedded_chapters(file)
    assert starts(found) == [(0.0, "Begin"), (1.25, "Ende — 終わり")]
    assert found[0].end == 1.25
    data = file.read_bytes()
    assert b"chpl" in data
    assert b"chap" in data
    file.write_bytes(data.replace(b"tref", b"free", 1))
    assert starts(read_embedded_chapters(file)) == starts(found)
    file.write_bytes(data.replace(b"chpl", b"free", 1))
    assert starts(read_embedded_chapters(file)) == starts(found)


def test_vorbis_chapters(tmp_path: Path) -> None:
    file = sound(tmp_path / "a.opus", "-c:a", "libopus")
    tags = OggOpus(file)
    tags["CHAPTER002"] = "00:00:02.500"
    tags["CHAPTER002NAME"] = "Later"
    tags["CHAPTER001"] = "00:00:00.000"
    tags["CHAPTER001NAME"] = "Now"
    tags["CHAPTER001URL"] = "https://a.example/"
    tags["CHAPTER003"] = "soon"
    tags.save()
    found = read_embedded_chapters(file)
    assert starts(found) == [(0.0, "Now"), (2.5, "Later")]
    assert found[0].url == "https://a.example/"


def test_damaged_and_other_files_have_no_chapters(tmp_path: Path) -> None:
    file = tmp_path / "a.m4a"
    atom = struct.pack(">I4s", 24, b"ftyp") + b"M4A \0\0\0\0M4A isom"
    for data in (
        b"",
        b"not sound at all",
        atom,
        atom + struct.pack(">I4s", 99, b"moov"),
    ):
        file.write_bytes(data)
        assert read_embedded_chapters(file) == ()
    assert read_embedded_chapters(tmp_path / "missing.mp3") == ()


def test_ends_are_filled_in_from_the_next_visible_chapter() -> None:
    found = with_ends(
        [
            Chapter(50, "c"),
            Chapter(0, "a"),
            Chapter(10, "", hidden=True),
            Chapter(20, "b", end=90),
        ],
        60,
    )
    assert [(c.start, c.end) for c in found] == [(0, 20), (10, 20), (20, 50), (50, 60)]


def test_the_longer_list_wins_and_takes_what_it_lacks() -> None:
    trusted = [Chapter(0, "A", url="https://a.example/a"), Chapter(100, "B")]
    longer = [Chapter(0.4, "a"), Chapter(50, "x"), Chapter(100.9, "b")]
    found = merge_chapters(trusted, longer)
    assert [(c.start, c.title, c.url) for c in found] == [
        (0.4, "a", "https://a.example/a"),
        (50, "x", None),
        (100.9, "b", None),
    ]


def test_among_equals_the_trusted_list_wins() -> None:
    trusted = [Chapter(0, "A"), Chapter(100, "B")]
    other = [Chapter(1, "a", image_url="https://a.example/p"), Chapter(300, "c")]
    found = merge_chapters([], trusted, other)
    assert [(c.title, c.image_url) for c in found] == [
        ("A", "https://a.example/p"),
        ("B", None),
    ]


def test_hidden_chapters_do_not_make_a_list_longer() -> None:
    pictures = [Chapter(n, "", hidden=True) for n in range(9)]
    assert merge_chapters(pictures, [Chapter(0, "A")])[0].title == "A"


def test_chapters_beyond_the_end_are_dropped() -> None:
    found = merge_chapters(
        [Chapter(0, "A"), Chapter(50, "B"), Chapter(60, "C")], duration=60
    )
    assert [(c.title, c.end) for c in found] == [("A", 50), ("B", 60)]
    assert merge_chapters() == ()
