"""What strangers write is shown as it stands: in lists, panes, toasts and dialogs."""

import pytest

from tests.app.conftest import running
from tests.app.sample import add_show, details
from tui.home import Home
from tui.model.chapter import Chapter
from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.text import plain_line

TITLES = (
    "[/foo] closes nothing",
    "[@click=app.leave]listen[/]",
    "[S2E4] Title [B] c",
    "[bold red]loud[/bold red] $primary",
    "\x1b]0;pwned\x07\x1b[2J clears nothing",
    "tab\there \x9b31m and \u202e backwards",
)


@pytest.fixture
def hostile_home(empty_home: Home) -> Home:
    """A show and episodes whose every word is hostile."""
    titles = [plain_line(title) for title in TITLES]
    notes = "".join(f"<p>{title}</p>" for title in titles)
    episodes = [details(n, title, notes_html=notes) for n, title in enumerate(titles)]
    ids = add_show(empty_home, titles[0], episodes)
    cues = [Cue(t, 5.0 * n, 5.0 * n + 5, speaker=t) for n, t in enumerate(titles)]
    words = Transcript(tuple(cues), Source.FEED, Timing.CUE, "en", origin=titles[1])
    chapters = [Chapter(5.0 * n, title) for n, title in enumerate(titles)]
    for episode_id in ids:
        empty_home.library.words.keep_transcript(episode_id, words, ())
        empty_home.library.words.keep_chapters(episode_id, chapters)
    return empty_home


async def test_every_pane_shows_it_as_it_stands(hostile_home: Home) -> None:
    async with running(hostile_home, (240, 45)) as driver:
        shown = [plain_line(title) for title in TITLES]
        assert all(title in driver.screen_text() for title in shown)
        await driver.press("enter", "enter")
        await driver.until(lambda: driver.app.main.reading.page)
        for tab in "tnci":
            await driver.press(tab)
            await driver.pilot.pause()
            assert shown[0] in driver.screen_text()
        assert "\x1b" not in driver.screen_text()


async def test_toasts_and_dialogs_show_it_as_it_stands(hostile_home: Home) -> None:
    async with running(hostile_home, (240, 45)) as driver:
        await driver.press("enter", "e")
        await driver.until(lambda: driver.toasts)
        await driver.pilot.pause()
        assert plain_line(TITLES[0]) in driver.screen_text()
        await driver.press("escape", "end", "D")
        await driver.until(lambda: "Remove a show" in driver.screen_text())
        await driver.press("escape")
        for title in TITLES:
            driver.app.say(title)
            driver.app.say(title, "error")
        await driver.pilot.pause()


async def test_search_and_palette_show_it_as_it_stands(hostile_home: Home) -> None:
    async with running(hostile_home, (240, 45)) as driver:
        await driver.press("slash", *"listen")
        await driver.until(lambda: "[@click=app.leave]" in driver.screen_text())
        await driver.press("escape", "ctrl+p", *"closes")
        await driver.until(lambda: "[/foo] closes" in driver.screen_text())


async def test_an_unforeseen_error_is_said_and_the_app_goes_on(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails() -> None:
        raise RuntimeError("[/foo]")

    async with running(home) as driver:
        driver.app.work("test", fails)
        await driver.until(lambda: driver.toasts)
        assert "Something went wrong" in driver.toasts[0]
        assert "RuntimeError" in caplog.text
        caplog.clear()
        await driver.press("enter")
        assert driver.app.focused is driver.app.main.episodes
