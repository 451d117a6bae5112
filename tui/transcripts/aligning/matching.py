"""Matching: which words heard are which words of the text.

The heaviest chain of long strands (``strands``) splits the work. Between them shorter
runs of words that occur once in both are anchors (the idea of patience diff), in the
manner of Moreno et al. 1998, "A recursive algorithm for the forced alignment of very
long audio segments". What is small enough at last is aligned word by word (Needleman
and Wunsch 1970).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tui.transcripts.aligning import strands
from tui.transcripts.aligning.strands import Pair

_RUNS = (strands.RUN, 3, 2)
_MOST_CELLS = 40_000


def match(text: Sequence[str], heard: Sequence[str]) -> list[Pair]:
    """Words of the text with the words heard as them, going forward in both."""
    return list(_between(text, heard, (0, 0), (len(text), len(heard)), _RUNS))


def _between(
    text: Sequence[str],
    heard: Sequence[str],
    first: Pair,
    last: Pair,
    runs: tuple[int, ...],
) -> Iterator[Pair]:
    if first[0] >= last[0] or first[1] >= last[1]:
        return
    cells = (last[0] - first[0]) * (last[1] - first[1])
    if cells <= _MOST_CELLS:
        yield from _word_by_word(text, heard, first, last)
    elif runs:
        find = strands.chained if runs is _RUNS else _anchors
        anchors = find(text, heard, first, last, runs[0])
        before = (first[0] - 1, first[1] - 1)
        for a, b in pairwise([before, *anchors, last]):
            yield from _between(text, heard, (a[0] + 1, a[1] + 1), b, runs[1:])
            if b != last:
                yield b


def _anchors(
    text: Sequence[str], heard: Sequence[str], first: Pair, last: Pair, size: int
) -> list[Pair]:
    """The words of all runs of a size that occur once in both, going forward."""
    in_text = _single_runs(text, first[0], last[0], size)
    in_heard = _single_runs(heard, first[1], last[1], size)
    both = sorted((in_text[run], at) for run, at in in_heard.items() if run in in_text)
    pairs = {
        (a + offset, b + offset)
        for a, b in longest_chain(both)
        for offset in range(size)
    }
    return longest_chain(sorted(pairs))


def _single_runs(
    words: Sequence[str], first: int, last: int, size: int
) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    for at in range(first, last - size + 1):
        run = tuple(words[at : at + size])
        places[run] = -1 if run in places else at
    return {run: at for run, at in places.items() if at >= 0}


def longest_chain(pairs: Sequence[Pair]) -> list[Pair]:
    """The most pairs that go forward in both, of pairs sorted by the first."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, at) in enumerate(pairs):
        length = bisect_left(tails, at)
        tails[length : length + 1] = [at]
        ends[length : length + 1] = [index]
        before.append(ends[length - 1] if length else -1)
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    chain.reverse()
    return [b for a, b in pairwise([(-1, -1), *chain]) if b[0] > a[0]]


def _word_by_word(
    text: Sequence[str], heard: Sequence[str], first: Pair, last: Pair
) -> list[Pair]:
    """Equal words in the alignment of least cost; longer words weigh more."""
    rows, columns = last[0] - first[0], last[1] - first[1]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        word, row, below = text[first[0] + i], best[i], best[i + 1]
        weight = 1.0 + min(len(word), 8) / 8
        for j in range(columns - 1, -1, -1):
            skip = max(below[j], row[j + 1])
            if word == heard[first[1] + j]:
                skip = max(skip, below[j + 1] + weight)
            row[j] = skip
    return _path(text, heard, first, best)


def _path(
    text: Sequence[str], heard: Sequence[str], first: Pair, best: list[list[float]]
) -> list[Pair]:
    found = []
    i = j = 0
    while i < len(best) - 1 and j < len(best[0]) - 1:
        equal = text[first[0] + i] == heard[first[1] + j]
        if equal and best[i][j] > max(best[i + 1][j], best[i][j + 1]):
            found.append((first[0] + i, first[1] + j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found
