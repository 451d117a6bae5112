"""Season, number, kind and warning of an episode, where its row has room for them."""

from dataclasses import replace

from tests.app.conftest import Driver, running
from tests.app.sample import add_show, details
from tui.home import Home


async def opened(driver: Driver) -> None:
    await driver.press("end", "enter")
    await driver.until(lambda: driver.app.main.shelf.title == "Tides")
    await driver.until(lambda: len(driver.app.main.episodes.rows) == 3)


def add_tides(home: Home) -> None:
    taste = details(0, "Taste", season=2, kind="trailer", explicit=True)
    half = details(2, "Half", kind="bonus", explicit=False)
    numbered = [replace(taste, number=4.0), replace(half, number=2.5)]
    add_show(home, "Tides", [*numbered, details(1, "All")])


async def test_rows_tell_season_number_kind_and_warning(home: Home) -> None:
    add_tides(home)
    async with running(home, (200, 40)) as driver:
        await opened(driver)
        await driver.until(lambda: "S2 E4 · trailer · explicit" in driver.screen_text())
        assert "E2.5 · bonus" in driver.screen_text()
        assert driver.screen_text().count("explicit") == 1


async def test_a_narrow_row_tells_what_it_has_room_for(home: Home) -> None:
    add_tides(home)
    async with running(home, (100, 30)) as driver:
        await opened(driver)
        episodes = driver.app.main.episodes
        first = episodes.rows[0]
        for width in range(20, 110):
            lines = episodes.draw(first, width)
            text = "".join(piece.text for line in lines for piece in line)
            assert "S2 E…" not in text and "trai…" not in text
            assert "Taste" in text
        assert "S2 E4" in "".join(p.text for p in episodes.draw(first, 36)[1])
