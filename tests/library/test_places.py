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
