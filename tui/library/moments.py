"""Moments: points in time as the database holds them, seconds since 1970 in UTC."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_seconds(moment: datetime | None) -> float | None:
    """Seconds since 1970. A time without a zone is taken as UTC."""
    if moment is None:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - _EPOCH).total_seconds()


def from_seconds(seconds: float | None) -> datetime | None:
    """The moment in UTC; works before 1970 on every system."""
    return None if seconds is None else _EPOCH + timedelta(seconds=seconds)


def moment(seconds: float) -> datetime:
    """The moment in UTC of a column that is never null."""
    return _EPOCH + timedelta(seconds=seconds)
