"""Trust: which matched words are where the text would have them said.

A word or two of the text are heard in any advert. A match counts when it stands in a
run of them, or where the time from a run to it is what the words between need.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median

from tui.transcripts.spoken import SECONDS_PER_UNIT, measure

_RUN = 4
"""This many matched words close together are no accident."""

_ROW = 5
_ENOUGH = 0.4
_NEAR_WORDS = 3
_NEAR_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Matched:
    """A written word that was heard, by its place among the written, and when."""

    place: int
    start: float
    end: float


class Pace:
    """How long the written words between two places take to say, pauses left out."""

    def __init__(self, words: Sequence[str], seconds_per_unit: float) -> None:
        lengths = (measure(word) for word in words)
        units = accumulate(
            (length + pause / 2 for length, pause in lengths), initial=0.0
        )
        self._until = list(units)
        self.seconds_per_unit = seconds_per_unit

    def seconds(self, first: int, last: int) -> float:
        """For the words from one place up to another."""
        return (self._until[last] - self._until[first]) * self.seconds_per_unit


def pace_of(words: Sequence[str], matched: Sequence[Matched]) -> Pace:
    """The pace of a speaker, from words heard one after the other."""
    even = Pace(words, 1.0)
    rates = sorted(
        (b.start - a.start) / even.seconds(a.place, b.place)
        for a, b in pairwise(matched)
        if b.place == a.place + 1 and b.start > a.start
    )
    middle = rates[len(rates) // 2] if rates else SECONDS_PER_UNIT
    return Pace(words, min(max(middle, SECONDS_PER_UNIT / 3), SECONDS_PER_UNIT * 3))


def trusted(matched: Sequence[Matched], pace: Pace) -> list[Matched]:
    """The matches that hold."""
    runs = list(_runs(matched, pace))
    strong = [len(run) >= _RUN for run in runs]
    kept: list[Matched] = []
    for index, run in enumerate(runs):
        after = next(
            (runs[i][0] for i in range(index + 1, len(runs)) if strong[i]), None
        )
        if (
            strong[index]
            or (kept and _fits(kept[-1], run[0], pace))
            or (after is not None and _fits(run[-1], after, pace))
        ):
            kept.extend(run)
    return kept


def of_spoken_passages(
    matched: Sequence[Matched], passages: Sequence[int]
) -> list[Matched]:
    """The matches of passages of which enough was heard, or some words in a row.

    ``passages`` says whose each word is. What is enough depends on how well the others
    were heard.
    """
    sizes = Counter(passages)
    heard = Counter(passages[match.place] for match in matched)
    shares = {passage: heard[passage] / sizes[passage] for passage in heard}
    usual = median(shares.values()) if shares else 0.0
    in_a_row = {
        passages[first.place]
        for first, last in zip(matched, matched[_ROW - 1 :], strict=False)
        if last.place - first.place == _ROW - 1
        and passages[first.place] == passages[last.place]
    }
    return [
        match
        for match in matched
        if (passage := passages[match.place]) in in_a_row
        or shares[passage] >= _ENOUGH * usual
    ]


def _runs(matched: Sequence[Matched], pace: Pace) -> Iterator[list[Matched]]:
    run: list[Matched] = []
    for match in matched:
        if run and not _close(run[-1], match, pace):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _close(a: Matched, b: Matched, pace: Pace) -> bool:
    near = b.place - a.place <= _NEAR_WORDS + 1
    return (
        near and b.start - a.end <= pace.seconds(a.place + 1, b.place) + _NEAR_SECONDS
    )


def _fits(a: Matched, b: Matched, pace: Pace) -> bool:
    """Whether the time between two matches is that of the words between them."""
    needed = pace.seconds(a.place + 1, b.place)
    return abs(b.start - a.end - needed) <= 0.75 + 0.4 * needed
