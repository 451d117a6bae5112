"""Units: runs of words that are looked for in the sound as one, a sentence or so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.transcripts.spoken import SECONDS_PER_UNIT, measure

_SHORTEST = 5.0
"""Seconds by spoken length of a unit: less is like much else."""

_LONGEST = 7.0
"""Seconds of a sentence, which may be left out only as a whole."""

_STOPS = (".", "!", "?", "…", ":", ";", "。", "！", "？", "।", "؟")
_CLOSERS = "\"'”’»)]}」』"


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words from one place up to another, read aloud as one."""

    first: int
    last: int


def sentences(words: Sequence[str], passages: Sequence[int]) -> list[Sentence]:
    """All words, cut where a sentence or a passage ends or grows too long."""
    return list(_sentences(words, passages))


def _sentences(words: Sequence[str], passages: Sequence[int]) -> Iterator[Sentence]:
    first = 0
    seconds = 0.0
    for place, word in enumerate(words):
        seconds += _seconds(word)
        last = place + 1
        ends = last == len(words) or passages[last] != passages[place]
        if ends or word.rstrip(_CLOSERS).endswith(_STOPS) or seconds > _LONGEST:
            yield Sentence(first, last)
            first, seconds = last, 0.0


def units(words: Sequence[str], sentences: Sequence[Sentence]) -> list[range]:
    """All sentences by number, short ones together with what follows them."""
    return list(_units(words, sentences))


def _units(words: Sequence[str], sentences: Sequence[Sentence]) -> Iterator[range]:
    first = 0
    seconds = 0.0
    for number, sentence in enumerate(sentences):
        seconds += sum(map(_seconds, words[sentence.first : sentence.last]))
        if seconds >= _SHORTEST or number == len(sentences) - 1:
            yield range(first, number + 1)
            first, seconds = number + 1, 0.0


def _seconds(word: str) -> float:
    return sum(measure(word)) * SECONDS_PER_UNIT
