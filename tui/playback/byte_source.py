"""The byte source: a sound of the web, fetched ahead into the cache, read from there.

A reader waits for what is not there yet. When it goes far ahead, or the server falls
silent, the run of requests under way is replaced by one that begins where the reader
waits.
"""

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tui.playback.entry import Record
from tui.playback.fetching import Fetching, Persistence
from tui.playback.probes import Kind, kind_of, stand_in
from tui.playback.ranges import Gap
from tui.playback.streamed_entry import StreamedEntry
from tui.playback.web_audio import Answer

_log = logging.getLogger(__name__)

_NEAR = 128 * 1024
"""Bytes ahead of the fetched ones that are waited for rather than asked for."""
_MOST_REPLACED = 3
"""Connections that are given up in a row; the next one may take its time."""
_SAVE_EVERY = 2.0


class Unavailable(Exception):
    """The bytes will not come. ``str`` is one sentence on why, fit to show."""


class ByteSource:
    """A sound of the web as bytes to be read from anywhere."""

    def __init__(
        self,
        url: str,
        entry: StreamedEntry,
        persistence: Persistence | None = None,
        *,
        live: bool = False,
    ) -> None:
        self.url = url
        self.live = live
        self.error: str | None = None
        """One sentence on why no more bytes come, where that is so."""
        self.trouble: str | None = None
        """One sentence on why no bytes come at the moment, while they are tried for."""
        self.was_read = False
        self.changed = False
        """Whether the server has another file now than the one that was read."""
        self.takes_short = True
        self._persistence = persistence or Persistence()
        self._entry = entry
        self._changed = threading.Condition()
        self._wanted = 0
        self._waiting = 0
        self._closed = False
        self._saved_at = 0.0
        self._came_at = time.monotonic()
        self._first_came_at: float | None = None
        self._came_in_all = 0
        self._fetching: Fetching | None = None
        self._arriving = 0
        self._kind = Kind.OTHER
        self._read_to = 0
        self._replaced = 0
        with self._changed:
            self._fetch()

    @property
    def record(self) -> Record:
        """What is known of the bytes."""
        return self._entry.record

    @property
    def notice(self) -> str | None:
        """One sentence on what is amiss while all goes on."""
        return self._entry.notice

    @property
    def waiting(self) -> bool:
        """Whether a reader waits for bytes that are not there yet."""
        return self._waiting > 0

    @property
    def silence(self) -> float:
        """Seconds since bytes last came, while there are more to come."""
        return 0.0 if self.record.whole else time.monotonic() - self._came_at

    @property
    def rate(self) -> float:
        """Bytes a second since the first came; 0 before that."""
        if self._first_came_at is None:
            return 0.0
        return self._came_in_all / max(0.001, self._came_at - self._first_came_at)

    @property
    def ranged(self) -> bool:
        """Whether the server gives parts, as far as is known."""
        return self._fetching is None or self._fetching.ranged

    @property
    def fraction(self) -> float | None:
        """How much of the file is there from its start without a gap, 0 to 1."""
        record = self.record
        return record.ranges.end_from(0) / record.length if record.length else None

    @property
    def whole_file(self) -> Path | None:
        """The file that holds every byte, where there is one."""
        entry = self._entry
        return entry.path if entry.kept and entry.record.whole else None

    def peek(self, offset: int, count: int) -> bytes:
        """Up to ``count`` bytes from ``offset``, as far as they are there."""
        with self._changed:
            return b"" if self._closed else self._entry.read(offset, count)

    def await_start(self, given_up: threading.Event) -> int | None:
        """Wait until the server has answered; the length, where it is known.

        An MP4 file whose length is not told is waited for: its index may be the last
        thing in it.

        Raises:
            Unavailable: it did not, or the source was closed.
        """
        with self._changed:
            self._await(lambda: self._there(0) or self._past_end(0), given_up)
            self._kind = kind_of(self._entry.read(0, 16))
            if self._kind is Kind.MP4:
                self._await(lambda: self.record.length is not None, given_up)
            return self.record.length

    def read(self, offset: int, count: int, given_up: threading.Event) -> bytes:
        """Up to ``count`` bytes from ``offset``; waits for the first; empty at the end.

        Raises:
            Unavailable: they will not come, or the source was closed.
        """
        with self._changed:
            instead = self._instead(offset, count)
            if instead is not None:
                return instead
            self._wanted = offset
            self._await(lambda: self._there(offset) or self._past_end(offset), given_up)
            self.was_read = True
            data = self._entry.read(offset, count)
            self._read_to = offset + len(data)
            return data

    def wake(self) -> None:
        """Let every reader look whether it still waits."""
        with self._changed:
            self._changed.notify_all()

    def close(self) -> None:
        """Stop fetching; what came so far stays in the cache."""
        with self._changed:
            if self._closed:
                return
            self._closed = True
            self._fetching = None
            self._entry.save()
            self._entry.close()
            self._changed.notify_all()

    def is_current(self, fetching: Fetching) -> bool:
        """Whether a run of requests is still wanted."""
        return self._fetching is fetching

    def next_gap(self, fetching: Fetching) -> Gap | None:
        """What is to be fetched next: what the reader needs, then the rest."""
        with self._changed:
            if not self.is_current(fetching):
                return None
            ranges, length = self.record.ranges, self.record.length
            ahead = ranges.gap_from(self._wanted, length) if fetching.ranged else None
            return ahead or ranges.gap_from(0, length)

    def learn(self, fetching: Fetching, answer: Answer) -> None:
        """Take in what a server told of the file."""
        with self._changed:
            if self.is_current(fetching):
                self._arriving = answer.first
                self._entry.know(answer.length, answer.etag, answer.last_modified)
                self._came()

    def keep(self, fetching: Fetching, offset: int, piece: bytes) -> bool:
        """Take in bytes; whether more are wanted of this run of requests."""
        with self._changed:
            if not self.is_current(fetching):
                return False
            self._entry.write(offset, piece)
            self._arriving = offset + len(piece)
            self._replaced = 0
            self._came()
            self._came_in_all += len(piece)
            self._first_came_at = self._first_came_at or self._came_at
            if self._came_at - self._saved_at > _SAVE_EVERY:
                self._saved_at = self._came_at
                self._entry.save()
            return True

    def learn_end(self, fetching: Fetching, length: int) -> None:
        """Know where the file ends."""
        with self._changed:
            if self.is_current(fetching):
                self._entry.set_length(length)
                self._came()

    def forget(self, fetching: Fetching) -> None:
        """Throw away bytes of a file that the server no longer has."""
        with self._changed:
            if self.is_current(fetching):
                self.changed = self.was_read
                self._entry.forget()

    def rest(self, fetching: Fetching, seconds: float, trouble: str) -> None:
        """Wait before another attempt. ``trouble`` is why it is needed."""
        with self._changed:
            if self.is_current(fetching):
                self._suffer(trouble)
            self._changed.wait_for(lambda: not self.is_current(fetching), seconds)

    def finish(self, fetching: Fetching, error: str | None) -> None:
        """A run of requests is over, for good when it failed."""
        with self._changed:
            if self.is_current(fetching):
                self.error = error
                self._suffer(error)
                self._entry.save()
                self._changed.notify_all()

    def _suffer(self, trouble: str | None) -> None:
        """Know of a trouble, and log it once for as long as it lasts."""
        if trouble is not None and trouble != self.trouble:
            _log.warning("%s", trouble)
        self.trouble = trouble

    def _came(self) -> None:
        self.trouble = None
        self._came_at = time.monotonic()
        self._changed.notify_all()

    def _instead(self, offset: int, count: int) -> bytes | None:
        """What a reader that only probes gets for bytes that are not there."""
        if self._there(offset) or offset == self._read_to:
            return None
        return stand_in(self._kind, offset, count, self.record.length, self.ranged)

    def _there(self, offset: int) -> bool:
        return self.record.ranges.end_from(offset) > offset

    def _past_end(self, offset: int) -> bool:
        return self.record.length is not None and offset >= self.record.length

    def _await(self, there: Callable[[], bool], given_up: threading.Event) -> None:
        self._waiting += 1
        try:
            while not (self._closed or there() or given_up.is_set() or self.error):
                self._mind()
                self._changed.wait(self._persistence.impatience)
        finally:
            self._waiting -= 1
        if self._closed or not there():
            raise Unavailable(self.error or "The sound was let go of.")

    def _mind(self) -> None:
        """Replace the run of requests when it does not serve the waiting reader."""
        assert self._fetching is not None
        missing = self.record.ranges.end_from(self._wanted)
        near = self._arriving <= missing <= self._arriving + _NEAR
        silent = time.monotonic() - self._came_at > self._persistence.impatience
        replaceable = self._fetching.ranged and self._fetching.answered
        if replaceable and (not near or silent) and self._replaced < _MOST_REPLACED:
            self._replaced += 1
            self._fetch()

    def _fetch(self) -> None:
        before = self._fetching
        self._came_at = time.monotonic()
        self._fetching = Fetching(self, self._persistence, before)
        self._fetching.start()
