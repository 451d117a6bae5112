"""A disk that fills up while sound is streamed: heard on, told once, library safe."""

import errno
import logging
import os
import random
import shutil
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.answers import Answer
from tests.playback.fakes import FakePlaces
from tests.playback.listener import Listener
from tests.servers import LoopbackServer
from tui.log import start_log
from tui.playback import room
from tui.playback.audio_cache import AudioCache
from tui.playback.control import status_of
from tui.playback.heard import Happening, Track
from tui.playback.player import Sound
from tui.playback.session import Session
from tui.playback.vlc_player import VlcPlayer

MEGABYTE = 1024 * 1024
BODY = random.Random(8).randbytes(12 * MEGABYTE)
URL = "https://x.example/a"


class Usage(NamedTuple):
    total: int
    used: int
    free: int


class Disk:
    """A disk with so much free, less what lies in a folder."""

    def __init__(self, folder: Path, free: int) -> None:
        self.folder, self.free = folder, free

    def usage(self, _path: object) -> Usage:
        used = sum(file.stat().st_size for file in self.folder.glob("*.audio"))
        return Usage(1 << 40, used, self.free - used)


def has(cache: AudioCache, url: str, size: int, age: float) -> Path:
    entry = cache.open(url)
    entry.write(0, b"x" * size)
    entry.save()
    entry.close()
    moment = entry.path.stat().st_mtime - age
    os.utime(entry.path, (moment, moment))
    return entry.path


def test_bytes_leave_a_disk_that_is_almost_full_and_stay_readable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = AudioCache(tmp_path, 1 << 30)
    entry = cache.open(URL)
    entry.write(0, b"abc")
    entry.write(10, b"klm")
    entry.save()
    assert entry.notice is None

    monkeypatch.setattr(shutil, "disk_usage", Disk(tmp_path, 10**6).usage)
    entry.save()
    entry.write(3, b"def")

    assert (entry.read(0, 9), entry.read(10, 9)) == (b"abcdef", b"klm")
    assert "Make room" in (entry.notice or "")
    assert list(tmp_path.iterdir()) == []
    entry.save()
    entry.close()
    assert list(tmp_path.iterdir()) == []


def test_what_was_streamed_before_goes_first_where_that_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = AudioCache(tmp_path, 1 << 30)
    oldest = has(cache, "https://x.example/1", MEGABYTE, age=500)
    newer = has(cache, "https://x.example/2", MEGABYTE, age=100)
    free = room.SPARE_BYTES + 3 * MEGABYTE
    monkeypatch.setattr(shutil, "disk_usage", Disk(tmp_path, free).usage)

    entry = cache.open(URL)
    entry.know(2 * MEGABYTE, None, None)

    assert entry.path.exists()
    assert (oldest.exists(), newer.exists()) == (False, True)
    entry.know(1 << 40, None, None)
    assert entry.notice is not None
    assert newer.exists()
    entry.close()


def test_a_disk_that_is_full_at_once_is_left(small_disk: Path) -> None:
    entry = AudioCache(small_disk, 1 << 30).open(URL)
    entry._room = lambda missing: True
    for first in range(0, len(BODY), MEGABYTE):
        entry.write(first, BODY[first : first + MEGABYTE])

    assert entry.read(0, len(BODY)) == BODY
    assert not entry.kept
    assert shutil.disk_usage(small_disk).free > 7 * MEGABYTE
    entry.close()


def test_a_folder_that_takes_no_file_keeps_nobody_from_hearing(tmp_path: Path) -> None:
    (tmp_path / "audio").write_text("in the way")

    entry = AudioCache(tmp_path / "audio", 1 << 30).open(URL)
    entry.write(0, b"abc")

    assert entry.read(0, 9) == b"abc"
    entry.close()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    cache = AudioCache(tmp_path / "audio", 1 << 30)
    session = Session(lambda: VlcPlayer("--aout=dummy", cache), FakePlaces({}))
    yield session
    session.close()


@pytest.mark.vlc
@pytest.mark.usefixtures("libvlc")
def test_sound_goes_on_without_being_kept_and_that_is_told_once(
    web: LoopbackServer,
    sounds: dict[str, Path],
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", Disk(tmp_path, 10**6).usage)
    body = sounds["cbr.mp3"].read_bytes()
    url = web.put("/a.mp3", Answer(body, type="audio/mpeg"))
    listener = Listener(session)
    session.play(Track(1, "Title", "Show", Sound(url=url)), at=20.0)

    listener.wait(lambda now: now.position > 20.5)
    session.seek_to(100.0)
    now = listener.wait(lambda now: now.position > 100.5)

    assert (now.error, now.notice is not None) == (None, True)
    assert status_of(now, None)["note"] == now.notice
    assert [told for told, _ in listener.told].count(Happening.NOTED) == 1
    assert list((tmp_path / "audio").glob("*.audio")) == []


def test_a_log_that_a_full_disk_refuses_says_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bool:
        raise OSError(errno.ENOSPC, "No space left on device")

    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    monkeypatch.setattr(RotatingFileHandler, "shouldRollover", refuse)
    start_log(tmp_path / "log")
    (handler,) = [handler for handler in root.handlers if handler not in before]
    try:
        logging.getLogger("tui").warning("what nobody can write down")
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()
    assert capsys.readouterr().err == ""
