"""Screens that are closed while they wait for something: nothing is drawn, or said."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from textual.screen import Screen

from tests.app.conftest import Driver, running
from tui.app.app import EarmarkApp
from tui.app.screens.downloads import DownloadsScreen
from tui.app.screens.find_shows import FindShows
from tui.app.screens.history import HistoryScreen
from tui.app.screens.quotes import QuotesScreen
from tui.app.screens.search import SearchScreen
from tui.app.services import is_open
from tui.feeds.finding import Findings
from tui.home import Home


async def closed(driver: Driver, screen: Screen[Any]) -> None:
    """Close a screen, and wait until its widgets are gone."""
    await driver.app.pop_screen()
    assert not is_open(screen)
    await driver.until(lambda: not list(screen.walk_children()))


MAKERS: list[Callable[[EarmarkApp], Screen[Any]]] = [
    lambda app: DownloadsScreen(app.transfers),
    lambda app: HistoryScreen(),
    lambda app: QuotesScreen(),
]


@pytest.mark.parametrize("make", MAKERS)
async def test_a_list_that_comes_too_late_is_let_go(
    home: Home,
    make: Callable[[EarmarkApp], Screen[Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with running(home) as driver:
        read, asked, answer = driver.app.read, asyncio.Event(), asyncio.Event()

        async def slow(function: Callable[..., Any], *arguments: Any) -> Any:
            asked.set()
            await answer.wait()
            return await read(function, *arguments)

        monkeypatch.setattr(driver.app, "read", slow)
        screen = make(driver.app)
        await driver.app.push_screen(screen)
        await asked.wait()
        assert is_open(screen)
        await closed(driver, screen)
        answer.set()
        await driver.app.workers.wait_for_complete()
        assert not driver.toasts


async def test_a_search_ends_with_its_screen(home: Home) -> None:
    async with running(home) as driver:
        screen = SearchScreen("words")
        await driver.app.push_screen(screen)
        await closed(driver, screen)
        await driver.app.workers.wait_for_complete()
        screen._show([], "", "")
        assert not driver.toasts


async def test_what_a_directory_says_too_late_is_let_go(home: Home) -> None:
    async with running(home) as driver:
        screen = FindShows()
        await driver.app.push_screen(screen)
        await closed(driver, screen)
        screen._asked = "tides"
        screen._told(FindShows.Told("tides", Findings()))
        assert not driver.toasts
