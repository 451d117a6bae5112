"""Chaining: of the places where units may be heard, those that go forward together.

A unit may be nowhere, and there may be something else between two. Time between two
units that the text does not need costs a little, a longer one no more than an advert.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_OVERLAP = 0.4
_COST_OF_A_SECOND = 0.02
_MOST_SECONDS = 40.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a unit may be heard; the greater its worth, the surer."""

    unit: int
    start: float
    end: float
    worth: float


def chain(
    candidates: Sequence[Candidate], spoken_until: Sequence[float]
) -> list[Candidate]:
    """The candidates of greatest worth together, at most one of a unit, in order.

    ``spoken_until`` is how long all units up to each one take to say, pauses left out.
    """
    if not candidates:
        return []
    ordered = sorted(candidates, key=lambda c: c.unit)
    units = np.array([c.unit for c in ordered])
    ends = np.array([c.end for c in ordered])
    until = np.asarray(spoken_until)
    totals = np.zeros(len(ordered))
    before = np.full(len(ordered), -1)
    for index, candidate in enumerate(ordered):
        earlier = np.flatnonzero(
            (units[:index] < candidate.unit)
            & (ends[:index] <= candidate.start + _OVERLAP)
        )
        totals[index] = candidate.worth
        if len(earlier):
            needed = until[candidate.unit] - until[units[earlier] + 1]
            spare = np.abs(candidate.start - ends[earlier] - needed)
            cost = _COST_OF_A_SECOND * np.minimum(spare, _MOST_SECONDS)
            sums = totals[earlier] - cost
            best = int(sums.argmax())
            if sums[best] > 0:
                totals[index] += sums[best]
                before[index] = earlier[best]
    return _backward(ordered, before, int(totals.argmax()))


def _backward(
    ordered: Sequence[Candidate],
    before: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]",
    last: int,
) -> list[Candidate]:
    found = []
    while last >= 0:
        found.append(ordered[last])
        last = int(before[last])
    return found[::-1]
