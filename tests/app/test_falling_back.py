"""A stream that fails goes on from the file, where there is one."""

from dataclasses import replace
from pathlib import Path

from tests.app.conftest import Driver, running
from tests.app.flows import open_episode, playing
from tests.app.sample import TITLES, StillPlayer
from tui.home import Home
from tui.playback.player import Report, State


class Failing(StillPlayer):
    """Fails once told to, as long as it plays from the web."""

    failing = False

    def report(self) -> Report:
        report = super().report()
        if self.failing and self.opened[-1].path is None:
            return replace(report, state=State.FAILED, error="example.org is down.")
        return report


def player_of(driver: Driver) -> StillPlayer:
    player = driver.app.listening.session._driver.player
    assert isinstance(player, StillPlayer)
    return player


async def fail_at(driver: Driver, home: Home, file: bool) -> StillPlayer:
    opened = await open_episode(driver, TITLES[0])
    await playing(driver, opened)
    driver.app.listening.seek_to(120.0)
    await driver.until(lambda: driver.app.listening.now().position >= 120.0)
    if file:
        folder = home.directories.downloads
        folder.mkdir(parents=True)
        (folder / "a.mp3").write_bytes(b"sound")
        home.library.downloads.finish(opened, "a.mp3")
    player = player_of(driver)
    player.__class__ = Failing
    Failing.failing = True
    return player


async def test_it_goes_on_from_the_file_at_the_same_place(home: Home) -> None:
    async with running(home) as driver:
        player = await fail_at(driver, home, file=True)
        await driver.until(lambda: player.opened[-1].path)
        assert isinstance(player.opened[-1].path, Path)
        await driver.until(lambda: driver.app.listening.now().state is State.PLAYING)
        assert 115.0 <= driver.app.listening.now().position < 125.0
        await driver.until(
            lambda: any("downloaded file" in toast for toast in driver.toasts)
        )


async def test_without_a_file_the_reason_is_said(home: Home) -> None:
    async with running(home) as driver:
        await fail_at(driver, home, file=False)
        await driver.until(lambda: "example.org is down." in driver.screen_text())
        assert "example.org is down." not in driver.toasts
