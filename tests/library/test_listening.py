"""What was heard, added up; and a show's own speed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
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
