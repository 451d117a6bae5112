"""What every pane looks like, at three sizes."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.app.conftest import Driver
from tests.app.sample import NOW, SENTENCES, TITLES, sample_home
from tests.app.settling import settle
from tui.app.app import EarmarkApp
from tui.app.memory import Memory
from tui.home import Home
from tui.model.quote import Said, in_words
from tui.model.transcript import Source, Timing, Transcript

SIZES = ((80, 24), (120, 36), (200, 60))

Scene = Callable[[Driver], Awaitable[None]]


async def lists(driver: Driver) -> None:
    """All episodes, the first row under the cursor."""
    await driver.press("enter")


async def queue(driver: Driver) -> None:
    """The queue."""
    await driver.press("down", "down", "enter")
    await driver.until(lambda: len(driver.app.main.episodes.rows) == 2)


async def transcript(driver: Driver) -> None:
    """The words, a moment in the middle marked."""
    await driver.press("t")


async def notes(driver: Driver) -> None:
    """The show notes, the second link picked."""
    await driver.press("n", "2")


async def chapters(driver: Driver) -> None:
    """The chapters."""
    await driver.press("c", "down")


async def about(driver: Driver) -> None:
    """The show at a glance."""
    await driver.press("i")
    await driver.until(lambda: "The harbor office" in driver.screen_text())


async def search(driver: Driver) -> None:
    """Hits while typing."""
    await driver.press("slash", *"coast")
    driver.app.screen.query_one(Input).cursor_blink = False
    await driver.until(lambda: "hits" in driver.screen_text())
    await settle(driver.pilot)
    await driver.press("down")


async def keys(driver: Driver) -> None:
    """The help screen."""
    await driver.press("question_mark")


async def adding(driver: Driver) -> None:
    """The dialog that asks for an address."""
    await driver.press("a")
    driver.app.screen.query_one(Input).cursor_blink = False


async def looking_ahead(driver: Driver) -> None:
    """A moment of the episode before the sound goes there."""
    bar = driver.app.main.player_bar
    await driver.until(lambda: bar.now and bar.now.duration)
    await driver.press("S", "shift+right", "shift+right")


async def quotes(driver: Driver) -> None:
    """What was kept, a quote with its note in full."""
    library = driver.app.home.library
    number = driver.app.reading_id
    assert number is not None
    library.quotes.add(number, SENTENCES[6], speaker="Guest", start=30.0)
    guest, host = " ".join(SENTENCES[2:4]), " ".join(SENTENCES[4:6])
    parts, note = (Said("Guest", guest), Said("Host", host)), "For the talk in March."
    words = in_words(parts)
    library.quotes.add(number, words, start=10.0, note=note, parts=parts)
    await driver.press("Q")
    await driver.until(lambda: note in driver.screen_text())


async def sources(driver: Driver) -> None:
    """The dialog that says where the words could come from."""
    library, number = driver.app.home.library, driver.app.reading_id
    assert number is not None
    words = library.words.transcript(number)
    assert words is not None
    notes = Transcript(words.cues[:3], Source.NOTES, Timing.TURN, "en")
    library.words.keep_transcript(number, notes, [])
    library.words.keep_transcript(number, words, [])
    await driver.press("T")
    await driver.until(lambda: "every turn" in driver.screen_text())


SCENES = (
    lists,
    queue,
    transcript,
    notes,
    chapters,
    about,
    search,
    keys,
    adding,
    looking_ahead,
    quotes,
    sources,
)


@pytest.fixture
def resting_home(tmp_path: Path) -> Iterator[Home]:
    """A home left in the middle of an episode."""
    with sample_home(tmp_path / "home") as home:
        rows = home.library.episodes.rows()
        left = next(row.id for row in rows if row.title == TITLES[0])
        home.library.places.keep_place(left, 132.0, 480.0)
        Memory(left).save(home.directories.data / "app.json")
        yield home


def drawn(snap_compare: Any, home: Home, size: tuple[int, int], scene: Scene) -> bool:
    """Whether a scene looks as it did."""
    app = EarmarkApp(home, background=False, now=lambda: NOW)

    async def before(pilot: Pilot[None]) -> None:
        await scene(Driver(app, pilot))

    try:
        return bool(snap_compare(app, terminal_size=size, run_before=before))
    finally:
        app.close_services()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_looks(
    resting_home: Home, snap_compare: Any, scene: Scene, size: tuple[int, int]
) -> None:
    assert drawn(snap_compare, resting_home, size, scene)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_welcome_looks(
    empty_home: Home, snap_compare: Any, size: tuple[int, int]
) -> None:
    async def nothing(driver: Driver) -> None:
        """Only wait."""

    assert drawn(snap_compare, empty_home, size, nothing)
