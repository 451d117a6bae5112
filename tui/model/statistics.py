"""Statistics: a show at a glance."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ShowStatistics:
    """A show at a glance, from its playable episodes."""

    episodes: int
    first_year: int | None
    years: int | None
    """From the first to the last year with an episode, as a difference."""
    hours: float
    median_minutes: float | None
    typical_minutes: tuple[float, float] | None
    """The middle half: 25th and 75th percentile."""
    cadence: str | None
    """``daily``, ``weekly``, … or ``irregular``."""
    this_year: int
    busiest_year: tuple[int, int] | None
    """The year and its number of episodes."""
    explicit: int
    """How many episodes are flagged."""
    language: str | None
    categories: tuple[str, ...]
    last_published: datetime | None
