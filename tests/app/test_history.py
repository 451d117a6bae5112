"""What was heard: listed, gone back to, added up; and jumps gone back from."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from textual.pilot import Pilot

from tests.app.conftest import Driver, running
from tests.app.sample import NOW, TITLES
from tests.app.test_drilling import go_to, hear, now
from tui.app.app import EarmarkApp
from tui.app.jumps import Jumps
from tui.app.screens.history import HistoryScreen
from tui.home import Home


def hear_twice(home: Home) -> tuple[int, int]:
    """Two episodes heard, the second of them twice, in three days."""
    ids = {row.title: row.id for row in home.library.episodes.rows()}
    one, two = ids[TITLES[4]], ids[TITLES[5]]
    day = timedelta(days=1)
    for ago, episode, start, end in (
        (2 * day, one, 0.0, 900.0),
        (1 * day, two, 60.0, 1500.0),
        (0 * day, one, 30.0, 400.0),
    ):
        _sit(home, episode, NOW - ago, start, end)
    home.library.listening.add(one, 1200.0, 1500.0)
    return one, two


def _sit(home: Home, episode: int, when: datetime, start: float, end: float) -> None:
    places = home.library.places
    clock = places._now
    for second in range(int(start), int(end) + 1, 10):
        places._now = partial(when.__add__, timedelta(seconds=second - start))
        places.keep_place(episode, second, None)
    places._now = clock


def screen(driver: Driver) -> HistoryScreen:
    assert isinstance(driver.app.screen, HistoryScreen)
    return driver.app.screen


async def test_one_goes_on_from_where_an_earlier_sitting_ended(home: Home) -> None:
    one, two = hear_twice(home)
    async with running(home) as driver:
        await driver.press("Y")
        await driver.until(lambda: len(screen(driver).sittings.rows) == 3)
        rows = screen(driver).sittings.rows
        assert [(r.episode_id, r.start, r.end) for r in rows] == [
            (one, 30.0, 400.0),
            (two, 60.0, 1500.0),
            (one, 0.0, 900.0),
        ]
        assert "saved" in driver.screen_text()
        await driver.press("down", "down", "enter")
        await driver.until(lambda: driver.app.listening.episode_id == one)
        await driver.until(lambda: 900.0 <= now(driver).position < 902.0)


async def test_the_sittings_of_one_episode_and_its_beginning(home: Home) -> None:
    one, _ = hear_twice(home)
    async with running(home) as driver:
        await driver.press("enter")
        driver.app.main.episodes.go_to(one)
        await driver.press("h")
        await driver.until(lambda: len(screen(driver).sittings.rows) == 2)
        assert f"History of {TITLES[4]}" in driver.screen_text()
        await driver.press("o")
        await driver.until(lambda: len(screen(driver).sittings.rows) == 3)
        await driver.press("o")
        await driver.until(lambda: len(screen(driver).sittings.rows) == 2)
        await driver.press("b")
        await driver.until(lambda: driver.app.listening.episode_id == one)
        await driver.until(lambda: 30.0 <= now(driver).position < 32.0)


async def test_the_weeks_lie_behind(home: Home) -> None:
    hear_twice(home)
    async with running(home) as driver:
        await driver.press("Y")
        await driver.until(lambda: screen(driver).weeks.rows)
        await driver.press("w")
        await driver.until(lambda: "5:00 saved" in driver.screen_text())
        await driver.press("enter", "escape")
        assert screen(driver).sittings.has_focus
        await driver.press("escape")
        assert driver.app.screen is driver.app.main


async def test_nothing_heard_is_said(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("enter", "h")
        await driver.until(lambda: "was not heard yet" in driver.screen_text())


async def test_a_long_jump_is_gone_back_from_and_to(home: Home) -> None:
    async with running(home) as driver:
        await hear(driver)
        await driver.press("apostrophe")
        assert any("not moved far" in toast for toast in driver.toasts)
        await go_to(driver, 20.0)
        driver.app.listening._jumps = Jumps()
        driver.app.listening.seek_to(300.0)
        await driver.press("apostrophe")
        await driver.until(lambda: 20.0 <= now(driver).position < 22.0)
        await driver.press("apostrophe")
        await driver.until(lambda: 300.0 <= now(driver).position < 302.0)


def test_small_moves_in_a_row_are_one_and_a_single_one_is_none() -> None:
    jumps = Jumps()
    jumps.moved(1, 100.0, 110.0, 0.0)
    assert jumps.back(1, 110.0) is None
    for number in range(5):
        here = 200.0 + 10 * number
        jumps.moved(1, here, here + 10.0, 10.0 + number)
    jumps.moved(1, 300.0, 305.0, 60.0)
    assert jumps.back(2, 50.0) is None
    assert jumps.back(1, 305.0) == 200.0
    assert jumps.back(1, 200.0) == 305.0


def test_what_it_looks_like(home: Home, snap_compare: Any) -> None:
    hear_twice(home)
    app = EarmarkApp(home, background=False)

    async def open_history(pilot: Pilot[None]) -> None:
        await pilot.press("Y")

    try:
        assert snap_compare(app, run_before=open_history, terminal_size=(80, 24))
    finally:
        app.close_services()


def test_what_the_weeks_look_like(home: Home, snap_compare: Any) -> None:
    one, two = hear_twice(home)
    listening = home.library.listening
    clock = listening._now
    listening._now = partial(NOW.__add__, timedelta(days=-7))
    listening.add(one, 5400.0, 8100.0, 240.0)
    listening.add(two, 1800.0, 900.0)
    listening._now = clock
    app = EarmarkApp(home, background=False)

    async def open_weeks(pilot: Pilot[None]) -> None:
        await pilot.press("Y", "w")

    try:
        assert snap_compare(app, run_before=open_weeks, terminal_size=(80, 24))
    finally:
        app.close_services()
