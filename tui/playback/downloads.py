"""Downloads: an enclosure becomes a file in the download folder, whole or not at all.

The bytes come into a partial file beside a record of what is there, so that a download
broken off at any moment goes on where it was.
"""

import hashlib
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tui.playback.audio_cache import AudioCache
from tui.playback.entry import Entry, Record
from tui.playback.fetching import Fetching, Persistence
from tui.playback.partial import (
    DownloadBusy,
    DownloadCanceled,
    DownloadError,
    DownloadUnlike,
    Partial,
    check_room,
)
from tui.playback.ranges import Gap
from tui.playback.web_audio import Answer, Changed
from tui.web import host_of

__all__ = [
    "DownloadBusy",
    "DownloadCanceled",
    "DownloadError",
    "DownloadUnlike",
    "Progress",
    "accept",
    "download",
]

_SAVE_EVERY = 2.0
_TELL_EVERY = 0.25
_RATE_OVER = 5.0
"""Seconds over which the rate is measured: an hour ago says nothing of now."""
_ROOM_FOR_RECORD = 64 * 1024
_EMPTY = (
    "{host} sent an empty file: sync the show, which may bring a new address, or try "
    "again later."
)
_ODD = (
    "{host} announced {told:,} bytes and has only {length:,}: the end may be missing."
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a download is."""

    done_bytes: int
    total_bytes: int | None
    bytes_per_second: float
    trouble: str = ""
    """Why nothing comes at the moment, while it is tried again; at the end, what is
    odd about the file."""

    @property
    def seconds_left(self) -> float | None:
        """How long it still takes at this rate, where that can be told."""
        if self.total_bytes is None:
            return None
        if self.done_bytes >= self.total_bytes:
            return 0.0
        if self.bytes_per_second <= 0:
            return None
        return (self.total_bytes - self.done_bytes) / self.bytes_per_second

    @property
    def share(self) -> float | None:
        """How much of it is there, 0 to 1, where that can be told."""
        if not self.total_bytes:
            return None
        return min(1.0, self.done_bytes / self.total_bytes)


def download(
    url: str,
    folder: Path,
    name: PurePosixPath,
    *,
    key: str = "",
    progress: Callable[[Progress], None] = lambda progress: None,
    cancel: threading.Event | None = None,
    integrity: str | None = None,
    cache: AudioCache | None = None,
    persistence: Persistence | None = None,
) -> PurePosixPath:
    """Bring an enclosure into ``folder``; where it lies there in the end.

    Goes on where an earlier attempt of the same ``key`` (else address) left off.
    ``integrity`` holds Subresource Integrity hashes. What ``cache`` holds is not
    fetched again.

    Raises:
        DownloadError: it did not work; the message is fit to show.
    """
    partial = Partial(folder, key or hashlib.sha256(url.encode()).hexdigest()[:32])
    try:
        with partial.claimed():
            # What was streamed may be the very file that was set aside.
            partial.begin_with(None if partial.aside.exists() else cache, url)
            _Download(url, partial, progress, cancel or threading.Event()).run(
                persistence or Persistence()
            )
            partial.check(integrity)
            became = partial.become(name)
            partial.discard()
            return became
    except OSError as error:
        raise DownloadError(
            f"{folder / name} could not be written: {error.strerror or error}. What "
            "came is kept."
        ) from error


def accept(folder: Path, name: PurePosixPath, key: str) -> PurePosixPath:
    """Keep what came and was not what its feed describes; where it lies in the end.

    Raises:
        DownloadError: nothing was set aside.
    """
    partial = Partial(folder, key)
    with partial.claimed():
        partial.accept()
        return partial.become(name)


class _Download:
    """What a run of requests fills, in the thread that asked for it."""

    def __init__(
        self,
        url: str,
        partial: Partial,
        progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> None:
        self.url = url
        self.was_read = False
        self.takes_short = False
        self.live = False
        self._partial = partial
        self._progress = progress
        self._cancel = cancel
        self._entry = Entry(partial.path)
        self._error: str | None = None
        self._oddity = ""
        self._came: deque[tuple[float, int]] = deque()
        self._saved_at = self._told_at = 0.0

    @property
    def record(self) -> Record:
        """What is known of the bytes."""
        return self._entry.record

    def run(self, persistence: Persistence) -> None:
        """Fetch until all is there."""
        try:
            Fetching(self, persistence).run()
            self._end()
        finally:
            self._entry.save()
            self._entry.close()

    def _end(self) -> None:
        if self._cancel.is_set() and not self.record.whole:
            raise DownloadCanceled("The download was stopped; it can go on later.")
        if self._error is not None:
            raise DownloadError(self._error)
        if not self.record.ranges.bytes:
            raise DownloadError(_EMPTY.format(host=host_of(self.url)))
        self._entry.cut(self.record.ranges.end_from(0))
        self._entry.settle()
        self._tell(0.0, self._oddity)

    def next_gap(self, fetching: Fetching) -> Gap | None:
        """The first bytes that are missing."""
        if self._cancel.is_set():
            return None
        return self.record.ranges.gap_from(0, self.record.length)

    def learn(self, fetching: Fetching, answer: Answer) -> None:
        """Take in what a server told of the file; refuse what does not fit the disk."""
        known = self.record.length
        told = self.record.ranges.spans and None not in (known, answer.length)
        if told and known != answer.length:
            raise Changed
        self._entry.know(answer.length, answer.etag, answer.last_modified)
        check_room(
            self._partial.folder, (answer.length or 0) - self.record.ranges.bytes
        )
        self._save(time.monotonic())

    def keep(self, fetching: Fetching, offset: int, piece: bytes) -> bool:
        """Take in bytes; whether more are wanted."""
        try:
            self._entry.write(offset, piece)
        except OSError as error:
            self._entry.give_back(_ROOM_FOR_RECORD)
            raise DownloadError(
                f"{self._partial.folder} cannot take any more: "
                f"{error.strerror or error}. Make room and go on; what came is kept."
            ) from error
        now = time.monotonic()
        if now - self._saved_at > _SAVE_EVERY:
            check_room(self._partial.folder, 0)
            self._save(now)
        if now - self._told_at > _TELL_EVERY:
            self._told_at = now
            self._tell(self._rate(now))
        return not self._cancel.is_set()

    def learn_end(self, fetching: Fetching, length: int) -> None:
        """Know where the file ends, if that is not where it was said to."""
        told = self.record.length
        if told is not None and length < told:
            self._oddity = _ODD.format(host=host_of(self.url), told=told, length=length)
        self._entry.set_length(length)

    def forget(self, fetching: Fetching) -> None:
        """Throw away bytes of a file that the server no longer has."""
        self._entry.forget()

    def rest(self, fetching: Fetching, seconds: float, trouble: str) -> None:
        """Wait before another attempt."""
        self._tell(0.0, trouble)
        self._cancel.wait(seconds)

    def finish(self, fetching: Fetching, error: str | None) -> None:
        """It is over."""
        self._error = error

    def _save(self, now: float) -> None:
        """Write down what is there, after it is: not even a power cut parts the two."""
        self._saved_at = now
        self._entry.settle()
        self._entry.save()

    def _rate(self, now: float) -> float:
        """Bytes a second of late."""
        self._came.append((now, self.record.ranges.bytes))
        while now - self._came[0][0] > _RATE_OVER:
            self._came.popleft()
        (began, had), (ended, has) = self._came[0], self._came[-1]
        return (has - had) / (ended - began) if ended > began else 0.0

    def _tell(self, rate: float, trouble: str = "") -> None:
        done = self.record.ranges.bytes
        self._progress(Progress(done, self.record.length, rate, trouble))
