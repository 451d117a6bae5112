"""The words from another source, and quotes taken out, on the command line."""

import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.servers import LoopbackServer
from tests.transcripts.test_web_page import PROSE, page
from tui.home import Home
from tui.model.quote_markdown import command_of

SOURCE_FIELDS = ["source", "timing", "language", "type", "rel", "origin"]
SOURCE_FIELDS += ["in_use", "gone"]


def test_sources_are_listed(earmark: CommandLine, show: str) -> None:
    sources = earmark("transcript", "Two voices", "--sources", "--json").json
    assert all(list(source) == SOURCE_FIELDS for source in sources)
    used = [source for source in sources if source["in_use"]]
    assert [(s["source"], s["timing"]) for s in used] == [("feed", "cue")]
    assert used[0]["origin"].endswith("/interview.vtt")
    assert "text/vtt" in earmark("transcript", "Two voices", "--sources").out


def test_a_file_is_used_from_then_on(
    earmark: CommandLine, show: str, tmp_path: Path
) -> None:
    file = tmp_path / "mine.srt"
    file.write_text("1\n00:00:02,000 --> 00:00:04,000\nOf my own.\n", "utf-8")
    taken = earmark("transcript", "Two voices", "--file", str(file))
    assert taken.code == 0 and "Of my own." in taken.out
    assert earmark("transcript", "Two voices", "--json").json["source"] == "file"
    back = earmark("transcript", "Two voices", "--source", "feed", "--json")
    assert back.json["source"] == "feed"
    assert earmark("transcript", "Two voices", "--json").json["source"] == "feed"


def test_a_file_gone_from_disk_is_told_of_and_gives_way(
    earmark: CommandLine, show: str
) -> None:
    srt = "1\n00:00:02,000 --> 00:00:04,000\n{}\n"
    with Home.open() as home:
        folder = home.directories.downloads
        episode = home.library.episodes.find("Two voices")
        home.library.episodes.set_download(episode.id, "talk.mp3")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "talk.mp3").write_bytes(b"")
    (folder / "talk.srt").write_text(srt.format("Gone by now."), "utf-8")
    earmark("transcript", "Two voices", "--source", "file")
    (folder / "talk.srt").unlink()
    assert (
        "talk.srt, gone from disk"
        in earmark("transcript", "Two voices", "--sources").out
    )
    copy = earmark("transcript", "Two voices", "--source", "file")
    assert "Gone by now." in copy.out and "talk.srt is gone from disk" in copy.err
    (folder / "talk.en.srt").write_text(srt.format("Here it is."), "utf-8")
    there = earmark("transcript", "Two voices", "--source", "file")
    assert "Here it is." in there.out and "gone" not in there.err


def test_words_that_end_long_before_the_sound_are_told_of(
    earmark: CommandLine, show: str, tmp_path: Path
) -> None:
    assert "words end" not in earmark("transcript", "Two voices").err
    file = tmp_path / "short.srt"
    file.write_text("1\n00:00:02,000 --> 00:00:04,000\nToo short.\n", "utf-8")
    told = earmark("transcript", "Two voices", "--file", str(file)).err
    assert told.startswith("! words end ") and "before the sound" in told
    document = earmark("transcript", "Two voices", "--json")
    assert document.json["source"] == "file"
    assert document.err == told


def test_a_format_that_hides_how_times_were_made_is_told_of(
    earmark: CommandLine, show: str, tmp_path: Path
) -> None:
    file = tmp_path / "plain.txt"
    file.write_text("Nobody timed these words. They are long enough.\n", "utf-8")
    earmark("transcript", "Two voices", "--file", str(file))
    for name in ("srt", "lrc"):
        told = earmark("transcript", "Two voices", "--format", name).err
        assert f"An {name.upper()} file" in told
    assert "SRT" not in earmark("transcript", "Two voices", "--format", "vtt").err


