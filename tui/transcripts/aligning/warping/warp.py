"""Warping: where in a long sound a short one is, faster here and slower there.

Dynamic time warping (Sakoe and Chiba 1978) with their slope constraint P = 1: neither
sound runs more than twice as fast as the other. The short one may begin anywhere.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tui.transcripts.aligning.warping.features import Matrix

_BOTH, _SHORT_TWICE, _LONG_TWICE = 0, 1, 2
_STEPS = np.array([(1, 1), (2, 1), (1, 2)])


@dataclass(frozen=True, slots=True)
class Warp:
    """The mean distance of the short sound from the long one, by where it ends."""

    costs: npt.NDArray[np.float32]
    _steps: npt.NDArray[np.uint8]

    def path(self, end: int) -> npt.NDArray[np.int64]:
        """For each row of the short sound the row of the long one it is like."""
        path = np.zeros(len(self._steps), np.int64)
        row, column = len(self._steps) - 1, end
        while row >= 0:
            path[row] = max(0, column)
            step = self._steps[row, max(0, column)]
            if step == _SHORT_TWICE and row:
                path[row - 1] = max(0, column)
            row, column = np.array([row, column]) - _STEPS[step]
        return path


def warp(short: Matrix, long: Matrix) -> Warp:
    """Compare a short sound with every part of a long one."""
    return warped(distances(short, long))


def warped(distances: Matrix) -> Warp:
    """The same, with a row of distances for each moment of the short sound."""
    steps = np.zeros(distances.shape, np.uint8)
    before = distances[0]
    two_before = np.full_like(before, np.inf)
    for row in range(1, len(distances)):
        now = distances[row]
        ways = np.stack(
            [
                _later(before, 1) + now,
                _later(two_before, 1) + distances[row - 1] + now,
                _later(before, 2) + (_later(now, 1, 0.0) + now) / 2,
            ]
        )
        steps[row] = ways.argmin(axis=0)
        before, two_before = ways.min(axis=0), before
    return Warp(before / len(distances), steps)


def distances(short: Matrix, long: Matrix) -> Matrix:
    """Of each row of the one to each of the other."""
    squares = (short**2).sum(axis=1)[:, None] + (long**2).sum(axis=1)
    squares = np.maximum(squares - 2 * (short @ long.T), 0)
    return np.asarray(np.sqrt(squares), np.float32)


def _later(values: Matrix, columns: int, fill: float = np.inf) -> Matrix:
    moved = np.empty_like(values)
    moved[:columns] = fill
    moved[columns:] = values[:-columns]
    return moved
