"""What comes next and what was heard last, as the screen tells them."""

import asyncio
from dataclasses import replace

import pytest

from tests.app.conftest import Driver, running
from tests.app.flows import open_episode
from tests.app.sample import TITLES
from tests.app.test_drilling import go_to, hear
from tui.app.outside import follows
from tui.app.screens.main import MainScreen
from tui.app.shelf import Shelf, ShelfKind
from tui.home import Home
from tui.model.transcript import Cue, Source
from tui.playback.control import LOOK_AGAIN, Control


def in_lists(driver: Driver) -> str:
    return "\n".join(line[:28] for line in driver.screen_text().splitlines())


async def test_queued_ones_are_marked_and_the_queue_says_how_long(home: Home) -> None:
    rows = [row for row in home.library.episodes.rows() if row.playable]
    home.library.queue.replace([])
    async with running(home, (80, 24)) as driver:
        await driver.press("enter")
        await driver.until(lambda: rows[0].title[:12] in driver.screen_text())
        assert "+" not in in_lists(driver)
        home.library.queue.replace([rows[0].id, rows[1].id])
        driver.app.queue_changed()
        await driver.until(lambda: in_lists(driver).count("+ ") == 2)
        driver.app.open_shelf(Shelf(ShelfKind.QUEUE))
        await driver.until(lambda: "Queue  2 · " in driver.screen_text())
        assert " min" in in_lists(driver).splitlines()[0]
        await driver.until(lambda: "x Take out" in driver.screen_text())
        assert "Later" in driver.screen_text().splitlines()[-1]


async def test_what_another_process_puts_in_the_queue_is_seen(home: Home) -> None:
    rows = [row for row in home.library.episodes.rows() if row.playable]
    home.library.queue.replace([])
    async with running(home, (80, 24)) as driver:
        driver.app.open_shelf(Shelf(ShelfKind.QUEUE))
        await driver.until(lambda: "Queue  0" in driver.screen_text())
        home.library.queue.replace([rows[0].id])
        await asyncio.to_thread(driver.app.steered, LOOK_AGAIN)
        await driver.until(lambda: rows[0].title[:12] in driver.screen_text())


async def test_words_that_another_process_has_timed_are_read_anew(home: Home) -> None:
    async with running(home, (100, 30)) as driver:
        opened = await open_episode(driver, TITLES[0], key="o")
        kept = home.library.words.transcript(opened)
        assert kept is not None
        own = replace(kept, source=Source.FILE, cues=(Cue("Quite new words.", 0, 9),))
        home.library.words.keep_transcript(opened, own, ())
        await asyncio.to_thread(driver.app.steered, LOOK_AGAIN)
        await driver.until(lambda: "Quite new words." in driver.screen_text())


async def test_no_unit_of_what_is_under_way_is_cut(home: Home) -> None:
    async with running(home, (80, 24)) as driver:
        screen: MainScreen = driver.app.main
        words = "Downloading 2: 47%"
        screen.show_status("download", f"{words}  125 KB/s  1:05 left", words)
        await driver.until(
            lambda: words in in_lists(driver) and "125" not in driver.screen_text()
        )
        await driver.resize(160, 24)
        await driver.until(lambda: "125 KB/s  1:05 left" in driver.screen_text())
        screen.show_status("download", "")
        await driver.until(lambda: words not in driver.screen_text())


async def test_space_goes_on_with_what_was_heard_last(home: Home) -> None:
    row = next(row for row in home.library.episodes.rows() if row.started)
    home.library.places.keep_place(row.id, row.position + 1, row.duration)
    home.library.places.keep_place(row.id, row.position + 20, row.duration)
    async with running(home, (100, 24)) as driver:
        goes_on = f"space goes on with  {row.title[:20]}"
        await driver.until(lambda: goes_on in driver.screen_text())
        await driver.press("space")
        await driver.until(lambda: driver.app.listening.session.now().track)
        assert driver.app.listening.episode_id == row.id
        await driver.until(lambda: goes_on not in driver.screen_text())


async def test_what_is_heard_is_known_after_a_crash(home: Home) -> None:
    async with running(home) as driver:
        heard = await hear(driver)
        file = home.directories.data / "app.json"
        await driver.until(file.exists)
        assert f'"episode_id": {heard}' in file.read_text(encoding="utf-8")


async def test_a_second_app_tells_what_the_other_plays(home: Home) -> None:
    control = Control(home.directories.data)
    answer = {"title": "Tides", "position": 75.0, "state": "playing"}
    control.serve(lambda words: answer)
    home.read_only = True
    try:
        async with running(home, (80, 24)) as driver:
            said = "Another Earmark plays: Tides  1:15  playing"
            await driver.until(lambda: said in driver.screen_text())
    finally:
        control.close()


@pytest.mark.parametrize("queued", [False, True])
async def test_the_desktop_steps_on_only_where_something_follows(
    home: Home, queued: bool
) -> None:
    async with running(home) as driver:
        opened = await hear(driver)
        await driver.until(lambda: driver.app.listening.chapters)
        assert await asyncio.to_thread(follows, home, driver.app.listening)
        await go_to(driver, 450.0)
        rows = home.library.episodes.rows()
        home.library.places.mark([row.id for row in rows], True)
        other = next(row.id for row in rows if row.id != opened and row.playable)
        home.library.queue.replace([other] if queued else [])
        there = await asyncio.to_thread(follows, home, driver.app.listening)
        assert there is queued
