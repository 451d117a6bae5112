"""A recording: sound on disk that can be cut anywhere, and how loud it is when.

An hour and a half of samples would be 170 MB of memory; a temporary file holds them.
"""

import math
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from tui.transcripts.aligning.sound import SAMPLE_RATE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from tui.transcripts.aligning.sound import Samples

    Levels = npt.NDArray[np.floating]

FRAME = 0.01
"""Seconds a level stands for."""

_FRAME_SAMPLES = round(FRAME * SAMPLE_RATE)
_SAMPLE_BYTES = 2


@contextmanager
def recorded(
    sound: "Iterable[Samples]", keep_on: Callable[[], None]
) -> Iterator["Recording"]:
    """All of a sound; ``keep_on`` is called after each piece, and may raise."""
    with tempfile.TemporaryFile() as file:
        yield Recording(file, sound, keep_on)


class Recording:
    """Samples in a file, with their levels in memory."""

    def __init__(
        self, file: IO[bytes], sound: "Iterable[Samples]", keep_on: Callable[[], None]
    ) -> None:
        """Take a sound in."""
        import numpy as np

        self._file = file
        self._length = 0
        levels = []
        rest = np.zeros(0, np.int16)
        for samples in sound:
            self._file.write(samples.astype("<i2").tobytes())
            self._length += len(samples)
            rest = np.concatenate([rest, samples])
            whole = len(rest) // _FRAME_SAMPLES * _FRAME_SAMPLES
            levels.append(_levels(rest[:whole]))
            rest = rest[whole:]
            keep_on()
        self.levels: Levels = np.concatenate(levels or [_levels(rest[:0])])
        """How loud each hundredth of a second is, in decibels below full scale."""

    @property
    def duration(self) -> float:
        """In seconds."""
        return self._length / SAMPLE_RATE

    def cut(self, start: float, end: float) -> "Samples":
        """The samples between two times."""
        import numpy as np

        first = max(0, round(start * SAMPLE_RATE))
        last = min(self._length, max(first, round(end * SAMPLE_RATE)))
        self._file.seek(first * _SAMPLE_BYTES)
        data = self._file.read((last - first) * _SAMPLE_BYTES)
        return np.frombuffer(data, "<i2").astype(np.int16)


def _levels(samples: "Samples") -> "Levels":
    import numpy as np

    frames = samples.reshape(-1, _FRAME_SAMPLES).astype(np.float32) / 32_768
    power = (frames * frames).mean(axis=1) if len(frames) else np.zeros(0, np.float32)
    levels: Levels = 10 * np.log10(power + 1e-10)
    return levels


def sound_inside(
    levels: "Levels", start: float, end: float
) -> tuple[float, float] | None:
    """Where in a stretch sound begins and ends, or None where it is silent."""
    import numpy as np

    first, last = math.floor(start / FRAME), math.ceil(end / FRAME)
    loud = np.flatnonzero(levels[first:last] > threshold(levels))
    if not len(loud):
        return None
    begin = max(start, (first + int(loud[0])) * FRAME)
    return begin, min(end, (first + int(loud[-1]) + 1) * FRAME)


def threshold(levels: "Levels") -> float:
    """The level over which a recording holds sound: well below its loud parts."""
    import numpy as np

    if not len(levels):
        return 0.0
    loud = float(np.percentile(levels, 90))
    quiet = float(np.percentile(levels, 5))
    return max(-70.0, min(loud - 25.0, quiet + 0.5 * (loud - quiet)))
