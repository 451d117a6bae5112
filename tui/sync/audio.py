"""The audio that is heard: which file it is, so that anchors go with the right one."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tui.model.quote import Anchor

_HEAD_BYTES = 64 * 1024
_STREAM = "seconds:"
_SAME_LENGTH_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Audio:
    """What is heard: a file known by its bytes, a stream by its length alone."""

    file_key: str | None
    duration: float | None

    @property
    def key(self) -> str:
        """What anchors are kept under."""
        return self.file_key or f"{_STREAM}{self.duration or 0.0:.2f}"

    def is_of(self, key: str) -> bool:
        """Whether something kept under a key was heard of this audio.

        A stream of the same length is the same; adverts would change its length.
        """
        if key == self.key:
            return True
        if not key.startswith(_STREAM) or self.duration is None:
            return False
        seconds = float(key.removeprefix(_STREAM))
        return abs(seconds - self.duration) <= _SAME_LENGTH_SECONDS

    def plays(self, file_key: str, seconds: float) -> bool:
        """Whether this is a file that plays so long, or the stream of it."""
        if self.file_key is not None:
            return self.file_key == file_key
        known = self.duration is not None
        return known and abs((self.duration or 0.0) - seconds) <= _SAME_LENGTH_SECONDS

    def anchors_of(self, anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
        """The anchors set while this audio was heard."""
        return tuple(anchor for anchor in anchors if self.is_of(anchor.audio_key))


def audio_at(file: Path | None, duration: float | None) -> Audio:
    """The audio in a file, or the stream of a length. Reads a little of the file."""
    return Audio(file_key(file) if file else None, duration)


def file_key(file: Path) -> str | None:
    """A file's length in bytes and a hash of its head; None where it cannot be read."""
    try:
        with file.open("rb") as opened:
            length = os.fstat(opened.fileno()).st_size
            digest = hashlib.sha256(opened.read(_HEAD_BYTES)).hexdigest()
    except OSError:
        return None
    return f"{length}:{digest[:16]}"
