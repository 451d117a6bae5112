"""The lists: what is marked, ordered, filtered and removed."""

from tests.app.conftest import running
from tests.app.flows import current, focused
from tui.app.messages import Deed, DoDeed
from tui.app.widgets.episode_list import EpisodeList
from tui.home import Home


async def test_played_star_and_queue(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("enter")
        row = current(driver)
        await driver.press("m", "s", "e")
        row_now = home.library.episodes.row

        def done() -> bool:
            now = row_now(row.id)
            queued = [item.episode.id for item in home.library.queue.items()]
            return now.played and now.starred and queued[-1] == row.id

        await driver.until(done)
        assert [m.deed for m in driver.said(DoDeed)] == [
            Deed.TOGGLE_PLAYED,
            Deed.TOGGLE_STAR,
            Deed.QUEUE_LAST,
        ]
        await driver.until(lambda: current(driver).starred)


async def test_the_queue_is_put_in_order(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("down", "down", "enter")
        lists = driver.app.main.episodes
        await driver.until(lambda: driver.app.main.shelf.title == "Queue")
        await driver.until(lambda: len(lists.rows) == 2)
        first, second = (row.id for row in lists.rows)
        await driver.press("J")
        await driver.until(lambda: [row.id for row in lists.rows] == [second, first])
        assert current(driver).id == first
        await driver.press("x")
        await driver.until(lambda: [row.id for row in lists.rows] == [second])


async def test_only_unplayed_then_all(home: Home) -> None:
    async with running(home) as driver:
        lists = driver.app.main.episodes
        whole = len(lists.rows)
        await driver.press("enter", "w")
        await driver.until(lambda: len(lists.rows) == 1)
        assert isinstance(driver.said(EpisodeList.FilterToggled)[0].filter, str)
        await driver.press("w")
        await driver.until(lambda: len(lists.rows) == whole)


async def test_a_sync_moves_no_cursor(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("enter", "down", "down", "down")
        lists = driver.app.main.episodes
        before = lists.current
        await driver.press("R")
        await driver.until(lambda: driver.toasts)
        await driver.pilot.pause()
        assert lists.current == before
        assert focused(driver, lists)


async def test_a_show_is_removed_only_after_a_yes(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("end", "D")
        await driver.until(lambda: "Remove a show" in driver.screen_text())
        for way_out in ("escape", "q", "enter"):
            await driver.press(way_out)
            await driver.until(lambda: driver.app.screen is driver.app.main)
            await driver.press("D")
            await driver.until(lambda: "Remove a show" in driver.screen_text())
        assert len(home.library.shows.all()) == 3
        await driver.press("y")
        await driver.until(lambda: len(home.library.shows.all()) == 2)


async def test_an_empty_library_says_how_to_begin(empty_home: Home) -> None:
    async with running(empty_home, rows=0) as driver:
        await driver.until(lambda: "Interconnects" in driver.screen_text())
        await driver.press("a")
        await driver.until(lambda: "Add a show" in driver.screen_text())


async def test_shelf_and_tab_are_found_again(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("end", "enter")
        await driver.until(lambda: driver.app.main.shelf.title == "Margin Notes")
        await driver.press("n")
    async with running(home) as driver:
        await driver.until(lambda: driver.app.main.shelf.title == "Margin Notes")
        assert driver.app.main.reading.tab == "notes"


async def test_tabs_with_nothing_in_them_leave_the_keys_to_the_list(
    home: Home,
) -> None:
    async with running(home, (80, 24)) as driver:
        await driver.press("enter")
        for key, pane in (("c", "chapters"), ("n", "notes"), ("t", "transcript")):
            await driver.press(key)
            assert driver.app.main.reading.tab == pane
            assert driver.app.focused is driver.app.main.episodes
            await driver.until(lambda: "to read." in driver.screen_text())
