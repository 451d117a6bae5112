"""What was heard, added up; and a show's own speed."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.library.making import FIRST, episode, subscribe
from tui.library.library import Library
from tui.model.listened import HeardDay, HeardWeek, by_week

FIRST_DAY = FIRST.date()


class Clock:
    """A clock turned by hand."""

    def __init__(self) -> None:
        self.time = FIRST

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(file: Path, clock: Clock) -> Iterator[Library]:
    library = Library(file, clock)
    yield library
    library.close()


def test_time_is_added_up_by_day_and_outlives_the_show(
    library: Library, clock: Clock
) -> None:
    show, (one, two) = subscribe(library, episode(1), episode(2))
    library.listening.add(one, 10.0, 15.0)
    library.listening.add(two, 5.0, 5.0)
    clock.time += timedelta(days=1)
    library.listening.add(one, 1.0, 2.0)
    library.listening.add(99, 7.0, 7.0)
    library.shows.remove(show.id)

    assert library.listening.days() == [
        HeardDay(FIRST_DAY, show.title, 15.0, 20.0),
        HeardDay(FIRST_DAY + timedelta(days=1), show.title, 1.0, 2.0),
    ]


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A listener in Berlin."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("berlin")
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="its time zone cannot be set")
def test_days_and_weeks_are_those_of_where_the_listener_is(
    library: Library, clock: Clock
) -> None:
    _, (one,) = subscribe(library, episode(1))
    # Summer time ends there at 01:00 UTC on the 25th, a Sunday of 25 hours.
    for moment in (
        "2026-10-24T21:59:59",  # Saturday 23:59:59
        "2026-10-24T22:00:01",  # Sunday 00:00:01
        "2026-10-25T00:30:00",  # Sunday 02:30, summer time
        "2026-10-25T01:30:00",  # Sunday 02:30 once more
        "2026-10-25T22:59:59",  # Sunday 23:59:59
        "2026-10-25T23:00:01",  # Monday 00:00:01
    ):
        clock.time = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        library.listening.add(one, 10.0, 20.0, 1.0)

    days = library.listening.days()
    assert [(day.day.day, day.seconds) for day in days] == [
        (24, 10.0),
        (25, 40.0),
        (26, 10.0),
    ]
    weeks = [(week.monday.day, week.seconds, week.saved) for week in by_week(days)]
    assert weeks == [(26, 10.0, 11.0), (19, 50.0, 55.0)]


def test_the_speed_is_the_show_s(library: Library) -> None:
    _, (one, two) = subscribe(library, episode(1), episode(2))
    assert library.show_settings.of_episode(one).speed is None

    library.show_settings.change_for(one, speed=1.4)

    assert library.show_settings.of_episode(two).speed == 1.4
    assert library.show_settings.of_episode(99).speed is None


def test_weeks_begin_on_mondays_and_the_latest_comes_first() -> None:
    monday = date(2026, 6, 15)
    days = [
        HeardDay(monday - timedelta(days=1), "A", 10.0, 10.0),
        HeardDay(monday, "A", 60.0, 90.0),
        HeardDay(monday + timedelta(days=6), "A", 40.0, 60.0),
        HeardDay(monday + timedelta(days=2), "B", 300.0, 150.0),
    ]

    weeks = by_week(days)

    assert weeks == [
        HeardWeek(monday, "B", 300.0, 150.0),
        HeardWeek(monday, "A", 100.0, 150.0),
        HeardWeek(monday - timedelta(days=7), "A", 10.0, 10.0),
    ]
    assert [week.saved for week in weeks] == [-150.0, 50.0, 0.0]
