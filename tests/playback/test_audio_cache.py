"""The audio cache: bounded, and never trusting a record more than the bytes."""

import os
from pathlib import Path

import pytest

from tui.playback.audio_cache import AudioCache
from tui.playback.entry import Entry

MEGABYTE = 1024 * 1024


def filled(cache: AudioCache, url: str, size: int, age: float = 0.0) -> Path:
    entry = cache.open(url)
    entry.write(0, b"x" * size)
    entry.set_length(size)
    entry.save()
    entry.close()
    moment = entry.path.stat().st_mtime - age
    os.utime(entry.path, (moment, moment))
    return entry.path


def test_bytes_come_back_as_far_as_they_are_there(tmp_path: Path) -> None:
    entry = AudioCache(tmp_path, MEGABYTE).open("https://x.example/a")
    entry.write(10, b"klm")
    entry.write(0, b"abc")

    assert entry.read(0, 100) == b"abc"
    assert entry.read(3, 100) == b""
    assert entry.read(11, 100) == b"lm"
    entry.close()


def test_what_came_once_is_there_again(tmp_path: Path) -> None:
    cache = AudioCache(tmp_path, MEGABYTE)
    path = filled(cache, "https://x.example/a", 1_000)

    assert cache.whole_file("https://x.example/a") == path
    again = cache.open("https://x.example/a")
    assert again.read(0, 2_000) == b"x" * 1_000
    again.close()


def test_an_address_with_a_secret_leaves_none_behind(tmp_path: Path) -> None:
    filled(AudioCache(tmp_path, MEGABYTE), "https://ada:s3cret@x.example/?t=0ken", 10)

    for file in tmp_path.iterdir():
        assert b"s3cret" not in file.read_bytes()
        assert "s3cret" not in file.name


def test_the_oldest_go_first_when_there_is_too_much(tmp_path: Path) -> None:
    cache = AudioCache(tmp_path, MEGABYTE)
    old = filled(cache, "https://x.example/old", 700_000, age=500)
    new = filled(cache, "https://x.example/new", 700_000, age=100)

    cache.open("https://x.example/next").close()

    assert not old.exists()
    assert new.exists()


def test_what_is_played_is_never_deleted(tmp_path: Path) -> None:
    cache = AudioCache(tmp_path, 1_000)
    old = filled(cache, "https://x.example/old", 700_000, age=500)

    cache.open("https://x.example/old").close()

    assert old.exists()


@pytest.mark.parametrize("record", ["", "{}", "[1]", '{"ranges": 3, "length": "x"}'])
def test_a_record_that_makes_no_sense_is_nothing(tmp_path: Path, record: str) -> None:
    path = filled(AudioCache(tmp_path, MEGABYTE), "https://x.example/a", 1_000)
    path.with_name(path.name + ".json").write_text(record)

    entry = Entry(path)
    assert entry.record.ranges.bytes == 0
    entry.close()


def test_a_record_is_not_believed_beyond_the_file(tmp_path: Path) -> None:
    cache = AudioCache(tmp_path, MEGABYTE)
    path = filled(cache, "https://x.example/a", 1_000)
    with path.open("r+b") as file:
        file.truncate(400)

    assert cache.whole_file("https://x.example/a") is None
    entry = Entry(path)
    assert entry.read(0, 1_000) == b"x" * 400
    entry.close()


def test_bytes_without_a_record_are_not_trusted(tmp_path: Path) -> None:
    path = filled(AudioCache(tmp_path, MEGABYTE), "https://x.example/a", 1_000)
    path.with_name(path.name + ".json").unlink()

    entry = Entry(path)
    assert entry.read(0, 10) == b""
    entry.close()


def test_what_was_heard_lately_stays_longest(tmp_path: Path) -> None:
    cache = AudioCache(tmp_path, 1_000_000)
    heard = filled(cache, "https://x.example/heard", 600_000, age=900)
    other = filled(cache, "https://x.example/other", 600_000, age=500)
    roomy = AudioCache(tmp_path, 10_000_000)
    roomy.open("https://x.example/heard").close()

    cache.open("https://x.example/new").close()

    assert heard.exists()
    assert not other.exists()
