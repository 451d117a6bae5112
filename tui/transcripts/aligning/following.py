"""Following: which part of a long text a speaker is in, by what was heard last.

A recognizer that expects a few pages is faster, and errs less, than one that expects
all of a book. Where a piece of sound holds nothing of the part that was expected, it is
heard again as any part of the text: adverts and skipped chapters lose nobody.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from tui.transcripts.aligning.recognizer import Heard, Recognizer
from tui.transcripts.aligning.tokens import Tokens

BLOCK_WORDS = 600
"""A part is the block of this many words where the speaker is, and both beside it."""

_RUN = 3
_LEAST_RUNS = 2
_LEAST_SHARE = 0.3
"""A piece is of a place when that much of its runs of words stand there in order."""

_STRAY_WORDS = 8
"""Words may be skipped or misheard: so many between a run and where it would be."""


class Follower:
    """Hears pieces one after the other, as the part of the text that comes next."""

    def __init__(self, text: Tokens, recognizer: Recognizer) -> None:
        self._recognizer = recognizer
        self._words = [token.text for token in text.tokens]
        self._owners = [text.written[token.written].passage for token in text.tokens]
        self._runs = _places(self._words)
        self._at: int | None = None

    def hear(self, listen: Callable[[Recognizer], list[Heard]]) -> list[Heard]:
        """What ``listen`` hears in the next piece."""
        part = self._part()
        if part is not None:
            heard = self._heard_in(part, listen)
            if self._at is not None:
                return heard
        return self._heard_in(None, listen)

    def _heard_in(
        self, part: range | None, listen: Callable[[Recognizer], list[Heard]]
    ) -> list[Heard]:
        self._recognizer.expect(part)
        heard = listen(self._recognizer)
        self._at = self._place([word.text for word in heard])
        return heard

    def _part(self) -> range | None:
        """The passages that may be heard next; None where any may."""
        if self._at is None or len(self._words) <= 3 * BLOCK_WORDS:
            return None
        block = self._at // BLOCK_WORDS
        first = max(0, (block - 1) * BLOCK_WORDS)
        last = min(len(self._words), (block + 2) * BLOCK_WORDS) - 1
        return range(self._owners[first], self._owners[last] + 1)

    def _place(self, heard: Sequence[str]) -> int | None:
        """Where in the text a piece ends; None where it is of no one place."""
        votes = Counter(
            (place - at) // _STRAY_WORDS
            for at, run in enumerate(_runs_of(heard))
            for place in self._runs.get(run, ())
        )
        if not votes:
            return None
        near = (self._at or 0) // _STRAY_WORDS
        counts = {at: count + votes[at + 1] for at, count in votes.items()}
        best = max(counts, key=lambda at: (counts[at], -abs(at - near)))
        if counts[best] < max(_LEAST_RUNS, _LEAST_SHARE * len(heard)):
            return None
        place = best * _STRAY_WORDS + len(heard)
        return min(max(0, place), len(self._words) - 1)


def _places(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, run in enumerate(_runs_of(words)):
        places[run].append(at)
    return places


def _runs_of(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[at:] for at in range(_RUN)), strict=False))
