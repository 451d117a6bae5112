"""Filling: units that were found nowhere, between two that were found, where they fit.

By itself a short unit is like many places. Between its neighbors there is one place, if
there is about as much sound as the missing units need.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from tui.transcripts.aligning.warping.chaining import Candidate
from tui.transcripts.aligning.warping.features import Features
from tui.transcripts.aligning.warping.warp import warp

_LEAST, _MOST = 0.6, 1.7
"""Sound there is for the missing units, over what their reading takes."""

_BESIDE = 0.1
_LESS_LIKE = 1.12
"""How much farther than the units that were found a missing one may be from the sound.
Sentences that are somewhere else, or nowhere, are farther."""


def filled(
    chosen: Sequence[Candidate], units: Sequence[Features], recording: Features
) -> list[Candidate]:
    """The candidates with those of missing units among them."""
    if not chosen:
        return []
    length = float(recording.times[-1])
    first = Candidate(-1, 0.0, 0.0, 0.0)
    last = Candidate(len(units), length, length, 0.0)
    most = _LESS_LIKE * median(_cost(c, units, recording) for c in chosen)
    found = []
    for a, b in pairwise([first, *chosen, last]):
        found += [a, *_between(a, b, units, recording, most)]
    return found[1:]


def _cost(
    candidate: Candidate, units: Sequence[Features], recording: Features
) -> float:
    times = (candidate.start - _BESIDE, candidate.end + _BESIDE)
    start, end = np.searchsorted(recording.times, times)
    costs = warp(units[candidate.unit].rows, recording.rows[start:end]).costs
    return float(costs.min())


def _between(
    a: Candidate,
    b: Candidate,
    units: Sequence[Features],
    recording: Features,
    most: float,
) -> Iterator[Candidate]:
    missing = [n for n in range(a.unit + 1, b.unit) if len(units[n])]
    start, end = np.searchsorted(recording.times, (a.end - _BESIDE, b.start + _BESIDE))
    needed = sum(len(units[number]) for number in missing)
    if not missing or not _LEAST * needed <= end - start <= _MOST * needed:
        return
    rows = np.concatenate([units[number].rows for number in missing])
    compared = warp(rows, recording.rows[start:end])
    if not compared.costs.min() <= most < np.inf:
        return
    path = compared.path(int(compared.costs.argmin())) + start
    at = 0
    for number in missing:
        mine = path[at : at + len(units[number])]
        at += len(mine)
        times = recording.times[[mine[0], mine[-1]]]
        yield Candidate(number, float(times[0]), float(times[1]), 0.0, filled=True)
