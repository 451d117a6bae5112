"""The sleep timer by key, in the player bar and in the session."""

from functools import partial

from tests.app.conftest import Driver, running
from tests.app.test_drilling import go_to, hear
from tui.home import Home


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
        for words in ("sleep: sentence", "sleep: chapter", "sleep: episode"):
            await driver.press("X")
            await driver.until(partial(shown, driver, words))
        await driver.press("X")
        await driver.until(lambda: "sleep" not in driver.screen_text())
