"""Listened: how long a show was heard in a week, and what its speed saved."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class HeardDay:
    """What was heard of a show on a day."""

    day: date
    show: str
    seconds: float
    """Of the listener's time."""
    sound_seconds: float
    """Of the sound, which is more at a higher speed."""
    silence_seconds: float = 0.0
    """That leaving out pauses saved."""


@dataclass(frozen=True, slots=True)
class HeardWeek:
    """What was heard of a show in the week that begins on a Monday."""

    monday: date
    show: str
    seconds: float
    sound_seconds: float
    silence_seconds: float = 0.0

    @property
    def saved(self) -> float:
        """Seconds that speed and pauses left out saved; below 0 where it was slow."""
        return self.sound_seconds - self.seconds + self.silence_seconds


def by_week(days: Iterable[HeardDay]) -> list[HeardWeek]:
    """The weeks, the latest first; in a week the show heard longest first."""
    sums: dict[tuple[date, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for day in days:
        monday = day.day - timedelta(days=day.day.weekday())
        total = sums[monday, day.show]
        total[0] += day.seconds
        total[1] += day.sound_seconds
        total[2] += day.silence_seconds
    weeks = [HeardWeek(*key, *total) for key, total in sums.items()]
    return sorted(weeks, key=lambda w: (-w.monday.toordinal(), -w.seconds, w.show))


def total(weeks: Iterable[HeardWeek]) -> tuple[float, float]:
    """Seconds listened, and seconds saved."""
    known = list(weeks)
    return sum(week.seconds for week in known), sum(week.saved for week in known)
