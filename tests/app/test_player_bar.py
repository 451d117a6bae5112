"""The player bar: what it always says, what gives way, and what the next run keeps."""

from dataclasses import replace

import pytest

from tests.app.conftest import Driver, running
from tui.app.widgets.player_bar import PlayerBar
from tui.home import Home
from tui.playback.player import Sound, State
from tui.playback.session import NowPlaying, Track

HEARD = NowPlaying(
    Track(1, "A title of some length", "A show with a name", Sound()),
    State.PLAYING,
    65.0,
    600.0,
    1.0,
    100,
)


def words(driver: Driver, now: NowPlaying = HEARD) -> str:
    bar = driver.app.main.player_bar
    bar.now = now
    return PlayerBar.render_line(bar, 0).text


@pytest.mark.parametrize("width", [50, 60, 80, 120])
async def test_speed_and_times_are_always_there(home: Home, width: int) -> None:
    async with running(home, (width, 24)) as driver:
        said = words(driver)
        assert said.rstrip().endswith("1:05 / -8:55  1×")
        assert ("A show with a name" in said) == (width >= 80)
        assert "A show" in said if width >= 80 else "A show" not in said
        assert "1.5×" in words(driver, replace(HEARD, rate=1.5))


async def test_what_cannot_be_heard_is_silent(home: Home) -> None:
    async with running(home) as driver:
        driver.app.main.player_bar.silent = True
        assert "► silent  A title" in words(driver)
        assert "‖ paused  A title" in words(driver, replace(HEARD, state=State.PAUSED))


async def test_speed_and_volume_outlast_the_run(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("plus", "plus", "9")
    async with running(home) as driver:
        now = driver.app.listening.now()
        assert (now.rate, now.volume) == (1.2, 95)
