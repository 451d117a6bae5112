"""A show's settings, by keys."""

from hypothesis import given
from hypothesis import strategies as st

from tests.app.conftest import running
from tui.app.screens.show_settings import ShowSettingsDialog
from tui.app.show_choices import CHOICES
from tui.config import Settings
from tui.home import Home
from tui.model.show_settings import ShowSettings


async def test_arrows_set_and_backspace_takes_back(home: Home) -> None:
    async with running(home) as driver:
        main = driver.app.main
        rows = main.shelves.rows
        shelf = next(r for r in rows if not isinstance(r, str) and r.show)
        assert shelf.show is not None
        number, kept = shelf.show.id, home.library.show_settings.get
        main.shelves.go_to(shelf.key)
        await driver.press("e")
        await driver.until(lambda: isinstance(driver.app.screen, ShowSettingsDialog))
        dialog = driver.app.screen
        assert isinstance(dialog, ShowSettingsDialog)
        dialog.choices.go_to("auto_download")
        await driver.press("right", "right")
        await driver.until(lambda: kept(number).auto_download == 1)
        assert "the newest unplayed" in driver.screen_text()
        await driver.press("backspace")
        dialog.choices.go_to("skip_outro")
        await driver.press("right")
        await driver.until(lambda: kept(number) == ShowSettings(skip_outro=5.0))
        await driver.press("escape")
        await driver.until(lambda: driver.app.screen is main)


@given(
    st.lists(st.sampled_from([-1, 1]), max_size=60),
    st.floats(0.5, 3),
)
def test_every_value_can_be_reached_and_said(steps: list[int], speed: float) -> None:
    settings = ShowSettings(speed=speed, auto_download=7)
    for each in CHOICES:
        for step in steps:
            settings = each.stepped(settings, step)
        assert each.shown(settings, Settings())
        assert each.cleared(settings) == each.stepped(each.cleared(settings), -1)