def test_the_web_page_is_a_source(
    earmark: CommandLine, show: str, server: LoopbackServer
) -> None:
    listed = earmark("transcript", "never needs", "--sources", "--json").json
    (place,) = [n for n, s in enumerate(listed, 1) if s["source"] == "page"]
    path = listed[place - 1]["origin"].removeprefix(server.url(""))
    server.put(path, page(PROSE[: len(PROSE) // 4]), "text/html")
    refused = earmark("transcript", "never needs", "--source", "page")
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "cannot be all that is said" in refused.err
    assert earmark("transcript", "never needs", "--json").json["source"] == "notes"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--source", "television"), "is no source"),
        (("--source", "embedded"), "has no words from embedded"),
        (("--source", "99"), "no source 99"),
        (("--source", "notes", "--file", "x.srt"), "not allowed with"),
    ],
)
def test_what_is_no_source(
    earmark: CommandLine, show: str, arguments: tuple[str, ...], sentence: str
) -> None:
    answer = earmark("transcript", "Two voices", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err and answer.err.count("\n") == 1


def test_a_file_that_is_missing(earmark: CommandLine, show: str) -> None:
    answer = earmark("transcript", "Two voices", "--file", "/nowhere/a.vtt")
    assert answer.code == 1
    assert "a.vtt could not be read" in answer.err


def test_an_anchor_is_used_by_play_and_search(earmark: CommandLine, show: str) -> None:
    before = earmark("transcript", "Two voices", "--json").json["segments"]
    with Home.open() as home:
        from tui.transcripts.reading import make_reading

        episode = home.library.episodes.find("Two voices")
        words = home.words.at_hand(episode.id).transcript
        assert words is not None
        third = make_reading(words).sentences[2]
        assert third.start is not None
        home.anchoring.set(episode.id, third, third.start + 2)
    document = earmark("transcript", "Two voices", "--json").json
    assert document["timing"] == "anchored"
    after = [segment["startTime"] for segment in document["segments"]]
    assert after[0] == before[0]["startTime"]
    assert after[5] == pytest.approx(before[5]["startTime"] + 2)
    (listed,) = [
        e for e in earmark("episodes", "--json").json if e["title"].startswith("Two")
    ]
    assert listed["transcript"]["timing"] == "anchored"


def test_quotes_are_added_to_a_folder(
    earmark: CommandLine, show: str, tmp_path: Path
) -> None:
    with Home.open() as home:
        episode = home.library.episodes.find("Two voices")
        kept = home.library.quotes.add(episode.id, "Said here.", start=12.5, note="!")
    folder = tmp_path / "out"
    answer = earmark("export", "quotes", "--output", str(folder), "--json")
    assert answer.json == {"quotes": 1, "new": 1, "notes": 0, "files": 1}
    (file,) = folder.iterdir()
    text = file.read_text("utf-8")
    assert "> Said here." in text
    assert f"`{command_of(kept)}`" in text
    again = earmark("export", "quotes", "--output", str(folder))
    assert again.out == f"0 of 1 quotes are new in {folder}.\n"
    assert file.read_text("utf-8") == text
    refused = earmark("export", "quotes", "--output", str(file))
    assert refused.code == 2 and "exported to a folder" in refused.err


def test_quotes_in_every_format(earmark: CommandLine, show: str) -> None:
    assert "No quotes yet" in earmark("quotes").out
    with Home.open() as home:
        episode = home.library.episodes.find("Two voices")
        home.library.quotes.add(
            episode.id, "Said here.", speaker="Ann", start=12.5, note="My note"
        )
    (quote,) = earmark("quotes", "--format", "json").json
    assert quote["parts"] == [
        {"speaker": "Ann", "text": "Said here.", "start": 12.5, "end": None}
    ]
    _earmark, play, key, _at, at = shlex.split(quote["play"])
    assert (play, at) == ("play", "0:00:12.5 Said here")
    assert earmark("chapters", key, "--json").code == 0
    with Home.open() as home:
        assert home.library.episodes.find(key).id == episode.id
    assert earmark("quotes", "--json").json == [quote]
    assert "> Said here." in earmark("quotes", "--format", "md").out
    assert "Ann · Two voices" in (listed := earmark("quotes").out)
    assert "My note" in listed
