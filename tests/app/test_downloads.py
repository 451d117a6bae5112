"""Downloads by keys: how far they are, resting, going on, called off, deleted."""

import threading
from collections.abc import Callable
from pathlib import Path

from tests.app.conftest import Driver, running
from tui.app.screens.confirm import Confirm
from tui.app.screens.downloads import DownloadsScreen
from tui.errors import FetchError
from tui.home import Home
from tui.model.download_state import DownloadState
from tui.playback.downloads import DownloadCanceled, Progress


class Slow:
    """Downloads that stand at a third until they may end."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self.may_end = threading.Event()
        self.error = ""

    def __call__(
        self,
        episode_id: int,
        progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> Path:
        progress(Progress(4_000_000, 12_000_000, 500_000.0))
        while not self.may_end.wait(0.005):
            if cancel.is_set():
                raise DownloadCanceled("stopped")
        if self.error:
            raise FetchError(self.error)
        folder = self._home.directories.downloads
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{episode_id}.mp3").write_bytes(bytes(2_000_000))
        self._home.library.downloads.finish(episode_id, f"{episode_id}.mp3")
        return folder


def slowed(home: Home) -> Slow:
    home.download = slow = Slow(home)  # type: ignore[method-assign, assignment]
    return slow


async def list_downloads(driver: Driver) -> None:
    await driver.press("ctrl+d")
    await driver.until(lambda: isinstance(driver.app.screen, DownloadsScreen))


async def test_how_far_it_is_is_said_in_the_lists(home: Home) -> None:
    slow = slowed(home)
    async with running(home) as driver:
        await driver.press("enter", "d")
        await driver.until(lambda: "↓33%" in driver.screen_text())
        await driver.until(lambda: "Downloading 33%" in driver.screen_text())
        await list_downloads(driver)
        await driver.until(lambda: "0:16 left" in driver.screen_text())
        slow.may_end.set()
        await driver.until(lambda: "1 here, 2.0 MB" in driver.screen_text())
        await driver.press("escape")
        await driver.until(lambda: driver.app.main.episodes.current.downloaded)  # type: ignore[union-attr]


async def test_it_rests_goes_on_and_is_called_off(home: Home) -> None:
    slowed(home)
    async with running(home) as driver:
        await driver.press("enter", "d")
        row = driver.app.main.episodes.current
        assert row is not None

        def state() -> DownloadState | None:
            return home.library.episodes.row(row.id).download

        await driver.until(lambda: driver.app.transfers.is_under_way(row.id))
        await list_downloads(driver)
        await driver.until(lambda: row.title in driver.screen_text())
        await driver.press("p")
        await driver.until(lambda: "paused" in driver.screen_text())
        assert state() is DownloadState.PAUSED
        await driver.press("P")
        await driver.until(lambda: state() is DownloadState.WAITING)
        await driver.until(lambda: driver.app.transfers.is_under_way(row.id))
        await driver.press("x")
        await driver.until(lambda: state() is None)
        await driver.until(lambda: "No downloads." in driver.screen_text())


def footer(driver: Driver) -> str:
    return driver.screen_text().splitlines()[-1]


async def test_the_footer_says_what_the_keys_do_to_this_one(home: Home) -> None:
    slow = slowed(home)
    async with running(home, (80, 24)) as driver:
        await driver.press("enter", "d")
        await list_downloads(driver)
        await driver.until(lambda: "p Pause" in footer(driver))
        assert "⏎" not in footer(driver) and "d Call off" in footer(driver)
        await driver.press("p")
        await driver.until(lambda: "p Go on" in footer(driver))
        slow.error = "example.org is down."
        slow.may_end.set()
        await driver.press("p")
        await driver.until(lambda: "p Try again" in footer(driver))
        slow.error = ""
        await driver.press("p")
        await driver.until(lambda: "⏎ Play" in footer(driver))
        assert " p " not in footer(driver) and "d Delete file" in footer(driver)


async def test_what_was_called_off_goes_on_where_it_was(home: Home) -> None:
    slowed(home)
    async with running(home) as driver:
        await driver.press("enter", "d")
        row = driver.app.main.episodes.current
        assert row is not None
        await driver.until(lambda: driver.app.transfers.is_under_way(row.id))
        await list_downloads(driver)
        await driver.until(lambda: row.title in driver.screen_text())
        await driver.press("p")
        await driver.until(lambda: f"Paused: {row.title}. p goes on." in driver.toasts)
        await driver.press("d")
        said = f"Called off: {row.title}. U takes it back."
        await driver.until(lambda: said in driver.toasts)
        assert not any(toast.startswith("Paused") for toast in driver.toasts)
        await driver.press("U")
        await driver.until(lambda: driver.app.transfers.is_under_way(row.id))
        assert home.library.episodes.row(row.id).download is DownloadState.WAITING


async def test_a_failure_says_why_and_is_tried_again(home: Home) -> None:
    slow = slowed(home)
    slow.error = "example.org is down."
    slow.may_end.set()
    async with running(home) as driver:
        await driver.press("enter", "d")
        await list_downloads(driver)
        await driver.until(lambda: "example.org is down." in driver.screen_text())
        await driver.until(lambda: "enter tries again" in driver.screen_text())
        slow.error = ""
        await driver.press("enter")
        await driver.until(lambda: "1 here" in driver.screen_text())


async def test_a_file_is_deleted_only_when_that_is_meant(home: Home) -> None:
    slowed(home).may_end.set()
    async with running(home) as driver:
        await driver.press("enter", "d")
        await driver.until(lambda: home.library.downloads.there())
        ((row, path),) = home.library.downloads.there()
        file = home.directories.downloads / path
        for key in ("enter", "y"):
            await driver.press("D")
            await driver.until(lambda: isinstance(driver.app.screen, Confirm))
            assert file.exists()
            await driver.press(key)
            await driver.until(lambda: driver.app.screen is driver.app.main)
        await driver.until(lambda: not file.exists())
        await driver.until(lambda: not home.library.episodes.row(row.id).downloaded)


async def test_a_file_somebody_else_deleted_comes_again(home: Home) -> None:
    slowed(home).may_end.set()
    async with running(home) as driver:
        await driver.press("enter", "d")
        await driver.until(lambda: home.library.downloads.there())
        ((_, path),) = home.library.downloads.there()
        (home.directories.downloads / path).unlink()
        await driver.press("d")
        await driver.until((home.directories.downloads / path).exists)


async def test_one_key_makes_all_of_it_available_offline(home: Home) -> None:
    slowed(home).may_end.set()
    async with running(home) as driver:
        await driver.press("enter", "A")
        row = driver.app.main.episodes.current
        assert row is not None
        await driver.until(lambda: home.library.episodes.row(row.id).offline)
        await driver.until(lambda: "⇓" in driver.screen_text())
        assert f"Available offline: {row.title}" in driver.toasts


async def test_a_whole_show_is_made_available_offline_once_confirmed(
    home: Home,
) -> None:
    slowed(home).may_end.set()
    async with running(home) as driver:
        shelves = driver.app.main.shelves
        shelves.action_last()
        await driver.press("A")
        await driver.until(lambda: isinstance(driver.app.screen, Confirm))
        await driver.press("y")
        await driver.until(lambda: len(home.library.downloads.there()) == 1)
        ((row, _),) = home.library.downloads.there()
        await driver.until(lambda: home.library.episodes.row(row.id).offline)


async def test_what_is_unlike_its_feed_is_kept_when_told(home: Home) -> None:
    row = next(row for row in home.library.episodes.rows() if row.playable)
    home.library.downloads.ask(row.id)
    home.library.downloads.change(row.id, DownloadState.UNLIKE, "Its hash differs.")
    aside = home.directories.downloads / ".partial" / f"{row.id}.unlike"
    aside.parent.mkdir(parents=True)
    aside.write_bytes(b"sound")
    async with running(home) as driver:
        await list_downloads(driver)
        await driver.until(lambda: "enter keeps it" in driver.screen_text())
        assert "not the file its feed describes" in driver.screen_text()
        await driver.press("enter")
        await driver.until(lambda: home.library.episodes.row(row.id).downloaded)
        await driver.until(lambda: any("as it came" in t for t in driver.toasts))
