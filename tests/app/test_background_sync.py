"""Syncing in the background: the listener's place in the lists stays theirs."""

import asyncio
import gc
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from tests.app.conftest import Driver, running
from tests.app.sample import NOW, details
from tests.servers import LoopbackServer
from tests.sync.feeds import rss
from tui.app.widgets.episode_list import EpisodeList
from tui.feeds.fetch import HttpFetcher
from tui.home import Home
from tui.model.show import ShowDetails, Validators
from tui.model.update import FeedFailure, FeedUpdate
from tui.sync.outcome import Outcome, SyncProgress, SyncResult, result_of
from tui.sync.run import Synchronizer

LATER = NOW + timedelta(days=1)


@pytest.fixture
def interpreter() -> Iterator[None]:
    """The interpreter as it was, afterwards."""
    seconds = sys.getswitchinterval()
    yield
    sys.setswitchinterval(seconds)
    gc.unfreeze()


@pytest.mark.usefixtures("interpreter")
async def test_the_collector_passes_over_what_is_there_at_the_start(home: Home) -> None:
    async with running(home) as driver:
        assert not gc.get_freeze_count()
        driver.app.start_syncing()
        assert gc.get_freeze_count() > len(gc.get_objects())


class ManyShows:
    """In the place of a synchronizer: a hundred shows at once, then it waits."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    async def sync(
        self, shows: object, progress: Callable[[SyncProgress], None]
    ) -> SyncResult:
        """Tell of every show."""
        for number in range(1, 101):
            progress(SyncProgress(number, 100, f"Show {number}", 0))
        await asyncio.to_thread(self.go_on.wait)
        return result_of([Outcome()] * 100, 0.0, offline=False)


async def test_shows_that_come_at_once_are_drawn_at_once(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = ManyShows()
    monkeypatch.setattr(home, "_synchronizer", many)
    async with running(home, (120, 36)) as driver:
        told: list[str] = []
        show = driver.app.main.show_status

        def tell(what: str, *wordings: str) -> None:
            told.extend(wordings)
            show(what, *wordings)

        monkeypatch.setattr(driver.app.main, "show_status", tell)
        driver.app.action_sync_all()
        try:
            await driver.until(lambda: "100 of 100" in driver.screen_text())
        finally:
            many.go_on.set()
        await driver.until(lambda: not driver.app.is_syncing)
        assert set(told) == {"Syncing 100 of 100  Show 100", ""}
        assert "Syncing" not in driver.screen_text()


def publish(home: Home, title: str) -> None:
    """A new episode of the first show, newer than all others."""
    show = home.library.shows.find("Harbor Talk")
    new = (details(-1, title),)
    update = FeedUpdate(checked=NOW, validators=Validators(), new=new)
    home.library.shows.apply(show.id, update)


async def test_new_episodes_move_neither_cursor_nor_focus(home: Home) -> None:
    async with running(home) as driver:
        main = driver.app.main
        await driver.press("enter", "down", "down")
        row, shelf, focused = main.episodes.current, main.shelf, main.focused
        assert row is not None and focused is not None
        publish(home, "Hot off the pier")
        driver.app._sync_due()
        await driver.until(lambda: "Hot off the pier" in driver.screen_text())
        after = main.episodes.current
        assert after is not None and after.id == row.id
        assert main.shelf.key == shelf.key
        assert main.focused is focused


async def test_the_row_stays_as_near_to_where_it_was_as_can_be(home: Home) -> None:
    async with running(home, (100, 36)) as driver:
        episodes = driver.app.main.episodes
        await driver.press("enter", "down", "down")
        row, before = episodes.current, place_of_cursor(driver)
        assert row is not None
        for number in range(3):
            for title in "abcd":
                publish(home, f"{number}{title}")
            await driver.app.main.episodes_pane._load(True)
        assert episodes.current is not None and episodes.current.id == row.id
        below = lines(episodes, len(episodes.rows) - episodes.cursor)
        lowest = episodes.scrollable_content_region.height - below
        assert place_of_cursor(driver) == max(before, lowest) > before


def lines(episodes: EpisodeList, rows: int) -> int:
    return rows * episodes.row_height(episodes.size.width)


def place_of_cursor(driver: Driver) -> int:
    episodes = driver.app.main.episodes
    return lines(episodes, episodes.cursor) - round(episodes.scroll_y)


async def test_hosts_that_want_to_be_left_alone_are(
    empty_home: Home, server: LoopbackServer
) -> None:
    for path in ("/busy", "/same", "/elsewhere"):
        url = server.put(path, rss(title=path))
        if path == "/elsewhere":
            url = url.replace("127.0.0.1", "localhost")
        busy = empty_home.library.shows.add(url, ShowDetails(path))
        if path == "/busy":
            until = LATER + timedelta(hours=2)
            failure = FeedFailure(LATER, "Busy.", until, until)
            empty_home.library.shows.fail(busy.id, failure)
    empty_home._synchronizer = Synchronizer(
        empty_home.library, HttpFetcher(), now=lambda: LATER
    )
    async with running(empty_home, rows=0) as driver:
        driver.app.now = lambda: LATER
        driver.app._sync_due()
        await driver.until(lambda: server.asked("/elsewhere"))
        await driver.until(lambda: not driver.app.is_syncing)
        assert not server.asked("/busy") and not server.asked("/same")


async def test_who_waits_or_has_ended_is_told(home: Home) -> None:
    until, shows = NOW + timedelta(hours=2), home.library.shows
    gone, busy = shows.find("Margin Notes"), shows.find("Harbor Talk")
    shows.fail(gone.id, FeedFailure(NOW, "It is gone.", None, ended=True))
    shows.fail(busy.id, FeedFailure(NOW, "Fewer, please.", until, until))
    async with running(home) as driver:
        driver.app.now = lambda: NOW
        driver.app.library_changed()
        await driver.until(lambda: "waits 7" in driver.screen_text())
        assert "ended 1" in driver.screen_text()
        await driver.press("G", "enter", "i")
        await driver.until(lambda: "never: example.org" in driver.screen_text())
        await driver.press("!")
        at = f"Next look: {until:%H:%M}, as example.org"
        await driver.until(lambda: at in driver.screen_text())
