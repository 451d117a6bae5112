"""Loops and waits after sentences, by key, on the screen and in the session."""

from tests.app.conftest import Driver, running
from tests.app.flows import near, open_episode, playing
from tests.app.sample import TITLES
from tui.home import Home
from tui.model.transport import Loop
from tui.playback.drill import Drill
from tui.playback.session import NowPlaying


async def hear(driver: Driver) -> int:
    """Hear the episode that has words."""
    opened = await open_episode(driver, TITLES[0])
    await playing(driver, opened)
    await driver.until(lambda: driver.app.listening.reading)
    return opened


def now(driver: Driver) -> NowPlaying:
    return driver.app.listening.now()


async def go_to(driver: Driver, seconds: float) -> None:
    driver.app.listening.seek_to(seconds)
    await driver.until(lambda: near(now(driver).position, seconds))


async def test_one_key_begins_closes_and_leaves_a_loop(home: Home) -> None:
    async with running(home) as driver:
        await hear(driver)
        await go_to(driver, 6.0)
        await driver.press("b")
        await driver.until(lambda: "↻ 0:05–…" in driver.screen_text())
        await go_to(driver, 11.0)
        await driver.press("b")
        await driver.until(lambda: "↻ 0:05–0:15" in driver.screen_text())
        assert now(driver).drill == Drill(Loop(5.0, 15.0))
        await driver.press("b")
        await driver.until(lambda: "↻" not in driver.screen_text())


async def test_a_loop_that_ends_here_goes_back_at_once(home: Home) -> None:
    async with running(home) as driver:
        await hear(driver)
        drilling = driver.app.listening.drilling
        await go_to(driver, 6.0)
        drilling.mark_loop(None)
        await go_to(driver, 11.0)
        assert drilling.mark_loop(None).startswith("Loop from 0:06 to 0:11")
        await driver.until(lambda: near(now(driver).position, 6.0))


async def test_this_sentence_again_and_again(home: Home) -> None:
    async with running(home) as driver:
        await hear(driver)
        await go_to(driver, 7.0)
        await driver.press("B")
        await driver.until(lambda: "↻ 0:05–0:10" in driver.screen_text())
        await driver.until(lambda: near(now(driver).position, 5.0))
        await driver.press("B")
        await driver.until(lambda: now(driver).drill == Drill())


async def test_the_sentences_chosen_again_and_again(home: Home) -> None:
    async with running(home) as driver:
        await hear(driver)
        await go_to(driver, 30.0)
        await driver.press("home", "down", "v", "down", "b")
        await driver.until(lambda: now(driver).drill.loop == Loop(5.0, 15.0))
        await driver.until(lambda: near(now(driver).position, 5.0))
        view = driver.app.main.reading.transcript
        assert view.following and not view.choosing


async def test_it_waits_after_each_sentence_and_space_goes_on(home: Home) -> None:
    async with running(home) as driver:
        await hear(driver)
        await driver.press("P")
        await driver.until(lambda: "by sentence" in driver.screen_text())
        await go_to(driver, 4.8)
        await driver.until(lambda: now(driver).held)
        await driver.until(lambda: "space: next sentence" in driver.screen_text())
        view = driver.app.main.reading.transcript
        assert view.sentence_at_sound and view.sentence_at_sound.index == 0
        await driver.press("semicolon")
        await driver.until(lambda: near(now(driver).position, 0.0))
        assert not now(driver).held
        await go_to(driver, 4.8)
        await driver.until(lambda: now(driver).held)
        await driver.press("space")
        await driver.until(lambda: now(driver).position > 5.1)
        await driver.press("P")
        assert now(driver).drill == Drill()


async def test_waiting_goes_on_in_the_next_episode_but_no_loop(home: Home) -> None:
    async with running(home) as driver:
        opened = await hear(driver)
        await driver.press("P", "b")
        await driver.until(lambda: now(driver).drill.loop)
        rows = driver.app.main.episodes.rows
        other = next(row.id for row in rows if row.title == TITLES[1])
        driver.app.open_episode(other)
        await playing(driver, other)
        assert now(driver).drill == Drill()
        driver.app.open_episode(opened)
        await driver.until(lambda: now(driver).drill.stops)
        assert now(driver).drill.loop is None


async def test_nothing_to_loop_is_said(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("b", "P")
        await driver.until(lambda: len(driver.toasts) == 2)
        assert driver.toasts == [
            "Nothing is playing.",
            "There are no timed words to pause after.",
        ]


async def test_a_soundbite_is_heard_to_its_end(home: Home) -> None:
    async with running(home) as driver:
        await hear(driver)
        await driver.press("quotation_mark")
        await driver.until(lambda: "The moon, in short" in driver.screen_text())
        await driver.press("enter")
        await driver.until(lambda: near(now(driver).position, 60.0))
        await driver.until(lambda: now(driver).drill == Drill(until=70.0))
        await driver.press("enter")
        await driver.until(lambda: now(driver).drill == Drill())
