"""A query: what somebody looks for in the words of the library."""

from dataclasses import dataclass
from datetime import datetime

from tui.model.hit import HitKind


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or several that must stand next to each other."""

    text: str
    prefix: bool = False
    """Whether the last word may go on."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: one of each group of ``wanted``, none of ``unwanted``."""

    wanted: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()
    shows: tuple[str, ...] = ()
    """Parts of show titles; a hit is in one of them."""
    speaker: str | None = None
    """Part of the speaker's name."""
    kinds: tuple[HitKind, ...] = ()
    after: datetime | None = None
    """Published at this moment or later."""
    before: datetime | None = None
    """Published before this moment."""
