"""Likeness: how much more alike two moments of sound are than any two would be.

A distance alone says little: a chord is about as far from everything, a hiss from
nothing. So the usual distance of both moments is taken off. How much likeness remains
where a text is said, and how much by chance, is learned from the recording itself: no
text read backward is said in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
import numpy.typing as npt

from tui.transcripts.aligning.warping.features import Matrix
from tui.transcripts.aligning.warping.warp import distances, warped

_SAMPLED = 200
_BLOCK = 20_000


class Likeness:
    """The likeness of the moments of a reading to those of a recording."""

    def __init__(self, reading: Matrix, recording: Matrix) -> None:
        self._recording = recording
        self._read, self._recorded = _sampled(reading), _sampled(recording)
        self._usual = np.concatenate(
            [
                distances(self._read, recording[at : at + _BLOCK]).mean(axis=0)
                for at in range(0, max(1, len(recording)), _BLOCK)
            ]
        )
        self._mean = float(self._usual.mean())

    def of(self, rows: Matrix, part: slice) -> Matrix:
        """Of each row of a reading to each of a part of the recording."""
        mine = distances(rows, self._recorded).mean(axis=1)[:, None] - self._mean
        found = mine + self._usual[part] - distances(rows, self._recording[part])
        return np.asarray(found, np.float32)

    def best(self, rows: Matrix, part: slice) -> float:
        """The mean likeness of rows to where in a part they are most alike."""
        return -float(warped(-self.of(rows, part)).costs.min())


@dataclass(frozen=True, slots=True)
class Scale:
    """The usual likeness of what is said, and what chance gives."""

    said: float
    by_chance: float

    @property
    def middle(self) -> float:
        """Halfway between the two."""
        return (self.said + self.by_chance) / 2

    @property
    def margin(self) -> float:
        """How far a moment that is said is from the middle."""
        return (self.said - self.by_chance) / 2


def scale(
    likeness: Likeness, found: Iterable[tuple[Matrix, slice]], around: int
) -> Scale:
    """The scale of rows that were found in parts of a recording.

    What chance gives is looked for in ``around`` rows more on both sides.
    """
    said, by_chance = [], []
    for rows, part in found:
        said.append(likeness.best(rows, part))
        wider = slice(max(0, part.start - around), part.stop + around)
        by_chance.append(likeness.best(rows[::-1], wider))
    said, by_chance = _finite(said), _finite(by_chance)
    if not said or not by_chance:
        return Scale(0.0, 0.0)
    return Scale(median(said), median(by_chance))


def _finite(values: Sequence[float]) -> list[float]:
    return [value for value in values if np.isfinite(value)]


def _sampled(rows: npt.NDArray[np.float32]) -> Matrix:
    return rows[:: max(1, len(rows) // _SAMPLED)]
