"""Statistics: a show at a glance, reckoned from its playable episodes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import floor

from tui.model.show import ShowDetails

RECENT = 30
"""How many of the latest gaps between episodes speak for the cadence."""
_DAY = 86_400.0
_CADENCES = (
    (1.6, "daily"),
    (5.0, "several times a week"),
    (10.0, "weekly"),
    (19.0, "fortnightly"),
    (45.0, "monthly"),
    (75.0, "every two months"),
    (135.0, "quarterly"),
)
"""The longest median gap in days, and what it is called."""


@dataclass(frozen=True, slots=True)
class EpisodeFacts:
    """What statistics need to know of an episode."""

    published: datetime | None
    duration: float | None
    explicit: bool | None = None


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


def statistics_of(
    rows: Sequence[EpisodeFacts], details: ShowDetails, now: datetime
) -> ShowStatistics:
    """The show at a glance, as seen at ``now``."""
    dates = sorted(row.published for row in rows if row.published)
    years = Counter(date.year for date in dates)
    minutes = sorted(row.duration / 60 for row in rows if row.duration)
    return ShowStatistics(
        episodes=len(rows),
        first_year=min(years, default=None),
        years=max(years) - min(years) if years else None,
        hours=sum(minutes) / 60,
        median_minutes=_quantile(minutes, 0.5) if minutes else None,
        typical_minutes=_middle_half(minutes),
        cadence=_cadence(dates),
        this_year=years[now.year],
        busiest_year=_busiest(years),
        explicit=sum(_flagged(row, details) for row in rows),
        language=details.language,
        categories=details.categories,
        last_published=dates[-1] if dates else None,
    )


def _middle_half(minutes: Sequence[float]) -> tuple[float, float] | None:
    if not minutes:
        return None
    return _quantile(minutes, 0.25), _quantile(minutes, 0.75)


def _quantile(ordered: Sequence[float], share: float) -> float:
    """Between the two nearest values in proportion (Hyndman and Fan, type 7)."""
    place = (len(ordered) - 1) * share
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _cadence(dates: Sequence[datetime]) -> str | None:
    """Named after the median gap; irregular when fewer than half lie near it."""
    recent = dates[-RECENT - 1 :]
    gaps = sorted(
        (later - earlier).total_seconds() / _DAY for earlier, later in pairwise(recent)
    )
    if len(gaps) < 2:
        return None
    middle = _quantile(gaps, 0.5)
    near = sum(middle / 2.5 <= gap <= middle * 2.5 for gap in gaps)
    if near * 2 < len(gaps):
        return "irregular"
    fitting = (name for longest, name in _CADENCES if middle <= longest)
    return next(fitting, "irregular")


def _busiest(years: Counter[int]) -> tuple[int, int] | None:
    if not years:
        return None
    return max(years.items(), key=lambda pair: (pair[1], pair[0]))


def _flagged(row: EpisodeFacts, details: ShowDetails) -> bool:
    own = row.explicit
    return bool(details.explicit if own is None else own)
