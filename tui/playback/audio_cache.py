"""The audio cache: streamed sounds kept as files, the oldest deleted first.

An entry is named by a hash: an address may hold a secret, and the cache holds none.
"""

import contextlib
import hashlib
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tui.playback.entry import Record, delete, read_record
from tui.playback.room import has_room
from tui.playback.streamed_entry import StreamedEntry

_log = logging.getLogger(__name__)

_BYTES = ".audio"


class AudioCache:
    """A folder of streamed sounds, kept under a limit."""

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        self.folder = folder
        self._limit_bytes = limit_bytes

    def open(self, url: str) -> StreamedEntry:
        """The entry of an address, new where there is none; makes room first."""
        path = self.path_of(url)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if path.exists():
                os.utime(path)
        except OSError:
            _log.warning("%s cannot be written", self.folder, exc_info=True)
        self._make_room(keep=path)
        return StreamedEntry(path, lambda missing: self._has_room(path, missing))

    def whole_file(self, url: str) -> Path | None:
        """The file that holds every byte of an address, where there is one."""
        path = self.path_of(url)
        if not path.exists() or not read_record(path).whole:
            return None
        os.utime(path)
        return path

    @contextlib.contextmanager
    def borrowed(self, url: str) -> Iterator[tuple[BinaryIO | None, Record]]:
        """What is there of an address, to be read; None where nothing is."""
        path = self.path_of(url)
        record = read_record(path)
        try:
            file = path.open("rb")
        except OSError:
            yield None, Record()
            return
        with file:
            yield file, record

    def path_of(self, url: str) -> Path:
        """Where the bytes of an address are, or would be."""
        name = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:32]
        return self.folder / (name + _BYTES)

    def _make_room(self, keep: Path) -> None:
        files = self._files()
        used = sum(_size(file) for file in files)
        for file in files:
            if used <= self._limit_bytes:
                return
            if file != keep:
                used -= _size(file)
                delete(file)

    def _has_room(self, keep: Path, missing: int) -> bool:
        """Whether the disk takes more, if need be in place of what was streamed
        longest ago."""
        older = [file for file in self._files() if file != keep]
        can_go = sum(_size(file) for file in older)
        if not has_room(self.folder, missing - can_go):
            return False
        while older and not has_room(self.folder, missing):
            delete(older.pop(0))
        return True

    def _files(self) -> list[Path]:
        """The oldest first."""
        return sorted(self.folder.glob("*" + _BYTES), key=_age)


def _age(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def _size(file: Path) -> int:
    try:
        status = file.stat()
    except OSError:
        return 0
    blocks = getattr(status, "st_blocks", None)
    return status.st_size if blocks is None else blocks * 512
