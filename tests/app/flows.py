"""What the tests of the app do and ask again and again."""

from textual.widget import Widget

from tests.app.conftest import Driver
from tui.app.page import Page
from tui.model.episode import EpisodeRow
from tui.playback.player import State


async def open_episode(driver: Driver, title: str, key: str = "enter") -> int:
    """Go to an episode of all episodes and press a key on it."""
    app = driver.app
    await driver.press("enter")
    row = next(row for row in app.main.episodes.rows if row.title == title)
    app.main.episodes.go_to(row.id)
    await driver.press(key)
    await driver.until(lambda: app.main.reading.page)
    return row.id


def current(driver: Driver) -> EpisodeRow:
    """The episode under the cursor."""
    row = driver.app.main.episodes.current
    assert row is not None
    return row


def open_page(driver: Driver) -> Page:
    """What the reading pane shows."""
    page = driver.app.main.reading.page
    assert page is not None
    return page


def focused(driver: Driver, widget: Widget) -> bool:
    """Whether a widget has the keys."""
    return driver.app.focused is widget


async def playing(driver: Driver, episode_id: int) -> None:
    """Wait until an episode is heard."""
    listening = driver.app.listening

    def heard() -> bool:
        now = listening.session.now()
        track = now.track
        return bool(
            track and track.episode_id == episode_id and now.state is State.PLAYING
        )

    await driver.until(heard)


def near(position: float, wanted: float) -> bool:
    """Between two reports the clock runs on, a second at most."""
    return 0 <= position - wanted < 1.5
