"""While a feed's words are on their way the pane says so, and stays where it is."""

import asyncio
import threading
from typing import Any

import pytest

from tests.app.conftest import Driver, running
from tests.app.flows import open_episode
from tests.app.sample import add_show, details, transcript
from tui.home import Home
from tui.model.episode import TranscriptLink
from tui.sync.remote_words import RemoteWords

TITLE = "Words are promised"


class SlowWords:
    """Stands for the web: what a file holds comes once it may."""

    def __init__(self) -> None:
        self.may_come = threading.Event()
        self.found: Any = None, None

    async def best_readable(self, *arguments: Any) -> Any:
        await asyncio.to_thread(self.may_come.wait, 60)
        return self.found


@pytest.fixture
def slow(home: Home, monkeypatch: pytest.MonkeyPatch) -> SlowWords:
    """An episode whose feed promises words."""
    link = TranscriptLink("https://example.org/words.vtt", "text/vtt")
    add_show(home, "Promises", [details(0, TITLE, transcripts=(link,))])
    slow = SlowWords()
    monkeypatch.setattr(RemoteWords, "best_readable", slow.best_readable)
    return slow


def tab(driver: Driver) -> str:
    return driver.app.main.reading.tab


async def test_words_on_their_way_are_waited_for(home: Home, slow: SlowWords) -> None:
    slow.found = transcript(), None
    async with running(home) as driver:
        await open_episode(driver, TITLE, key="o")
        await driver.until(lambda: "Fetching the words…" in driver.screen_text())
        assert tab(driver) == "transcript"
        slow.may_come.set()
        await driver.until(lambda: "welcome back" in driver.screen_text())


async def test_the_notes_come_forward_once_no_words_came(
    home: Home, slow: SlowWords
) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLE, key="o")
        await driver.until(lambda: "Fetching the words…" in driver.screen_text())
        slow.may_come.set()
        await driver.until(lambda: tab(driver) == "notes")
        await driver.press("t")
        await driver.until(lambda: "No transcript." in driver.screen_text())
