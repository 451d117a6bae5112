"""Deeds with several episodes: marked in bulk, queued, dragged, taken back."""

from dataclasses import replace
from functools import partial

import pytest
from textual.geometry import Offset

from tests.app.conftest import Driver, running
from tests.app.flows import current
from tests.app.sample import TITLES
from tui.app.shelf import ShelfKind
from tui.home import Home


def queue_of(home: Home) -> list[int]:
    return [item.episode.id for item in home.library.queue.items()]


def played(home: Home, show: str = "Harbor Talk") -> set[str]:
    rows = home.library.episodes.rows()
    return {row.title for row in rows if row.played and row.show_title == show}


async def open_queue(driver: Driver, length: int) -> None:
    driver.app.main.shelves.go_to("queue")
    await driver.press("enter")
    lists = driver.app.main.episodes
    await driver.until(lambda: driver.app.main.shelf.kind is ShelfKind.QUEUE)
    await driver.until(lambda: len(lists.rows) == length)


async def open_show(driver: Driver) -> None:
    shelves, lists = driver.app.main.shelves, driver.app.main.episodes
    row = next(r for r in shelves.rows if getattr(r, "title", "") == "Harbor Talk")
    shelves.go_to(shelves.key(row))
    await driver.press("enter")
    await driver.until(lambda: len(lists.rows) == len(TITLES))
    await driver.until(lambda: lists.rows[0].title == TITLES[0])


async def test_the_queue_is_cleared_and_brought_back(home: Home) -> None:
    before = queue_of(home)
    async with running(home) as driver:
        await open_queue(driver, 2)
        await driver.press("C")
        await driver.until(lambda: not queue_of(home))
        await driver.until(lambda: "The queue is empty" in driver.screen_text())
        assert any("U takes it back" in toast for toast in driver.toasts)
        await driver.press("U")
        await driver.until(lambda: queue_of(home) == before)
        await driver.until(lambda: len(driver.app.main.episodes.rows) == 2)
        await driver.press("U")
        await driver.until(
            lambda: any("nothing to take back since" in t for t in driver.toasts)
        )


async def test_a_row_is_dragged_to_its_place(home: Home) -> None:
    ids = [row.id for row in home.library.episodes.rows() if row.playable][:4]
    home.library.queue.replace(ids)
    async with running(home) as driver:
        await open_queue(driver, 4)
        lists = driver.app.main.episodes
        height = lists._row_height
        await driver.pilot.mouse_down(lists, Offset(5, 0))
        for row in (1, 2, 3):
            await driver.pilot.hover(lists, Offset(5, row * height))
        assert [row.id for row in lists.rows] == [*ids[1:], ids[0]]
        assert queue_of(home) == ids
        await driver.pilot.mouse_up(lists, Offset(5, 3 * height))
        await driver.until(lambda: queue_of(home) == [*ids[1:], ids[0]])
        assert driver.app.listening.episode_id is None
        assert current(driver).id == ids[0]


async def test_rows_of_other_lists_stay_where_they_are(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("enter")
        lists = driver.app.main.episodes
        before = [row.id for row in lists.rows]
        await driver.pilot.mouse_down(lists, Offset(5, 0))
        await driver.pilot.hover(lists, Offset(5, 2 * lists._row_height))
        await driver.pilot.mouse_up(lists, Offset(5, 2 * lists._row_height))
        assert [row.id for row in lists.rows] == before


async def test_several_are_chosen_and_marked_and_taken_back(home: Home) -> None:
    async with running(home) as driver:
        await open_show(driver)
        await driver.press("v", "j")
        assert len(driver.app.main.episodes.chosen) == 2
        await driver.press("m")
        await driver.until(lambda: {TITLES[0], TITLES[1]} <= played(home))
        assert not driver.app.main.episodes.choosing
        await driver.until(lambda: driver.toasts)
        await driver.press("U")
        await driver.until(lambda: played(home) == {TITLES[2]})
        row = next(r for r in home.library.episodes.rows() if r.title == TITLES[1])
        assert row.position == 430.0


async def test_escape_chooses_none_then_goes_back(home: Home) -> None:
    async with running(home) as driver:
        await open_show(driver)
        lists = driver.app.main.episodes
        await driver.press("v", "j", "j", "escape")
        assert not lists.choosing
        assert lists.has_focus
        await driver.press("escape")
        assert driver.app.main.shelves.has_focus


async def test_several_are_queued_in_order_and_moved_together(home: Home) -> None:
    async with running(home) as driver:
        await open_show(driver)
        chosen = [row.id for row in driver.app.main.episodes.rows[:2]]
        before = queue_of(home)
        await driver.press("v", "j", "E")
        await driver.until(lambda: queue_of(home) == [*chosen, *before])
        await driver.press("escape")
        await open_queue(driver, 4)
        await driver.press("g", "v", "j", "J")
        await driver.until(lambda: queue_of(home) == [before[0], *chosen, before[1]])


async def test_everything_older_is_marked(home: Home) -> None:
    async with running(home) as driver:
        await open_show(driver)
        await driver.press("down", "M")
        await driver.until(lambda: played(home) == set(TITLES[2:]))
        await driver.until(lambda: "5 episodes marked as played" in str(driver.toasts))
        await driver.press("U")
        await driver.until(lambda: played(home) == {TITLES[2]})


@pytest.mark.parametrize("again", [False, True])
async def test_a_whole_show_is_marked(again: bool, home: Home) -> None:
    async with running(home) as driver:
        await open_show(driver)
        await driver.press("escape", "m")
        await driver.until(lambda: played(home) == set(TITLES))
        assert played(home, "Margin Notes") == set()
        if again:
            await driver.press("m")
            await driver.until(
                lambda: any("already" in toast for toast in driver.toasts)
            )


@pytest.mark.parametrize("rule", ["queue", "show", "stop"])
async def test_who_asks_for_the_next_gets_the_queue(rule: str, home: Home) -> None:
    home.settings = replace(home.settings, continue_with=rule)
    first, second = queue_of(home)
    async with running(home) as driver:
        for number in (first, second):
            await driver.press("N")
            await driver.until(partial(heard, driver, number))
        await driver.until(lambda: not queue_of(home))


def heard(driver: Driver, number: int) -> bool:
    return driver.app.listening.episode_id == number
