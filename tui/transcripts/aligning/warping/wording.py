"""Wording: the words of the sentences that were found, each at its own moment."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from tui.transcripts.aligning.trusting import Matched
from tui.transcripts.aligning.warping.features import HOP, Features
from tui.transcripts.aligning.warping.place import Place
from tui.transcripts.aligning.warping.searching import Search
from tui.transcripts.aligning.warping.unit import Sentence
from tui.transcripts.aligning.warping.warp import warp
from tui.transcripts.spoken import measure

_NEAR = 40
"""Rows a place may be off, and rows between two that are compared as one."""

_PAUSE_SECONDS = 0.15
_FADING_SECONDS = 0.12
"""What may still be heard of a word after its last row, before a pause."""

_LONGEST_WORD = 2.0
"""Seconds of sound: what is longer are several words in a script without spaces."""

_EDGE_SECONDS = 0.25
_EDGE_NEAR = 25
"""Beside other sound a sentence begins or ends at a pause of that length, if there is
one in so many rows."""

Times = npt.NDArray[np.float64]


class Wording:
    """What is read, and where in a recording."""

    def __init__(
        self, search: Search, places: Sequence[Place], recording: Features
    ) -> None:
        self._search = search
        self._places = places
        self._recording = recording
        gaps = np.diff(recording.times, prepend=-np.inf)
        self._after_pauses = np.append(
            np.flatnonzero(gaps > _EDGE_SECONDS), len(recording)
        )

    def words(
        self, sentences: Sequence[Sentence], words: Sequence[str]
    ) -> Iterator[Matched]:
        """All words of the sentences that were found."""
        for index, place in enumerate(self._places):
            times = self._times(index)
            if times is None:
                continue
            for number in place.sentences:
                rows = len(self._search.read(range(number, number + 1)))
                mine, times = times[: rows + 1], times[rows:]
                if rows:
                    yield from _spread(sentences[number], words, mine)

    def _times(self, index: int) -> Times | None:
        """When each row of a place is heard, compared together with its neighbors.

        A sentence by itself may begin with its second word; after another it cannot.
        """
        place = self._places[index]
        group = self._places[max(0, index - 1) : index + 2]
        group = [other for other in group if _linked(other, place)]
        rows = np.concatenate([self._search.read(p.sentences).rows for p in group])
        start = max(0, group[0].first - _NEAR)
        part = slice(start, group[-1].last + _NEAR)
        compared = warp(rows, self._recording.rows[part])
        if not np.isfinite(compared.costs.min()):
            return None
        path = compared.path(int(compared.costs.argmin())) + start
        before = sum(
            len(self._search.read(p.sentences))
            for p in group
            if p.sentences.start < place.sentences.start
        )
        mine = path[before : before + len(self._search.read(place.sentences))]
        if group[0] == place:
            mine = np.maximum(mine, self._pause_near(int(mine[0])))
            mine[0] = self._pause_near(int(mine[0]))
        if group[-1] == place:
            last = self._pause_near(int(mine[-1]) + 1) - 1
            mine = np.minimum(mine, last)
            mine[-1] = last
        times = self._recording.times
        fading = _FADING_SECONDS if group[-1] == place else HOP
        return np.append(times[mine], times[mine[-1]] + fading)

    def _pause_near(self, row: int) -> int:
        """The row after the nearest pause; itself where none is near."""
        nearest = self._after_pauses[np.abs(self._after_pauses - row).argmin()]
        return int(nearest) if abs(nearest - row) <= _EDGE_NEAR else row


def _linked(a: Place, b: Place) -> bool:
    """Whether one place is right after the other, or the other itself."""
    first, second = (a, b) if a.first <= b.first else (b, a)
    if first == second:
        return True
    follows = first.sentences.stop == second.sentences.start
    return follows and second.first - first.last < _NEAR


def _spread(
    sentence: Sentence, words: Sequence[str], times: Times
) -> Iterator[Matched]:
    """Words by spoken length over the moments of a sentence, which have no pauses."""
    lengths = [measure(words[at])[0] for at in range(sentence.first, sentence.last)]
    shares = np.array(list(accumulate(lengths, initial=0.0))) / sum(lengths)
    rows = np.minimum((shares * len(times)).astype(int), len(times) - 1)
    for offset, (first, last) in enumerate(pairwise(rows)):
        start, end = _without_pause(times[first : last + 1], first == 0)
        yield Matched(sentence.first + offset, start, end)


def _without_pause(times: Times, begins: bool) -> tuple[float, float]:
    """Where a word starts and ends: on the longer side of a pause, if there is one.

    The first word of a sentence is after it: a sentence has no pause at its start.
    """
    gaps = np.diff(times)
    unspaced = len(times) * HOP > _LONGEST_WORD
    if unspaced or not len(gaps) or gaps.max() < _PAUSE_SECONDS:
        return float(times[0]), float(times[-1])
    before = int(gaps.argmax()) + 1
    after = len(times) - before
    part = times[before:] if begins or after >= before else times[:before]
    return float(part[0]), float(part[-1])
