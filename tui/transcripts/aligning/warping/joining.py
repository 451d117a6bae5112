"""Joining: sentences between two that are surely found, each where it is said, or not.

The idea is that of Smith and Waterman 1981, on moments of sound: likeness above what
chance gives counts for a way, below it against it, and a way may leave out sound
(an advert) or sentences (a paragraph that is not read), at a price.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from tui.transcripts.aligning.warping.features import Matrix

_BOTH, _READ_TWICE, _SOUND_TWICE, _AFTER_SOUND, _AFTER_SENTENCE = range(5)
_STEPS = {_BOTH: (1, 1), _READ_TWICE: (2, 1), _SOUND_TWICE: (1, 2)}
_SENTENCE_LEFT_OUT, _SOUND_LEFT_OUT = 0.3, 2.0
"""The prices, in seconds that are fully alike."""

_LONG = 2.0
"""Seconds of a sentence from which on leaving it out has its full price."""

_NEAR = 0.5
"""Seconds at the beginning and the end that may be left out for nothing."""

Rows = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Joined:
    """A sentence by its number, and the first and the last moment it is heard at."""

    sentence: int
    first: int
    last: int


class _Way:
    """The best ways through all sentences up to one, by where in the sound they are.

    A way goes right on with the next sentence, or rests while other sound passes.
    """

    def __init__(
        self, bounds: Sequence[int], moments: int, margin: float, hop: float
    ) -> None:
        self._bounds = list(pairwise(bounds))
        self._sentence_price = _SENTENCE_LEFT_OUT / hop * margin
        self._sound_price = _SOUND_LEFT_OUT / hop * margin
        self._near, self._long = round(_NEAR / hop), round(_LONG / hop)
        self._steps = np.zeros((bounds[-1], moments), np.uint8)
        self._on = np.full(moments, -np.inf, np.float32)
        self._on[: self._near] = 0.0
        self._resting = np.maximum.accumulate(self._on) - self._sound_price
        self._left_out: list[npt.NDArray[np.bool_]] = []
        self._rested: list[npt.NDArray[np.int64]] = []

    def add(self, sentence: int, likeness: Matrix) -> None:
        """Go on with a sentence, likeness being above zero where it is said."""
        start, _ = self._bounds[sentence]
        before, two_before = self._entered(start, likeness[0]), None
        for row in range(1, len(likeness)):
            now = likeness[row]
            ways = np.full((3, len(now)), -np.inf, np.float32)
            ways[_BOTH, 1:] = before[:-1] + now[1:]
            if two_before is not None:
                twice = likeness[row - 1, 1:] + now[1:]
                ways[_READ_TWICE, 1:] = two_before[:-1] + twice
            ways[_SOUND_TWICE, 2:] = before[:-2] + (now[1:-1] + now[2:]) / 2
            self._steps[start + row] = ways.argmax(axis=0)
            before, two_before = ways.max(axis=0), before
        self._leave(before, len(likeness))

    def _entered(self, start: int, now: Rows) -> Rows:
        ways = np.full((2, len(now)), -np.inf, np.float32)
        ways[0, 1:] = self._resting[:-1]
        ways[1, 1:] = self._on[:-1]
        ways[1, 0] = 0.0 if start == 0 else -np.inf
        self._steps[start] = _AFTER_SOUND + ways.argmax(axis=0)
        return np.asarray(ways.max(axis=0) + now, np.float32)

    def _leave(self, said: Rows, length: int) -> None:
        price = self._sentence_price * min(1.0, length / self._long)
        self._left_out.append(self._on - price > said)
        self._on = np.maximum(self._on - price, said)
        best = np.maximum.accumulate(self._on)
        newly = np.concatenate([[True], best[1:] > best[:-1]])
        at = np.maximum.accumulate(np.where(newly, np.arange(len(best)), 0))
        stays = self._resting - price >= best - self._sound_price
        self._rested.append(np.where(stays, -1, at))
        self._resting = np.maximum(self._resting - price, best - self._sound_price)

    def back(self) -> list[Joined]:
        """The sentences of the best way, in order."""
        found: list[Joined] = []
        end = max(0, len(self._on) - self._near)
        moment = end + int(self._on[end:].argmax())
        resting = bool(self._resting[-1] > self._on[moment])
        moment = len(self._on) - 1 if resting else moment
        for sentence in reversed(range(len(self._bounds))):
            if moment < 0:
                break
            if resting:
                last = int(self._rested[sentence][moment])
                if last < 0:
                    continue
                resting, moment = False, last
            if self._left_out[sentence][moment]:
                continue
            first = self._first(sentence, moment)
            found.append(Joined(sentence, first, moment))
            start = self._bounds[sentence][0]
            resting = bool(self._steps[start, first] == _AFTER_SOUND)
            moment = first - 1
        return found[::-1]

    def _first(self, sentence: int, moment: int) -> int:
        start, end = self._bounds[sentence]
        row = end - 1
        while row > start:
            rows, moments = _STEPS[int(self._steps[row, moment])]
            row, moment = row - rows, moment - moments
        return moment


def join(
    lengths: Sequence[int],
    likeness: Iterable[Matrix],
    moments: int,
    margin: float,
    hop: float,
) -> list[Joined]:
    """Where sentences are said in a stretch of sound, those that are.

    ``likeness`` has for each sentence a row for each of its moments, as many as
    ``lengths`` says, and a column for each of the ``moments`` of sound: about
    ``margin`` where it is said, less than zero elsewhere.
    """
    way = _Way([0, *accumulate(lengths)], moments, margin, hop)
    for number, one in enumerate(likeness):
        way.add(number, one)
    return way.back()
