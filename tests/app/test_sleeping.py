"""The sleep timer by key, in the player bar and in the session."""

from functools import partial

from tests.app.conftest import Driver, running
from tests.app.test_drilling import go_to, hear
from tui.home import Home
from tui.model.transport import ends_of
from tui.playback.sleep_timer import Until


def shown(driver: Driver, words: str) -> bool:
    return words in driver.screen_text()


async def test_one_key_starts_the_timer_and_makes_it_longer(home: Home) -> None:
    async with running(home) as driver:
        await hear(driver)
        await driver.press("Z")
        await driver.until(lambda: "sleep 14:5" in driver.screen_text())
        await driver.press("Z")
        await driver.until(lambda: "sleep 29:5" in driver.screen_text())


async def test_another_key_goes_through_the_ends_to_sleep_at(home: Home) -> None:
    async with running(home) as driver:
        await hear(driver)
        await go_to(driver, 7.0)
        for words in ("sleep: episode", "sleep: chapter", "sleep: sentence"):
            await driver.press("X")
            await driver.until(partial(shown, driver, words))
        await driver.press("X")
        await driver.until(lambda: "sleep" not in driver.screen_text())


async def test_no_sentence_ends_before_the_next_press(home: Home) -> None:
    async with running(home) as driver:
        await hear(driver)
        reading = driver.app.listening.reading
        assert reading is not None
        (end, *_) = ends_of(reading)
        await driver.press("space")
        await go_to(driver, end - 0.3)
        await driver.press("X", "X", "X")
        sleep = driver.app.listening.now().sleep
        assert sleep is not None and sleep.until is Until.SENTENCE
        assert sleep.left > 1.9
