"""Downloads: an enclosure becomes a file in the download folder, whole or not at all.

The bytes come into a ``.part`` file beside a record of what is there, so that a
download broken off at any moment goes on where it was.
"""

import base64
import hashlib
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tui.errors import EarmarkError
from tui.playback.audio_cache import AudioCache, Entry, Record
from tui.playback.fetching import Fetching, Persistence
from tui.playback.ranges import Gap
from tui.playback.web_audio import Answer
from tui.web import host_of

_SPARE_BYTES = 64 * 1024 * 1024
"""What a download leaves free on a disk."""
_SAVE_EVERY = 2.0
_TELL_EVERY = 0.2
_EMPTY = (
    "{host} sent an empty file: sync the show, which may bring a new address, or try "
    "again later."
)
_ALGORITHMS = {"sha256": hashlib.sha256, "sha384": hashlib.sha384}
_ALGORITHMS["sha512"] = hashlib.sha512


class DownloadError(EarmarkError):
    """A download did not work; what came so far is kept for the next attempt."""


class DownloadCanceled(DownloadError):
    """The listener changed their mind."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a download is."""

    done_bytes: int
    total_bytes: int | None
    bytes_per_second: float

    @property
    def seconds_left(self) -> float | None:
        """How long it still takes at this rate, where that can be told."""
        if self.total_bytes is None or self.bytes_per_second <= 0:
            return None
        return (self.total_bytes - self.done_bytes) / self.bytes_per_second


def download(
    url: str,
    folder: Path,
    name: PurePosixPath,
    *,
    progress: Callable[[Progress], None] = lambda progress: None,
    cancel: threading.Event | None = None,
    integrity: str | None = None,
    cache: AudioCache | None = None,
    persistence: Persistence | None = None,
) -> PurePosixPath:
    """Bring an enclosure into ``folder``; where it lies there in the end.

    Goes on where an earlier attempt left off. ``integrity`` is a Subresource Integrity
    hash. What ``cache`` already holds whole is not fetched again.

    Raises:
        DownloadError: it did not work; the message is fit to show.
    """
    target = folder / name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(target.name + ".part")
        cached = cache.whole_file(url) if cache else None
        if cached is not None:
            shutil.copyfile(cached, part)
        else:
            _Download(url, part, progress, cancel or threading.Event()).run(persistence)
        _check_integrity(part, integrity)
        return PurePosixPath(_moved(part, target).relative_to(folder))
    except OSError as error:
        raise DownloadError(
            f"{target} could not be written: {error.strerror or error}."
        ) from error


class _Download:
    """What a run of requests fills, in the thread that asked for it."""

    def __init__(
        self,
        url: str,
        part: Path,
        progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> None:
        self.url = url
        self.was_read = False
        self._part = part
        self._progress = progress
        self._cancel = cancel
        self._entry = Entry(part)
        self._error: str | None = None
        self._began = time.monotonic()
        self._began_with = self.record.ranges.bytes
        self._saved_at = self._told_at = 0.0

    @property
    def record(self) -> Record:
        """What is known of the bytes."""
        return self._entry.record

    def run(self, persistence: Persistence | None) -> None:
        """Fetch until all is there."""
        try:
            Fetching(self, persistence or Persistence()).run()
        finally:
            self._entry.save()
            self._entry.close()
        if self._cancel.is_set():
            raise DownloadCanceled("The download was stopped; it can go on later.")
        if self._error is not None:
            raise DownloadError(self._error)
        if not self.record.ranges.bytes:
            raise DownloadError(_EMPTY.format(host=host_of(self.url)))
        self._entry.delete_record()

    def next_gap(self, fetching: Fetching) -> Gap | None:
        """The first bytes that are missing."""
        if self._cancel.is_set():
            return None
        return self.record.ranges.gap_from(0, self.record.length)

    def learn(self, fetching: Fetching, answer: Answer) -> None:
        """Take in what a server told of the file; refuse what does not fit the disk."""
        self._entry.know(answer.length, answer.etag, answer.last_modified)
        missing = (answer.length or 0) - self.record.ranges.bytes
        free = shutil.disk_usage(self._part.parent).free
        if missing + _SPARE_BYTES > free:
            raise DownloadError(
                f"{self._part.parent} has {free >> 20} MB free, and this download "
                f"needs {(missing + _SPARE_BYTES) >> 20} MB: make room first."
            )

    def keep(self, fetching: Fetching, offset: int, piece: bytes) -> bool:
        """Take in bytes; whether more are wanted."""
        self._entry.write(offset, piece)
        now = time.monotonic()
        if now - self._saved_at > _SAVE_EVERY:
            self._saved_at = now
            self._entry.save()
        if now - self._told_at > _TELL_EVERY or self.record.whole:
            self._told_at = now
            self._tell(now)
        return not self._cancel.is_set()

    def learn_end(self, fetching: Fetching, length: int) -> None:
        """Know where the file ends."""
        self._entry.set_length(length)

    def forget(self, fetching: Fetching) -> None:
        """Throw away bytes of a file that the server no longer has."""
        self._entry.forget()

    def rest(self, fetching: Fetching, seconds: float, trouble: str) -> None:
        """Wait before another attempt."""
        self._cancel.wait(seconds)

    def finish(self, fetching: Fetching, error: str | None) -> None:
        """It is over."""
        self._error = error

    def _tell(self, now: float) -> None:
        done = self.record.ranges.bytes
        rate = (done - self._began_with) / max(0.001, now - self._began)
        self._progress(Progress(done, self.record.length, rate))


def _check_integrity(part: Path, integrity: str | None) -> None:
    algorithm, _, wanted = (integrity or "").partition("-")
    if algorithm not in _ALGORITHMS:
        return
    with part.open("rb") as file:
        digest = hashlib.file_digest(file, _ALGORITHMS[algorithm]).digest()
    if base64.b64encode(digest).decode("ascii") != wanted.strip():
        part.unlink()
        raise DownloadError(
            "What came is not the file that the feed describes (its hash differs); "
            "nothing was kept."
        )


def _moved(part: Path, target: Path) -> Path:
    free = target
    number = 2
    while free.exists():
        free = target.with_stem(f"{target.stem} ({number})")
        number += 1
    part.replace(free)
    return free
