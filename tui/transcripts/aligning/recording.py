"""A recording: sound on disk that can be cut anywhere, and how loud it is when.

An hour and a half of samples would be 170 MB of memory; a temporary file holds them.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from tui.transcripts.aligning.loudness import FRAME_SAMPLES, Loudness, levels_of
from tui.transcripts.aligning.sound import SAMPLE_RATE

if TYPE_CHECKING:
    from tui.transcripts.aligning.sound import Samples

_SAMPLE_BYTES = 2


@contextmanager
def recorded(
    sound: "Iterable[Samples]", keep_on: Callable[[], None]
) -> Iterator["Recording"]:
    """All of a sound; ``keep_on`` is called after each piece, and may raise."""
    with tempfile.TemporaryFile() as file:
        yield Recording(file, sound, keep_on)


class Recording:
    """Samples in a file, with their loudness in memory."""

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
            whole = len(rest) // FRAME_SAMPLES * FRAME_SAMPLES
            levels.append(levels_of(rest[:whole]))
            rest = rest[whole:]
            keep_on()
        self.loudness = Loudness(np.concatenate(levels or [levels_of(rest[:0])]))

    @property
    def duration(self) -> float:
        """In seconds."""
        return self._length / SAMPLE_RATE

    def cut(self, start: float, end: float) -> "Samples":
        """The samples between two times."""
        import numpy as np

        first = min(self._length, max(0, round(start * SAMPLE_RATE)))
        last = min(self._length, max(first, round(end * SAMPLE_RATE)))
        self._file.seek(first * _SAMPLE_BYTES)
        data = self._file.read((last - first) * _SAMPLE_BYTES)
        return np.frombuffer(data, "<i2").astype(np.int16)
