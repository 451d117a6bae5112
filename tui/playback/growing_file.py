"""A growing file: a sound of the cache, read by another process while it is fetched."""

import threading
from pathlib import Path

from tui.playback.entry import read_record
from tui.playback.ranges import Ranges

_LOOK_EVERY = 0.5


class GrowingFile:
    """Bytes of a cache entry that another process writes; whole without a record."""

    def __init__(self, path: Path, is_cached: bool) -> None:
        self._path = path
        self._is_cached = is_cached
        self._file = path.open("rb")
        self._there = Ranges()
        self._length: int | None = None

    def await_start(self, given_up: threading.Event) -> int | None:
        """Wait for the first bytes; the length, where it is known."""
        self._await(0, given_up)
        return self._length

    def read(self, offset: int, count: int, given_up: threading.Event) -> bytes:
        """Up to ``count`` bytes from ``offset``; waits for the first; empty at the
        end."""
        self._await(offset, given_up)
        self._file.seek(offset)
        there = self._there.end_from(offset) - offset
        return self._file.read(max(0, min(count, there)))

    def _await(self, offset: int, given_up: threading.Event) -> None:
        while self._there.end_from(offset) <= offset and not given_up.is_set():
            self._look()
            over = self._length is not None and offset >= self._length
            if over or self._there.end_from(offset) > offset:
                return
            given_up.wait(_LOOK_EVERY)

    def _look(self) -> None:
        if self._is_cached:
            record = read_record(self._path)
            self._there, self._length = record.ranges, record.length
        else:
            self._length = self._path.stat().st_size
            self._there = Ranges.of([(0, self._length)])
