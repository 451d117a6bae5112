"""Searching: every unit of a reading is looked for in all of a recording.

First with eight hundredths of a second to a row, for candidates; where the chain of
them goes through, again with two.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import log, sqrt

import numpy as np
import numpy.typing as npt

from tui.transcripts.aligning.sound import SAMPLE_RATE
from tui.transcripts.aligning.trusting import Matched
from tui.transcripts.aligning.warping.chaining import Candidate, chain
from tui.transcripts.aligning.warping.features import HOP, Features
from tui.transcripts.aligning.warping.filling import filled
from tui.transcripts.aligning.warping.unit import Unit
from tui.transcripts.aligning.warping.warp import warp
from tui.transcripts.spoken import measure

_ROWS_AT_ONCE = 4
_CANDIDATES = 6
_APART_SECONDS = 0.8
_AROUND_SECONDS = 0.8
_PAUSE_SECONDS = 0.15
_FEWEST_ROWS = 6
_ALIKE = 10
"""This many places one after the other are as good as one."""

_NOT_BY_CHANCE = 0.8
"""Of the best of so many places by chance, in deviations from what is usual."""


class Search:
    """A recording, and the units of a reading of its text."""

    def __init__(
        self, recording: Features, reading: Features, lengths: Sequence[int]
    ) -> None:
        """``lengths`` are the samples of each unit of the reading."""
        ends = [length / SAMPLE_RATE for length in accumulate(lengths, initial=0)]
        bounds = np.searchsorted(reading.times, ends)
        self._recording = recording
        self._coarse = recording.coarse(_ROWS_AT_ONCE)
        self._units = [
            Features(reading.rows[a:b], reading.times[a:b]) for a, b in pairwise(bounds)
        ]

    def places(self, progress: Callable[[float], None]) -> list[Candidate]:
        """Where the units are, those that are anywhere."""
        candidates: list[Candidate] = []
        for number, unit in enumerate(self._units):
            candidates.extend(self._candidates(number, unit.coarse(_ROWS_AT_ONCE)))
            progress(number / len(self._units))
        seconds = (len(unit) * HOP for unit in self._units)
        chosen = chain(candidates, list(accumulate(seconds, initial=0.0)))
        return filled(chosen, self._units, self._recording)

    def words(
        self, chosen: Sequence[Candidate], units: Sequence[Unit], words: Sequence[str]
    ) -> Iterator[Matched]:
        """The words of the units where they were found."""
        for index, place in enumerate(chosen):
            times = self._times(chosen, index)
            if times is not None:
                yield from _spread(units[place.unit], words, times)

    def _times(
        self, chosen: Sequence[Candidate], index: int
    ) -> npt.NDArray[np.float64] | None:
        """When each row of a unit is heard, compared together with its neighbors.

        A unit by itself may begin with its second word; after another it cannot.
        """
        place = chosen[index]
        group = [c for c in chosen[max(0, index - 1) : index + 2] if _linked(c, place)]
        long = self._window(
            group[0].start - _AROUND_SECONDS, group[-1].end + _AROUND_SECONDS
        )
        rows = np.concatenate([self._units[c.unit].rows for c in group])
        compared = warp(rows, long.rows)
        if not np.isfinite(compared.costs.min()):
            return None
        path = compared.path(int(compared.costs.argmin()))
        before = sum(len(self._units[c.unit]) for c in group if c.unit < place.unit)
        mine = path[before : before + len(self._units[place.unit])]
        return np.append(long.times[mine], long.times[mine[-1]] + HOP)

    def _window(self, start: float, end: float) -> Features:
        first, last = np.searchsorted(self._recording.times, (start, end))
        rows = slice(int(first), int(last))
        return Features(self._recording.rows[rows], self._recording.times[rows])

    def _candidates(self, number: int, unit: Features) -> Iterator[Candidate]:
        if len(unit) < _FEWEST_ROWS or len(self._coarse) < len(unit):
            return
        compared = warp(unit.rows, self._coarse.rows)
        finite = compared.costs[np.isfinite(compared.costs)]
        if not len(finite):
            return
        usual, spread = float(finite.mean()), float(finite.std()) + 1e-6
        by_chance = _NOT_BY_CHANCE * sqrt(2 * log(max(2.0, len(finite) / _ALIKE)))
        apart = round(_APART_SECONDS / HOP / _ROWS_AT_ONCE)
        for end in _best(compared.costs, apart):
            worth = (usual - float(compared.costs[end])) / spread - by_chance
            if worth > 0:
                path = compared.path(end)
                times = self._coarse.times[[path[0], end]]
                yield Candidate(number, float(times[0]), float(times[1]), worth)


def _linked(a: Candidate, b: Candidate) -> bool:
    """Whether one candidate is right after the other, or the other itself."""
    first, second = (a, b) if a.unit < b.unit else (b, a)
    near = second.start - first.end < _AROUND_SECONDS
    return first.unit == second.unit or (second.unit == first.unit + 1 and near)


def _spread(
    unit: Unit, words: Sequence[str], times: npt.NDArray[np.float64]
) -> Iterator[Matched]:
    """Words by spoken length over the moments of a unit, which have no pauses."""
    lengths = [measure(words[at])[0] for at in range(unit.first, unit.last)]
    shares = np.array(list(accumulate(lengths, initial=0.0))) / sum(lengths)
    rows = np.minimum((shares * len(times)).astype(int), len(times) - 1)
    for offset, (first, last) in enumerate(pairwise(rows)):
        start, end = _without_pause(times[first : last + 1], first == 0)
        yield Matched(unit.first + offset, start, end)


def _without_pause(times: npt.NDArray[np.float64], begins: bool) -> tuple[float, float]:
    """Where a word starts and ends: on the longer side of a pause, if there is one.

    The first word of a unit is after it, because a unit has no pause at its start.
    """
    gaps = np.diff(times)
    if not len(gaps) or gaps.max() < _PAUSE_SECONDS:
        return float(times[0]), float(times[-1])
    before = int(gaps.argmax()) + 1
    after = len(times) - before
    part = times[before:] if begins or after >= before else times[:before]
    return float(part[0]), float(part[-1])


def _best(costs: npt.NDArray[np.float32], apart: int) -> Iterator[int]:
    """The columns of least cost, none of them near another."""
    left = costs.copy()
    for _ in range(_CANDIDATES):
        best = int(left.argmin())
        if not np.isfinite(left[best]):
            return
        yield best
        left[max(0, best - apart) : best + apart + 1] = np.inf
