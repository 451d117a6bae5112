"""What the app tells unasked: of the network, of downloads, in toasts."""

import pytest
from textual.widgets._toast import Toast

from tests.app.conftest import running
from tests.app.flows import current
from tests.app.sample import NOW
from tui.app.messages import SyncShows
from tui.home import Home


async def test_being_offline_is_told_in_one_sentence(home: Home) -> None:
    from tui.sync.network import OFFLINE
    from tui.sync.outcome import SyncFailure

    home.synchronizer.failed = (SyncFailure("Harbor Talk", "", OFFLINE),)  # type: ignore[attr-defined]
    home.synchronizer.offline = True  # type: ignore[attr-defined]
    async with running(home) as driver:
        await driver.press("r")
        await driver.until(lambda: driver.toasts)
        assert driver.toasts == [OFFLINE]


async def test_sync_is_asked_for_and_failures_told_once(home: Home) -> None:
    from tui.model.update import FeedFailure
    from tui.sync.outcome import SyncFailure

    show = home.library.shows.find("Harbor Talk")
    home.library.shows.fail(show.id, FeedFailure(NOW, "It is [/gone]."))
    failures = tuple(
        SyncFailure(f"Show [{n}]", "https://example.org", "It is [/gone].")
        for n in range(4)
    )
    home.synchronizer.failed = failures  # type: ignore[attr-defined]
    async with running(home) as driver:
        await driver.press("r")
        await driver.until(lambda: driver.toasts)
        assert len(driver.said(SyncShows)) == 1
        assert driver.toasts[0].startswith("4 shows failed (Show [0], Show [1]")
        await driver.press("exclamation_mark")
        await driver.until(lambda: "It is [/gone]." in driver.screen_text())
        await driver.press("escape")
        assert driver.app.screen is driver.app.main


async def test_a_download_says_how_it_goes(home: Home) -> None:
    asked: list[int] = []

    def download(episode_id: int, progress: object, cancel: object) -> None:
        asked.append(episode_id)
        home.library.episodes.set_download(episode_id, "a.mp3")

    home.download = download  # type: ignore[method-assign, assignment]
    async with running(home) as driver:
        await driver.press("enter", "d")
        row = current(driver)
        await driver.until(lambda: driver.toasts)
        assert driver.toasts == [f"Downloaded: {row.title}"]
        assert asked == [row.id]
        await driver.until(lambda: current(driver).downloaded)


async def test_the_background_tells_of_a_failure_once(home: Home) -> None:
    from tui.sync.outcome import SyncFailure

    synchronizer = home.synchronizer
    failure = SyncFailure("Harbor Talk", "https://example.org", "It is gone.")
    synchronizer.failed = (failure,)  # type: ignore[attr-defined]
    async with running(home) as driver:
        asked = synchronizer.asked  # type: ignore[attr-defined]
        driver.app._sync_due()
        await driver.until(lambda: driver.toasts)
        driver.app._sync_due()
        await driver.until(lambda: len(asked) == 2 and not driver.app.is_syncing)
        await driver.pilot.pause()
        assert driver.toasts == ["Harbor Talk: It is gone."]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_a_toast_covers_nothing_that_is_read(
    home: Home, size: tuple[int, int]
) -> None:
    async with running(home, size) as driver:
        driver.app.say("Kept as a quote.")
        await driver.until(lambda: driver.app.screen.query(Toast))
        toast = driver.app.screen.query_one(Toast)
        await driver.until(lambda: toast.region)
        assert not toast.region.overlaps(driver.app.main.episodes.region)
        assert toast.region.y >= driver.app.main.reading.transcript.region.bottom
        driver.app.main.action_alone()
        toasts = driver.app.screen.query
        await driver.until(
            lambda: any(each.region.bottom == size[1] for each in toasts(Toast))
        )
