"""Every size is survived; from sixty columns on it works."""

import pytest

from tests.app.conftest import running
from tui.home import Home

SIZES = (
    (1, 1),
    (2, 1),
    (1, 40),
    (3, 3),
    (10, 2),
    (20, 5),
    (40, 10),
    (60, 15),
    (71, 24),
    (72, 24),
    (99, 30),
    (100, 30),
    (149, 40),
    (150, 40),
    (300, 80),
    (80, 24),
)


@pytest.mark.parametrize("keys", [[], ["enter", "enter"], ["slash"], ["a"], ["?"]])
async def test_every_size_is_survived(home: Home, keys: list[str]) -> None:
    async with running(home) as driver:
        keys = ["question_mark" if key == "?" else key for key in keys]
        await driver.press(*keys)
        for width, height in SIZES:
            await driver.resize(width, height)
            assert driver.screen_text().count("\n") == height - 1


async def test_an_empty_library_survives_every_size(empty_home: Home) -> None:
    async with running(empty_home, rows=0) as driver:
        for width, height in SIZES:
            await driver.resize(width, height)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
async def test_the_footer_has_room_for_seven_at_most(home: Home, width: int) -> None:
    from textual.widgets._footer import FooterKey

    async with running(home, (width, 24)) as driver:
        for keys in ((), ("enter",), ("enter",), ("n",), ("c",), ("Q",)):
            await driver.press(*keys)
            await driver.pilot.pause()
            entries = list(driver.app.screen.query(FooterKey))
            assert 3 < len(entries) <= 7
            assert all(entry.region.right <= width for entry in entries)


async def test_the_cursor_stays_through_a_resize(home: Home) -> None:
    async with running(home, (120, 36)) as driver:
        await driver.press("enter", "end")
        before = driver.app.main.episodes.current
        assert before is not None
        await driver.pilot.resize_terminal(80, 12)
        assert driver.app.main.episodes.current == before
        await driver.until(lambda: before.title[:10] in driver.screen_text())
