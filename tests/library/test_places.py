"""Listening positions: kept, and never garbage."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.library.making import FIRST, episode, subscribe
from tui.library.library import Library


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


def test_a_place_outlives_the_library(library: Library, file: Path) -> None:
    _, (one,) = subscribe(library, episode(1))
    assert library.places.place(one) == 0.0
    library.places.keep_place(one, 123.456, 600.0)
    library.close()
    with closing(Library(file)) as again:
        assert again.places.place(one) == 123.456
        assert again.episodes.row(one).started


@pytest.mark.parametrize("garbage", [-1.0, float("nan"), float("inf"), float("-inf")])
def test_an_impossible_place_is_passed_over(library: Library, garbage: float) -> None:
    _, (one,) = subscribe(library, episode(1))
    library.places.keep_place(one, 60.0, 600.0)
    library.places.keep_place(one, garbage, 600.0)
    assert library.places.place(one) == 60.0


@pytest.mark.parametrize(
    ("duration", "kept"),
    [(600.0, 600.0), (0.0, 900.0), (float("nan"), 900.0), (None, 900.0)],
)
def test_a_place_is_inside_the_episode(
    library: Library, duration: float | None, kept: float
) -> None:
    _, (one,) = subscribe(library, episode(1))
    library.places.keep_place(one, 900.0, duration)
    assert library.places.place(one) == kept


def test_what_was_heard_or_unheard_starts_anew(library: Library) -> None:
    show, (one,) = subscribe(library, episode(1))
    library.places.keep_place(one, 60.0, 600.0)
    library.places.mark_played(one)
    assert (library.places.place(one), library.shows.get(show.id).unplayed) == (0.0, 0)
    library.places.keep_place(one, 30.0, 600.0)
    assert library.places.place(one) == 30.0
    library.places.mark_played(one, False)
    assert (library.places.place(one), library.shows.get(show.id).unplayed) == (0.0, 1)


def test_an_episode_that_is_gone_has_no_place(library: Library) -> None:
    library.places.keep_place(99, 5.0, None)
    library.places.mark_played(99)
    assert library.places.place(99) == 0.0


def test_a_long_break_begins_a_new_sitting(
    library: Library, clock: Clock, file: Path
) -> None:
    _, (one,) = subscribe(library, episode(1))
    for minutes, position in ((0, 10.0), (5, 310.0), (60, 300.0), (61, 360.0)):
        clock.time = FIRST + timedelta(minutes=minutes)
        library.places.keep_place(one, position, 600.0)
    with closing(sqlite3.connect(file)) as db:
        sittings = db.execute('SELECT "from", "to" FROM sitting ORDER BY id').fetchall()
    assert sittings == [(10.0, 310.0), (300.0, 360.0)]


def heard(library: Library, clock: Clock, *steps: tuple[float, int, float]) -> None:
    """Places kept at some seconds: which episode, and where."""
    for seconds, number, position in steps:
        clock.time = FIRST + timedelta(seconds=seconds)
        library.places.keep_place(number, position, None)


def test_another_episode_in_between_ends_a_sitting(
    library: Library, clock: Clock
) -> None:
    _, (one, two) = subscribe(library, episode(1), episode(2))
    heard(library, clock, (0, one, 10.0), (60, one, 70.0), (61, two, 0.0))
    heard(library, clock, (90, two, 30.0), (91, one, 70.0), (121, one, 100.0))

    told = [
        (each.episode_id, each.start, each.end) for each in library.history.latest()
    ]

    assert told == [(one, 70.0, 100.0), (two, 0.0, 30.0), (one, 10.0, 70.0)]


def test_hearing_it_again_is_another_sitting(library: Library, clock: Clock) -> None:
    _, (one,) = subscribe(library, episode(1))
    heard(library, clock, (0, one, 0.0), (50, one, 50.0))
    heard(library, clock, (55, one, 1.0), (95, one, 41.0))

    told = [(each.start, each.end) for each in library.history.latest()]

    assert told == [(1.0, 41.0), (0.0, 50.0)]


def test_sittings_are_in_the_order_of_the_time_they_show(
    library: Library, clock: Clock
) -> None:
    _, (one, two) = subscribe(library, episode(1), episode(2))
    heard(
        library, clock, (0, one, 0.0), (10, two, 0.0), (11, two, 4.0), (60, one, 60.0)
    )
    heard(library, clock, (65, two, 8.0), (70, two, 13.0), (80, one, 80.0))

    began = [each.began for each in library.history.latest()]

    assert began == sorted(began, reverse=True)
