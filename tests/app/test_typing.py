"""Keys that open a line to type in: where they work, and what is typed at once."""

from dataclasses import replace

import pytest
from textual import events
from textual.widgets import Input

from tests.app.conftest import Driver, running
from tests.app.flows import open_episode, playing
from tests.app.sample import TITLES
from tui.app.commands import COMMANDS
from tui.app.screens.add_show import AddShow
from tui.app.screens.search import SearchScreen
from tui.home import Home
from tui.model.notes import NoteBlock, NoteKind, NoteSpan, SpanKind


async def typed(driver: Driver, opening: str, keys: str) -> str:
    """Press a key and type at once, as a paste into a terminal does."""
    for key in (opening, *keys):
        name = {"/": "slash"}.get(key, key)
        driver.app.post_message(events.Key(name, key))
    await driver.until(lambda: driver.app.screen is not driver.app.main)
    await driver.until(lambda: driver.app.screen.query(Input))
    line = driver.app.screen.query_one(Input)
    await driver.until(lambda: len(line.value) == len(keys))
    return line.value


@pytest.mark.parametrize("way", [(), ("enter",), ("i",), ("t",)])
async def test_a_show_is_added_from_every_pane(home: Home, way: tuple[str]) -> None:
    async with running(home) as driver:
        await driver.press(*way)
        assert await typed(driver, "a", "file//x") == "file//x"
        assert isinstance(driver.app.screen, AddShow)


async def test_words_are_typed_at_once_where_shows_are_found(home: Home) -> None:
    async with running(home) as driver:
        assert await typed(driver, "f", "rna/f") == "rna/f"


async def test_letters_stay_letters_in_the_find_field(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        await driver.press("ctrl+f", "a", "slash", "f")
        assert driver.app.screen is driver.app.main
        field = driver.app.focused
        assert isinstance(field, Input) and field.value == "a/f"


async def test_a_slash_finds_in_the_words_and_searches_elsewhere(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        for key, letter in (("slash", "/"), *((k, k) for k in "tide")):
            driver.app.post_message(events.Key(key, letter))
        await driver.until(lambda: driver.app.main.reading.transcript.sought == "tide")
        assert driver.app.main.is_current
        await driver.press("escape", "escape")
        assert await typed(driver, "/", "tide") == "tide"
        await driver.press("escape")
        await driver.press("t")
        await driver.press("ctrl+s")
        assert isinstance(driver.app.screen, SearchScreen)


async def test_search_by_name_is_search_wherever_the_keys_are(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        (search,) = (command for command in COMMANDS if command.id == "app.search")
        await driver.app.run_command(search)
        assert isinstance(driver.app.screen, SearchScreen)


def footer(driver: Driver) -> str:
    """The line of keys."""
    return driver.screen_text().rstrip().splitlines()[-1]


async def test_the_footer_says_what_a_slash_does_once_there_are_words(
    home: Home,
) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        await driver.until(lambda: "/ Find" in footer(driver))
        assert "/ Search" not in footer(driver)
        assert "space Play" in footer(driver)
        await driver.press("slash")
        await driver.until(
            lambda: "↑ Previous ↓ Next ⏎ Keep esc Back" in footer(driver)
        )


async def test_the_footer_says_pause_while_there_is_sound(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0])
        await driver.until(lambda: "space Pause" in footer(driver))
        await driver.press("space")
        await driver.until(lambda: "space Play" in footer(driver))


@pytest.mark.parametrize("key", ["Q", "ctrl+d", "Y"])
async def test_the_footer_says_pause_on_whole_screens_too(home: Home, key: str) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        await driver.press(key)
        await driver.until(lambda: driver.app.screen is not driver.app.main)
        await driver.until(lambda: "space Pause" in footer(driver))
        await driver.press("space")
        await driver.until(lambda: "space Play" in footer(driver))


async def test_a_link_number_typed_is_told_before_it_is_opened(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        await driver.press("n")
        await driver.until(lambda: "⏎ Open" in footer(driver))
        assert "Open link" not in footer(driver)
        await driver.press("2")
        await driver.until(lambda: "⏎ Open link 2" in footer(driver))
        await driver.press("1")
        await driver.until(lambda: "⏎ Open link 1" in footer(driver))


async def test_links_are_gone_through_from_what_is_seen(home: Home) -> None:
    texts = [f"Paragraph {number} of these notes." for number in range(60)]
    blocks = [NoteBlock(NoteKind.PARAGRAPH, text) for text in texts]
    for number in (1, 40, 42, 59):
        span = NoteSpan(SpanKind.TIME, 0, 9, seconds=float(number))
        blocks[number] = replace(blocks[number], spans=(span,))
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        await driver.press("n")
        view = driver.app.main.reading.notes
        view.show_blocks(blocks, empty="")
        await driver.until(lambda: view.virtual_size.height > 100)
        await driver.until(lambda: view.allow_vertical_scroll)
        view.scroll_to(y=60, animate=False)
        await driver.until(lambda: view.scroll_offset.y == 60)
        for _ in range(3):
            driver.app.post_message(events.Key("l", "l"))
        await driver.until(lambda: view.picked == 3)
        await driver.press("l")
        await driver.until(lambda: view.picked == 0)
        await driver.until(lambda: "Paragraph 1 of" in driver.screen_text())
