"""How words look: the settings are honored, changed by keys, and kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.conftest import Driver, running
from tests.app.flows import open_episode
from tests.app.sample import TITLES, sample_home
from tui.app.widgets.transcript_layout import LineKind
from tui.app.widgets.transcript_view import TranscriptView
from tui.config import Settings
from tui.home import Home


@pytest.fixture
def narrow_home(tmp_path: Path) -> Iterator[Home]:
    """A home whose listener likes narrow lines far apart."""
    root = tmp_path / "home"
    (root / "config").mkdir(parents=True)
    settings = "measure = 50\nspacing = 2\ndim_unspoken = false\n"
    (root / "config" / "config.toml").write_text(settings, encoding="utf-8")
    with sample_home(root) as home:
        yield home


def view(driver: Driver) -> TranscriptView:
    return driver.app.main.reading.transcript


def space(driver: Driver) -> int:
    """Blank lines before the second passage."""
    kinds = [line.kind for line in view(driver).lines.lines if line.passage == 2]
    return kinds.count(LineKind.BLANK)


async def test_the_settings_are_honored(narrow_home: Home) -> None:
    async with running(narrow_home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        assert view(driver).text_width == 50
        assert not view(driver).dim_unspoken
        assert space(driver) == 2


async def test_keys_change_them_for_good(home: Home) -> None:
    file = home.directories.settings_file
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        room = view(driver).text_width
        await driver.press("less_than_sign", "less_than_sign")
        assert view(driver).text_width == room - 8
        await driver.press("greater_than_sign")
        assert view(driver).text_width == room - 4
        await driver.press("L")
        assert space(driver) == 2
        await driver.press("d")
        wanted = Settings(measure=room - 4, spacing=2, dim_unspoken=False)
        await driver.until(lambda: Settings.load(file) == wanted)
        await driver.press("L", "L", *["less_than_sign"] * 30)
        assert (space(driver), view(driver).text_width) == (1, 32)


async def test_the_cursor_stays_where_it_is(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        await driver.press("pagedown", "pagedown")
        before = view(driver).cursor_sentence
        await driver.press("less_than_sign", "L", "d")
        stretch = view(driver).script.stretch_of(before.index if before else 0)
        assert view(driver).cursor_sentence == before and stretch
        assert view(driver).lines.lines_of(*stretch).start in view(driver).page
