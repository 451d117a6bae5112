"""Grain: a recording and a reading of its text, in rows that are so many hops long."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from statistics import median

import numpy as np
import numpy.typing as npt

from tui.transcripts.aligning.warping.features import HOP, Features
from tui.transcripts.aligning.warping.joining import join
from tui.transcripts.aligning.warping.likeness import Likeness, Scale, scale
from tui.transcripts.aligning.warping.place import Place

_OVERLAP = 5
_PROBED = 12
_AROUND_SECONDS = 30.0
_NEAR_SECONDS = 10.0
_RUN_SECONDS = 20.0
_LEAST_RATIO, _MORE_A_SECOND = 1.04, 0.006
"""A text that is said comes to 1.2 times what chance gives in a long run and more,
other texts to 1.07; a translation of it into a language much like that of the sound
lies between the two."""


class Grain:
    """Both sounds, and how alike they are."""

    def __init__(
        self,
        recording: Features,
        reading: Features,
        bounds: npt.NDArray[np.int64],
        size: int = 1,
    ) -> None:
        """``bounds`` are where the sentences of the reading begin, and its end."""
        self.recording = recording if size == 1 else recording.coarse(size)
        self._reading = reading if size == 1 else reading.coarse(size)
        self._bounds = bounds // size
        self._size = size

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self._bounds) - 1

    def read(self, sentences: range) -> Features:
        """The reading of some sentences."""
        rows = slice(self._bounds[sentences.start], self._bounds[sentences.stop])
        return Features(self._reading.rows[rows], self._reading.times[rows])

    def scale(self, found: Sequence[Place]) -> Scale:
        """How alike is what is said, by places most of which are right."""
        probed = found[:: max(1, len(found) // _PROBED)]
        parts = ((self.read(p.sentences).rows, self._part(p)) for p in probed)
        return scale(self._likeness, parts, self._rows(_AROUND_SECONDS))

    def likeness(self, place: Place) -> float:
        """How alike a place is to what is read."""
        return self._likeness.best(self.read(place.sentences).rows, self._part(place))

    def are_said(self, found: Sequence[Place]) -> bool:
        """Whether places are more alike to what is read there than to other words.

        The others are the same sounds in another order: backward, and the second half
        before the first. The more follow one another, the farther the two are apart.
        """
        runs = sorted(self._runs(found), key=self._seconds, reverse=True)[:_PROBED]
        return bool(runs) and median(map(self._surplus, runs)) > 0

    def _surplus(self, run: Sequence[Place]) -> float:
        """How much more alike a run is than it has to be."""
        rows = np.concatenate([self.read(place.sentences).rows for place in run])
        part = self._part(Place(range(0), run[0].first, run[-1].last))
        around = self._rows(_NEAR_SECONDS)
        wider = slice(max(0, part.start - around), part.stop + around)
        turned = np.roll(rows, len(rows) // 2, axis=0)
        by_chance = max(self._likeness.best(r, wider) for r in (rows[::-1], turned))
        needed = _LEAST_RATIO + _MORE_A_SECOND * min(_RUN_SECONDS, self._seconds(run))
        return self._likeness.best(rows, part) / max(by_chance, 1.0) - needed

    def _runs(self, found: Sequence[Place]) -> Iterator[list[Place]]:
        """Places that follow one another, until they are long enough."""
        run: list[Place] = []
        for place in found:
            over = run and self._seconds(run) >= _RUN_SECONDS
            if run and (over or not place.follows(run[-1])):
                yield run
                run = []
            run.append(place)
        if run:
            yield run

    def _seconds(self, run: Sequence[Place]) -> float:
        rows = sum(len(self.read(place.sentences)) for place in run)
        return rows * HOP * self._size

    def cells(self, sentences: range, first: int, last: int) -> int:
        """How much it is to join sentences to rows of sound."""
        return len(self.read(sentences)) * max(0, last - first) // self._size

    def joined(
        self, sentences: range, first: int, last: int, scale: Scale
    ) -> Iterator[Place]:
        """Where in a part sentences are said, those that are; ``first`` and ``last``
        are hops."""
        said = [n for n in sentences if len(self.read(range(n, n + 1))) > 1]
        read = [self.read(range(n, n + 1)).rows for n in said]
        part = self._part(Place(sentences, first, last))
        moments = min(part.stop, len(self.recording)) - part.start
        if not said or moments <= 0:
            return
        alike = (self._likeness.of(rows, part) - scale.middle for rows in read)
        hop = HOP * self._size
        for one in join([*map(len, read)], alike, moments, scale.margin, hop):
            number = said[one.sentence]
            start, end = part.start + one.first, part.start + one.last + 1
            sentence = range(number, number + 1)
            yield Place(sentence, start * self._size, end * self._size)

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(self._reading.rows, self.recording.rows)

    def _part(self, place: Place) -> slice:
        first, last = place.first - _OVERLAP, place.last + _OVERLAP
        return slice(max(0, first) // self._size, last // self._size + 1)

    def _rows(self, seconds: float) -> int:
        return round(seconds / HOP / self._size)
