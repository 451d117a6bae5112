"""Units: runs of words that are looked for in the sound as one, a sentence or so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.transcripts.spoken import SECONDS_PER_UNIT, measure

_SHORTEST, _LONGEST = 2.5, 7.0
"""Seconds by spoken length: less is like much else, more is found too slowly."""

_STOPS = (".", "!", "?", "…", ":", ";", "。", "！", "？", "।", "؟")
_CLOSERS = "\"'”’»)]}」』"


@dataclass(frozen=True, slots=True)
class Unit:
    """The words from one place up to another."""

    first: int
    last: int


def units(words: Sequence[str], passages: Sequence[int]) -> list[Unit]:
    """All words in units: cut where a sentence or a passage ends, unless too short."""
    return list(_units(words, passages))


def _units(words: Sequence[str], passages: Sequence[int]) -> Iterator[Unit]:
    first = 0
    seconds = 0.0
    for place, word in enumerate(words):
        seconds += sum(measure(word)) * SECONDS_PER_UNIT
        last = place + 1
        ends = last == len(words) or passages[last] != passages[place]
        ends = ends or word.rstrip(_CLOSERS).endswith(_STOPS)
        if last == len(words) or (ends and seconds >= _SHORTEST) or seconds > _LONGEST:
            yield Unit(first, last)
            first, seconds = last, 0.0
