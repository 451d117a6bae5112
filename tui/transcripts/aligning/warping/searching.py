"""Searching: every unit of a reading is looked for in all of a recording.

First with eight hundredths of a second to a row, for candidates; the chain of them is
held on to where one follows the other, and what lies between is looked for again, with
two hundredths, and sentence by sentence.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import log, sqrt

import numpy as np
import numpy.typing as npt

from tui.transcripts.aligning.sound import SAMPLE_RATE
from tui.transcripts.aligning.warping.chaining import Candidate, chain
from tui.transcripts.aligning.warping.features import HOP, Features
from tui.transcripts.aligning.warping.grain import Grain
from tui.transcripts.aligning.warping.place import Place
from tui.transcripts.aligning.warping.warp import warp

_ROWS_AT_ONCE = 4
_CANDIDATES = 6
_APART_SECONDS = 0.8
_FEWEST_ROWS = 6
_ALIKE = 10
"""This many places one after the other are as good as one."""

_NOT_BY_CHANCE = 0.8
"""Of the best of so many places by chance, in deviations from what is usual."""

_MOST_CELLS = 40_000_000
"""To be joined at once: ten minutes to ten minutes, in coarse rows."""


class Search:
    """A recording, and the sentences of a reading of its text."""

    def __init__(
        self,
        recording: Features,
        reading: Features,
        lengths: Sequence[int],
        units: Sequence[range],
    ) -> None:
        """``lengths`` are the samples of each sentence of the reading."""
        ends = [length / SAMPLE_RATE for length in accumulate(lengths, initial=0)]
        bounds = np.searchsorted(reading.times, ends)
        self._recording = recording
        self._units = units
        self._fine = Grain(recording, reading, bounds)
        self._coarse = Grain(recording, reading, bounds, _ROWS_AT_ONCE)

    def places(self, progress: Callable[[float], None]) -> list[Place]:
        """Where the sentences are, those that are anywhere."""
        candidates: list[Candidate] = []
        for number, unit in enumerate(self._units):
            candidates.extend(self._candidates(number, self._coarse.read(unit)))
            progress(number / len(self._units))
        seconds = (len(self.read(unit)) * HOP for unit in self._units)
        chosen = chain(candidates, list(accumulate(seconds, initial=0.0)))
        return list(self._joined([self._place(c) for c in chosen]))

    def read(self, sentences: range) -> Features:
        """The reading of some sentences."""
        return self._fine.read(sentences)

    def are_said(self, found: Sequence[Place]) -> bool:
        """Whether the text is what is said in the places that were found."""
        return self._fine.are_said(found)

    def _place(self, found: Candidate) -> Place:
        first, last = np.searchsorted(self._recording.times, (found.start, found.end))
        return Place(self._units[found.unit], int(first), int(last) + _ROWS_AT_ONCE)

    def _joined(self, found: Sequence[Place]) -> Iterator[Place]:
        """The places that hold, and what is between them, looked for anew."""
        scales = {grain: grain.scale(found) for grain in (self._fine, self._coarse)}
        middle = scales[self._fine].middle
        held = [p for p in _held(found) if self._fine.likeness(p) > middle]
        count, length = self._fine.count, len(self._recording)
        begin, end = Place(range(0), 0, 0), Place(range(count, count), length, length)
        for before, after in pairwise([begin, *held, end]):
            missing = range(before.sentences.stop, after.sentences.start)
            for grain, scale in scales.items():
                if grain.cells(missing, before.last, after.first) <= _MOST_CELLS:
                    yield from grain.joined(missing, before.last, after.first, scale)
                    break
            if after is not end:
                yield after

    def _candidates(self, number: int, unit: Features) -> Iterator[Candidate]:
        if len(unit) < _FEWEST_ROWS or len(self._coarse.recording) < len(unit):
            return
        compared = warp(unit.rows, self._coarse.recording.rows)
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
                times = self._coarse.recording.times[[path[0], end]]
                yield Candidate(number, float(times[0]), float(times[1]), worth)


def _held(found: Sequence[Place]) -> Iterator[Place]:
    """Those that follow one and are followed by one."""
    for before, place, after in zip(found, found[1:], found[2:], strict=False):
        if place.follows(before) and after.follows(place):
            yield place


def _best(costs: npt.NDArray[np.float32], apart: int) -> Iterator[int]:
    """The columns of least cost, none of them near another."""
    left = costs.copy()
    for _ in range(_CANDIDATES):
        best = int(left.argmin())
        if not np.isfinite(left[best]):
            return
        yield best
        left[max(0, best - apart) : best + apart + 1] = np.inf
