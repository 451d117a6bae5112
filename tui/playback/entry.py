"""A cache entry: one sound's bytes, and a record of which of them are there.

The bytes are a sparse file, the record a small file beside it.
"""

import contextlib
import io
import json
import logging
import os
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from tui.playback.ranges import Ranges

_log = logging.getLogger(__name__)

_RECORD = ".json"


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a sound's bytes."""

    length: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    ranges: Ranges = field(default_factory=Ranges)

    @property
    def whole(self) -> bool:
        """Whether every byte is there."""
        return self.ranges.covers(self.length)


class Entry:
    """One sound's bytes on disk. Not safe for threads: its owner locks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.record = read_record(path)
        mode = "r+b" if path.exists() else "w+b"
        # Unbuffered: what a full disk refuses must not come up again on closing.
        self._file: io.FileIO | io.BytesIO = io.FileIO(path, mode)
        if mode == "w+b":
            self.record = Record()

    def write(self, offset: int, data: bytes) -> None:
        """Put bytes where they belong."""
        self._file.seek(offset)
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]
        last = offset + len(data)
        ranges = self.record.ranges.adding(offset, last)
        self.record = replace(self.record, ranges=ranges)

    def read(self, offset: int, count: int) -> bytes:
        """Up to ``count`` bytes, as far as they are there without a gap."""
        there = min(count, self.record.ranges.end_from(offset) - offset)
        if there <= 0:
            return b""
        self._file.seek(offset)
        return bytes(self._file.read(there))

    def know(
        self, length: int | None, etag: str | None, last_modified: str | None
    ) -> None:
        """Learn something about the file; None says nothing."""
        old = self.record
        self.record = Record(
            old.length if length is None else length,
            etag or old.etag,
            last_modified or old.last_modified,
            old.ranges,
        )

    def set_length(self, length: int) -> None:
        """Know where the file ends, whatever was said before."""
        within = (
            (first, min(last, length)) for first, last in self.record.ranges.spans
        )
        self.record = replace(self.record, length=length, ranges=Ranges.of(within))

    def forget(self) -> None:
        """Start anew: the server has another file now."""
        self._file.truncate(0)
        self.record = Record()

    def cut(self, length: int) -> None:
        """Have no more than so many bytes."""
        self._file.truncate(length)
        self.set_length(length)

    def give_back(self, count: int) -> None:
        """Let the last bytes go, so that a full disk has room for the record."""
        ends = [last for _, last in self.record.ranges.spans]
        length = max(0, max(ends, default=0) - count)
        self._file.truncate(length)
        within = ((a, min(b, length)) for a, b in self.record.ranges.spans)
        self.record = replace(self.record, ranges=Ranges.of(within))

    def settle(self) -> None:
        """Have the bytes on the disk, whatever happens to the machine."""
        os.fsync(self._file.fileno())

    def save(self) -> None:
        """Write down which bytes are there; without it they are fetched again."""
        text = json.dumps(asdict(self.record))
        partial = _record_of(self.path).with_suffix(".new")
        try:
            partial.write_text(text, encoding="utf-8")
            partial.replace(_record_of(self.path))
        except OSError as error:
            partial.unlink(missing_ok=True)
            _log.warning("the record of %s could not be kept: %s", self.path, error)

    @staticmethod
    def record_of(path: Path) -> Path:
        """Where the record of an entry's bytes lies."""
        return _record_of(path)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _record_of(path: Path) -> Path:
    return path.with_name(path.name + _RECORD)


def read_record(path: Path) -> Record:
    """What is known of a file of the cache; nothing where nothing was written."""
    try:
        table = json.loads(_record_of(path).read_text(encoding="utf-8"))
        spans = [(int(first), int(last)) for first, last in table["ranges"]["spans"]]
        length = None if table["length"] is None else int(table["length"])
        on_disk = path.stat().st_size
    except FileNotFoundError:
        return Record()
    except (OSError, ValueError, KeyError, TypeError) as error:
        _log.warning("the record of %s makes no sense: %s", path, error)
        return Record()
    ranges = Ranges.of((first, min(last, on_disk)) for first, last in spans)
    return Record(length, table.get("etag"), table.get("last_modified"), ranges)


def delete(file: Path) -> None:
    """Delete bytes and their record."""
    # Where a file is open elsewhere, Windows refuses; it goes the next time.
    with contextlib.suppress(OSError):
        file.unlink()
        _record_of(file).unlink(missing_ok=True)
