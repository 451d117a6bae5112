"""Strands: words that go on together in a text and in what was heard.

A text may say the same again, a sound too, so every place of a run of words in the one
is paired with every place in the other. Of all chains of strands that go forward in
both, the one is taken that holds most words and jumps least.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]
"""Places of a word: in the text, among the words heard."""

RUN = 5
_MOST_PAIRS = 1000
"""A run with more places than that is paired first to first, second to second."""

_LOOK_BACK = 400
_JUMP = 0.02
_LONGEST_JUMP = 200
_STRAND = 1.0
"""What a chain pays for each word it leaves out on one side, and for each strand."""


@dataclass(frozen=True, slots=True)
class Strand:
    """Words that follow each other in both: the places of the first, and how many."""

    text: int
    heard: int
    length: int


def strands(
    text: Sequence[str], heard: Sequence[str], first: Pair, last: Pair, size: int
) -> list[Strand]:
    """All strands between two places of both, in the order of the text."""
    runs = _runs(text, first[0], last[0], size)
    places = {
        pair
        for run, at in _runs(heard, first[1], last[1], size).items()
        for pair in _paired(runs.get(run, []), at)
    }
    found = []
    for a, b in sorted(places):
        if (a - 1, b - 1) not in places:
            more = 1
            while (a + more, b + more) in places:
                more += 1
            found.append(Strand(a, b, size - 1 + more))
    return found


def best_chain(found: Sequence[Strand]) -> list[Strand]:
    """The strands that go forward in both, hold most words and jump least."""
    scores: list[float] = []
    before: list[int] = []
    for index, strand in enumerate(found):
        score, came_from = 0.0, -1
        for other in range(max(0, index - _LOOK_BACK), index):
            gain = scores[other] - _cost(found[other], strand)
            if gain > score:
                score, came_from = gain, other
        scores.append(score + strand.length - _STRAND)
        before.append(came_from)
    chain = []
    at = max(range(len(found)), key=scores.__getitem__, default=-1)
    while at >= 0:
        chain.append(found[at])
        at = before[at]
    return chain[::-1]


def chained(
    text: Sequence[str], heard: Sequence[str], first: Pair, last: Pair, size: int
) -> list[Pair]:
    """The words of the best chain between two places of both."""
    pairs: list[Pair] = []
    for strand in best_chain(strands(text, heard, first, last, size)):
        for offset in range(strand.length):
            pair = strand.text + offset, strand.heard + offset
            if not pairs or (pair[0] > pairs[-1][0] and pair[1] > pairs[-1][1]):
                pairs.append(pair)
    return pairs


def _cost(one: Strand, other: Strand) -> float:
    """Of going on from one strand to another; strands may overlap at their ends."""
    forward = other.text - one.text, other.heard - one.heard
    if min(forward) <= 0:
        return float("inf")
    overlap = max(0, one.length - min(forward))
    if overlap >= other.length:
        return float("inf")
    jump = abs(forward[0] - forward[1])
    return overlap + _JUMP * min(jump, _LONGEST_JUMP)


def _paired(one: Sequence[int], other: Sequence[int]) -> Iterator[Pair]:
    if len(one) * len(other) > _MOST_PAIRS:
        yield from zip(one, other, strict=False)
        return
    for a in one:
        for b in other:
            yield a, b


def _runs(
    words: Sequence[str], first: int, last: int, size: int
) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(first, last - size + 1):
        places[tuple(words[at : at + size])].append(at)
    return places
