"""An app on a sample home, and a way to wait for what it will do."""

import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.message import Message
from textual.pilot import Pilot

from tests.app.sample import sample_home
from tests.app.settling import settle
from tui.app.app import EarmarkApp
from tui.home import Home
from tui.playback import clock

DEADLINE = 60.0


@pytest.fixture(autouse=True)
def fixed_surroundings(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """One time zone; and nothing unforeseen may have happened."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    unforeseen = [r for r in caplog.records if r.levelno >= logging.ERROR]
    assert not [r.getMessage() for r in unforeseen]


@pytest.fixture
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that does not run on between two reports of the player."""
    monkeypatch.setattr(clock, "HOLD", 0.0)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home with three shows."""
    with sample_home(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def empty_home(tmp_path: Path) -> Iterator[Home]:
    """A home without shows."""
    with sample_home(tmp_path / "home", filled=False) as opened:
        yield opened


@pytest.fixture
def snap_compare(snap_compare: Callable[..., bool]) -> Callable[..., bool]:
    """Compares how an app looks when its screen is settled."""

    def compare(
        app: App[Any],
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[Any]], Awaitable[None]] | None = None,
    ) -> bool:
        async def before(pilot: Pilot[Any]) -> None:
            await settle(pilot)
            if run_before is not None:
                await run_before(pilot)
                await settle(pilot)

        return snap_compare(app, terminal_size=terminal_size, run_before=before)

    return compare


class Driver:
    """Presses keys and waits."""

    def __init__(self, app: EarmarkApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.heard: list[Message] = []

    async def until(self, true: Callable[[], Any]) -> None:
        """Wait until something is true."""
        deadline = time.monotonic() + DEADLINE
        while not true():
            assert time.monotonic() < deadline, self.screen_text()
            await self.pilot.pause(0.01)

    async def resize(self, width: int, height: int) -> None:
        """Make the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: self.app.screen._compositor.size == (width, height))

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)

    def said(self, kind: type[Message]) -> list[Any]:
        """The messages of a kind so far; each passes several pumps, and counts once."""
        found = [message for message in self.heard if isinstance(message, kind)]
        return list({id(message): message for message in found}.values())

    def screen_text(self) -> str:
        """What is on the screen."""
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips(self.app.size)
        assert len(lines) <= height and width
        return "\n".join(line.text for line in lines)

    @property
    def toasts(self) -> list[str]:
        """What was said in toasts."""
        return [str(toast.message) for toast in self.app._notifications]


@asynccontextmanager
async def running(
    home: Home, size: tuple[int, int] = (120, 36), *, rows: int = 1
) -> AsyncIterator[Driver]:
    """The app on a home, its lists read."""
    app = EarmarkApp(home, background=False)
    heard: list[Message] = []
    try:
        async with app.run_test(
            size=size, notifications=True, message_hook=heard.append
        ) as pilot:
            driver = Driver(app, pilot)
            driver.heard = heard
            await driver.until(lambda: app.main.shelves.rows)
            await driver.until(lambda: len(app.main.episodes.rows) >= rows)
            await settle(pilot)
            yield driver
    finally:
        app.close_services()
