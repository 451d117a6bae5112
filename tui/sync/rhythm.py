"""Rhythm: when to look at a feed again, from how often it speaks and what it asks."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from tui.model.show import ShowDetails

SHORTEST = timedelta(hours=1)
LONGEST = timedelta(hours=24)
FINISHED = timedelta(days=7)
"""Between looks at a show whose publisher says that nothing more will come."""
_FIRST_RETRY = timedelta(minutes=15)
_LONGEST_OBEYED = timedelta(days=7)
_LOOKS_PER_EPISODE = 10
_RECENT = 12
_SPREAD = 0.1
"""How much of an interval jitter adds, so that shows do not fall due together."""

_FREQUENCY = re.compile(r"FREQ=(\w+)", re.IGNORECASE)
_INTERVAL = re.compile(r"INTERVAL=(\d{1,4})", re.IGNORECASE)
_PERIODS = {
    "HOURLY": timedelta(hours=1),
    "DAILY": timedelta(days=1),
    "WEEKLY": timedelta(weeks=1),
    "MONTHLY": timedelta(days=30),
    "YEARLY": timedelta(days=365),
}


def next_check(
    now: datetime,
    published: Iterable[datetime | None],
    details: ShowDetails,
    *,
    max_age: float | None = None,
    jitter: float = 0.0,
) -> datetime:
    """When a feed that was just read should be looked at again.

    A tenth of the usual gap between episodes, within one hour and one day, and not
    before the server's ``max-age`` is over (up to a day). ``jitter`` is 0 to 1.
    """
    if details.complete:
        return now + FINISHED
    gap = _stated_gap(details.update_rule) or _usual_gap(now, published)
    interval = min(max(gap / _LOOKS_PER_EPISODE, SHORTEST), LONGEST)
    asked = timedelta(seconds=min(max_age or 0.0, LONGEST.total_seconds()))
    return now + max(interval, asked) * (1 + _SPREAD * jitter)


def next_try(
    now: datetime,
    failures: int,
    *,
    retry_after: float | None = None,
    jitter: float = 0.0,
) -> datetime:
    """When to try a feed again that failed ``failures`` times before.

    The wait doubles up to a day; what the server asks for is kept up to a week.
    """
    wait = min(_FIRST_RETRY * 2.0 ** min(failures, 10), LONGEST)
    spread = 1 + _SPREAD * jitter
    return max(now + wait * spread, leave_until(now, retry_after or 0.0))


def leave_until(now: datetime, retry_after: float) -> datetime:
    """Until when a server is left alone that asks for it, for a week at most."""
    longest = _LONGEST_OBEYED.total_seconds()
    return now + timedelta(seconds=min(retry_after, longest))


def _stated_gap(rule: str | None) -> timedelta | None:
    """From a recurrence rule (RFC 5545, 3.3.10), as far as it is needed here."""
    frequency = _FREQUENCY.search(rule or "")
    if rule is None or frequency is None:
        return None
    period = _PERIODS.get(frequency[1].upper())
    interval = _INTERVAL.search(rule)
    return period * max(1, int(interval[1])) if period and interval else period


def _usual_gap(now: datetime, published: Iterable[datetime | None]) -> timedelta:
    """The median gap between the latest episodes; longer when the show fell silent."""
    dates = sorted((date for date in published if date and date <= now), reverse=True)
    recent = dates[:_RECENT]
    if len(recent) < 2:
        return timedelta(days=1)
    gaps = ((later - earlier).total_seconds() for later, earlier in pairwise(recent))
    usual = median(gaps)
    silent_for = (now - recent[0]).total_seconds()
    return timedelta(seconds=max(usual, silent_for / 2))
