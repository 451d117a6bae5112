"""Looking at a moment of the episode before the sound goes there."""

from textual.geometry import Offset

from tests.app.conftest import Driver, running
from tests.app.flows import near, open_episode, playing
from tests.app.sample import SENTENCES, TITLES
from tui.app.widgets.scrub_bar import ScrubBar
from tui.home import Home

SIZE = (122, 36)
"""The progress line is 120 cells long: four seconds each."""


async def hear(driver: Driver) -> ScrubBar:
    opened = await open_episode(driver, TITLES[0])
    await playing(driver, opened)
    await driver.until(lambda: driver.app.listening.reading)
    await driver.until(lambda: driver.app.main.player_bar.now)
    return driver.app.main.player_bar


def at(driver: Driver) -> float:
    return driver.app.listening.now().position


def shown(driver: Driver) -> str:
    """The player bar's line of words."""
    return driver.screen_text().splitlines()[-3]


async def test_keys_gather_into_one_seek(home: Home) -> None:
    async with running(home, SIZE) as driver:
        bar = await hear(driver)
        transcript = driver.app.focused
        await driver.press("S")
        assert driver.app.focused is bar
        await driver.press(*["right"] * 5, "shift+right")
        await driver.until(lambda: "› The moon and the coast" in shown(driver))
        assert f"◆ 1:2{int(bar.target or 0) % 10}" in shown(driver)
        assert SENTENCES[int(bar.target or 0) // 5 % 8][:20] in shown(driver)
        assert at(driver) < 2 and not driver.said(ScrubBar.SeekAsked)
        target = bar.target or 0.0
        await driver.press("enter")
        await driver.until(lambda: near(at(driver), target))
        assert len(driver.said(ScrubBar.SeekAsked)) == 1
        assert driver.app.focused is transcript
        assert "► playing" in shown(driver)


async def test_escape_stays(home: Home) -> None:
    async with running(home, SIZE) as driver:
        bar = await hear(driver)
        transcript = driver.app.focused
        await driver.press("S", "right", "escape")
        assert bar.target is None
        assert driver.app.focused is transcript
        assert at(driver) < 2


async def test_targets_by_sentence_and_chapter_stay_inside(home: Home) -> None:
    async with running(home, SIZE) as driver:
        bar = await hear(driver)
        targets = []
        await driver.press("S")
        for keys in (["full_stop"] * 2, ["down"] * 2, ["shift+right"] * 20, ["tab"]):
            await driver.press(*keys)
            targets.append(bar.target)
        assert targets == [10.0, 200.0, 480.0, None]


async def test_the_mouse_shows_where_it_would_land(home: Home) -> None:
    async with running(home, SIZE) as driver:
        bar = await hear(driver)
        await driver.pilot.hover(ScrubBar, Offset(1 + 60, 1))
        await driver.until(lambda: "◆ 4:00" in shown(driver))
        assert "› What the tables leave out" in shown(driver)
        assert SENTENCES[0] in shown(driver)
        await driver.pilot.hover(ScrubBar, Offset(1 + 60, 0))
        await driver.until(lambda: bar.target is None)


async def test_the_chapter_gives_way_to_the_words(home: Home) -> None:
    async with running(home, (80, 24)) as driver:
        await hear(driver)
        await driver.pilot.hover(ScrubBar, Offset(1 + 1, 1))
        await driver.until(lambda: "◆ 0:06" in shown(driver))
        assert SENTENCES[1] in shown(driver)


async def test_the_mouse_lands_where_it_is_let_go(home: Home) -> None:
    async with running(home, SIZE) as driver:
        await hear(driver)
        await driver.pilot.mouse_down(ScrubBar, Offset(1 + 60, 1))
        await driver.pilot.hover(ScrubBar, Offset(1 + 30, 0))
        await driver.until(lambda: "◆ 2:00" in shown(driver))
        assert not driver.said(ScrubBar.SeekAsked)
        await driver.pilot.mouse_up(ScrubBar, Offset(1 + 30, 0))
        await driver.until(lambda: near(at(driver), 120.0))


async def test_without_sound_there_is_nowhere_to_look(home: Home) -> None:
    async with running(home, SIZE) as driver:
        await driver.press("S")
        await driver.until(lambda: driver.toasts)
        assert driver.toasts == ["Nothing is playing whose length is known."]
