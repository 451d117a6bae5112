"""A hit: a place in the library where the searched words stand."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class HitKind(StrEnum):
    """What the words were found in."""

    TITLE = "title"
    NOTES = "notes"
    TRANSCRIPT = "transcript"
    CHAPTER = "chapter"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the searched words stand. ``start`` is in seconds where known."""

    episode_id: int
    show_id: int
    show: str
    title: str
    published: datetime | None
    start: float | None
    speaker: str | None
    snippet: str
    marks: tuple[tuple[int, int], ...]
    """Offsets into ``snippet`` of the words that matched."""
    kind: HitKind


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text to be found again: what the index is made of."""

    kind: HitKind
    text: str
    start: float | None = None
    speaker: str | None = None
    times: tuple[tuple[int, float], ...] = ()
    """Offsets into ``text`` and the seconds at which they are spoken, in order: where
    a passage is long, a hit starts at the last of these before the word found."""
