"""Searching: hits, the palette, and the way back."""

from tests.app.conftest import running
from tests.app.flows import open_page, playing
from tests.app.sample import TITLES
from tui.app.screens.search import SearchScreen
from tui.app.widgets.hit_list import Heading
from tui.home import Home
from tui.model.hit import Hit


async def test_search_opens_the_moment(home: Home) -> None:
    async with running(home) as driver:
        opened = next(
            row.id for row in driver.app.main.episodes.rows if row.title == TITLES[0]
        )
        await driver.press("slash", *"coast")
        screen = driver.app.screen
        assert isinstance(screen, SearchScreen)
        await driver.until(lambda: screen.hits.rows)
        hit = screen.hits.current
        assert hit is not None and hit.episode_id == opened
        await driver.press("enter")
        await playing(driver, opened)
        assert driver.app.screen is driver.app.main


async def test_hits_are_below_their_episode_and_the_cursor_keeps_to_them(
    home: Home,
) -> None:
    async with running(home) as driver:
        await driver.press("slash", *"tide")
        screen = driver.app.screen
        assert isinstance(screen, SearchScreen)
        await driver.until(lambda: len(screen.hits.rows) > 3)
        headings = [row for row in screen.hits.rows if isinstance(row, Heading)]
        assert len({row.episode_id for row in headings}) == len(headings)
        told = [row.episode_id for row in screen.hits.rows]
        assert told == sorted(told, key=[row.episode_id for row in headings].index)
        for key in ("down", "down", "pagedown", "up", "pageup"):
            assert isinstance(screen.hits.current, Hit)
            await driver.press(key)
        assert screen.hits.current == screen.hits.rows[1]


async def test_escape_leaves_search_where_it_was(home: Home) -> None:
    async with running(home) as driver:
        focused_before = driver.app.focused
        await driver.press("slash", *"zzz")
        await driver.until(lambda: "No hits for zzz" in driver.screen_text())
        await driver.press("escape")
        assert driver.app.screen is driver.app.main
        assert driver.app.focused is focused_before


async def test_the_palette_finds_episodes_and_commands(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("ctrl+p", *"glaciers")
        await driver.until(lambda: "Listening to glaciers" in driver.screen_text())
        await driver.press("enter")
        await driver.until(lambda: driver.app.main.reading.page)
        assert open_page(driver).episode.title == "Listening to glaciers"


async def test_the_palette_knows_the_words_of_the_footer(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("ctrl+p", *"quit")
        await driver.until(lambda: "Keep your place and leave" in driver.screen_text())
