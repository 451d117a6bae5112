"""Where an episode is read, apart from where it is heard, and over restarts."""

from tests.app.conftest import Driver, running
from tests.app.flows import open_episode, playing
from tests.app.sample import TITLES
from tui.app.widgets.transcript_view import TranscriptView
from tui.home import Home


def view(driver: Driver) -> TranscriptView:
    return driver.app.main.reading.transcript


def cursor(driver: Driver) -> int | None:
    sentence = view(driver).cursor_sentence
    return sentence.index if sentence else None


async def test_reading_goes_on_where_it_was_left(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        await driver.press(*["pagedown"] * 3)
        left = cursor(driver)
        assert left
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        await driver.until(lambda: cursor(driver) == left)
        sentence = view(driver).script.stretch_of(left)
        assert sentence is not None
        assert view(driver).lines.lines_of(*sentence).start in view(driver).page


async def test_the_place_is_kept_without_an_orderly_end(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0], key="o")
        await driver.press("down", "down")
        driver.app.keep_reading_place()

        def kept() -> bool:
            place = home.library.reading_places.get(opened)
            return place is not None and place.sentence == 2 and place.free

        await driver.until(kept)


async def test_reading_and_hearing_have_places_of_their_own(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        await driver.until(lambda: view(driver).sentence_at_sound)
        await driver.press(*["down"] * 6)
        assert not view(driver).following and cursor(driver) == 6
        await driver.press("f")
        await driver.until(lambda: cursor(driver) == 0)
        assert view(driver).following
        await driver.press("F")
        assert not view(driver).following and cursor(driver) == 6
        await driver.press("space")
    async with running(home) as driver:
        await driver.until(lambda: cursor(driver) == 6)
        assert driver.app.listening.episode_id == opened
        assert not view(driver).following
        await driver.until(lambda: view(driver).position is not None)
        await driver.press("t", "f")
    async with running(home) as driver:
        await driver.until(lambda: view(driver).sentence_at_sound)
        assert view(driver).following
        await driver.press("t", "F")
        assert cursor(driver) == 6


async def test_the_keys_are_where_they_were_after_a_restart(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        await driver.press("z")
        await driver.until(lambda: driver.app.main.has_class("-alone"))
    async with running(home) as driver:
        await driver.until(lambda: driver.app.focused is view(driver))
        await driver.until(lambda: cursor(driver) is not None)
        assert driver.app.main.has_class("-alone")
        await driver.press("escape", "n")
        await driver.until(lambda: driver.app.main.reading.notes.has_focus)
    async with running(home, (60, 24)) as driver:
        await driver.until(lambda: driver.app.main.reading.notes.has_focus)
        assert not driver.app.main.has_class("-alone")
        await driver.press("escape")
        assert driver.app.focused is driver.app.main.shelves
    async with running(home) as driver:
        assert driver.app.focused is driver.app.main.shelves
