"""Loudness: how loud a recording is when, and where in it sound begins and ends."""

import math
from functools import cached_property
from typing import TYPE_CHECKING

from tui.model.transcript import Stretch
from tui.transcripts.aligning.sound import SAMPLE_RATE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from tui.transcripts.aligning.sound import Samples

    Levels = npt.NDArray[np.floating]

FRAME = 0.01
"""Seconds a level stands for."""

FRAME_SAMPLES = round(FRAME * SAMPLE_RATE)

_CLOSURE = 0.12
"""Seconds a word may be silent before its first sound: the closure of a stop."""

_BELOW_SPEECH = 25.0


class Loudness:
    """The level of each hundredth of a second, in decibels below full scale."""

    def __init__(self, levels: "Levels") -> None:
        self.levels = levels

    @cached_property
    def floor(self) -> float:
        """Above this level there is sound: well below speech, and above a music bed."""
        import numpy as np

        if not len(self.levels):
            return 0.0
        quiet, loud = np.percentile(self.levels, (5, 90))
        return float(max(loud - _BELOW_SPEECH, (loud + quiet) / 2))

    def sound_inside(self, start: float, end: float) -> tuple[float, float] | None:
        """Where in a stretch sound begins and ends, or None where it is silent."""
        import numpy as np

        first, last = math.floor(start / FRAME), math.ceil(end / FRAME)
        loud = np.flatnonzero(self.levels[first:last] > self.floor)
        if not len(loud):
            return None
        begin = max(start, (first + int(loud[0])) * FRAME)
        return begin, min(end, (first + int(loud[-1]) + 1) * FRAME)

    def first_sound(self, start: float, end: float) -> float:
        """Where the sound of a word begins: recognizers count some of a pause to it."""
        inside = self.sound_inside(start, end)
        return start if inside is None or inside[0] - start < _CLOSURE else inside[0]

    def sounds(self) -> list[Stretch]:
        """All stretches of sound."""
        import numpy as np

        loud = np.concatenate([[False], self.levels > self.floor, [False]])
        turns = np.flatnonzero(loud[1:] != loud[:-1]).reshape(-1, 2) * FRAME
        return [Stretch(float(start), float(end)) for start, end in turns]


def levels_of(samples: "Samples") -> "Levels":
    """How loud whole frames of samples are."""
    import numpy as np

    frames = samples.reshape(-1, FRAME_SAMPLES).astype(np.float32) / 32_768
    power = (frames * frames).mean(axis=1) if len(frames) else np.zeros(0, np.float32)
    levels: Levels = 10 * np.log10(power + 1e-10)
    return levels
