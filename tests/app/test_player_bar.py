"""The player bar: what it always says, what gives way, and what the next run keeps."""

from dataclasses import replace

import pytest

from tests.app.conftest import Driver, running
from tests.app.test_drilling import hear
from tui.app.bar_words import BarFacts, bar_words
from tui.app.widgets.player_bar import PlayerBar
from tui.home import Home
from tui.model.chapter import Chapter
from tui.model.equalizer import Equalizer
from tui.playback.player import Sound, State
from tui.playback.session import NowPlaying, Track
from tui.playback.sleep_timer import Sleep, Until

TRACK = Track(1, "A title of some length", "A show with a name", Sound())
HEARD = NowPlaying(
    TRACK,
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


CHAPTERS = (Chapter(0.0, "The river of research and why it carries boats"),)
BUSY = replace(
    HEARD,
    track=replace(TRACK, title="An ordinary title of the good show, part two"),
    equalizer=Equalizer.LESS_TREBLE,
    skip_silence=True,
    saved=61.0,
    sleep=Sleep(Until.MINUTES, 899.0),
)


def test_with_several_states_title_and_chapter_are_readable() -> None:
    line = bar_words(BUSY, BarFacts(CHAPTERS[0].title), 80)
    said = "".join(piece.text for piece in line)
    assert "An ordinary title of" in said and "› The river of" in said
    assert said.rstrip().endswith("1:05 / -8:55  1×  sleep 14:59")
    assert len(said) == 80


def test_a_time_that_is_only_about_right_says_so() -> None:
    line = bar_words(replace(HEARD, exact=False), BarFacts(), 80)

    assert "≈1:05 / -8:55" in "".join(piece.text for piece in line)
    exact = bar_words(HEARD, BarFacts(), 80)
    assert "≈" not in "".join(piece.text for piece in exact)


def test_an_ordinary_title_leaves_room_for_its_chapter() -> None:
    ordinary = replace(HEARD, track=replace(TRACK, title="Episode 3 of the good show"))
    line = bar_words(ordinary, BarFacts("Welcome"), 80)
    said = "".join(piece.text for piece in line)
    assert "playing  Episode 3 of the good show  › Welcome" in said


@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 100, 140, 200])
def test_the_line_is_as_wide_as_the_bar(width: int) -> None:
    for chapter in ("", "Welcome", CHAPTERS[0].title):
        for now in (HEARD, BUSY, replace(HEARD, state=State.STALLED)):
            line = bar_words(now, BarFacts(chapter), width)
            assert sum(len(piece.text) for piece in line) == width


async def test_a_failure_is_told_in_full_and_marks_the_row(home: Home) -> None:
    async with running(home, (80, 24)) as driver:
        error = "the server of 127.0.0.1 says that there is no such file (404); press r"
        error += " on the show, since its feed may name another address by now."
        bar = driver.app.main.player_bar
        driver.app.main.player_bar.now = None
        failed = replace(HEARD, state=State.FAILED, error=error)
        PlayerBar.show_now(bar, failed, ())
        said = " ".join(
            PlayerBar.render_line(bar, y).text.strip()
            for y in range(int(bar.styles.height.value if bar.styles.height else 0))
        )
        assert error in said and "A title of some length" in said
        row = driver.app.main.episodes.rows[0]
        driver.app.main.episodes.playing_id, driver.app.main.episodes.failed = (
            row.id,
            True,
        )
        drawn = driver.app.main.episodes.draw(row, 60)
        assert drawn[0][0].text == " ✗ "


async def test_the_bar_is_wherever_the_listener_is(home: Home) -> None:
    async with running(home, (80, 24)) as driver:
        await hear(driver)
        await driver.press("Z")
        for key in ("ctrl+d", "Y", "Q", ""):
            await (driver.press(key) if key else driver.app.action_search_all())
            await driver.until(lambda: driver.app.screen is not driver.app.main)
            await driver.until(lambda: "sleep 14:5" in driver.screen_text())
            await driver.press("escape")
            await driver.until(lambda: driver.app.screen is driver.app.main)


async def test_toasts_of_one_command_do_not_pile_up(home: Home) -> None:
    async with running(home, (120, 36)) as driver:
        await hear(driver)
        await driver.press("V", "V", "V", "Z", "Z", "X", "X", "X", "X", "underscore")
        assert len(driver.toasts) <= 1


async def test_a_toast_is_drawn_once_with_a_dialog_in_front(home: Home) -> None:
    async with running(home, (80, 24)) as driver:
        await driver.press("question_mark")
        await driver.until(lambda: driver.app.screen is not driver.app.main)
        driver.app.say("Said once.")
        await driver.press("escape", "question_mark")
        await driver.until(lambda: "Said once." in driver.screen_text())
        assert driver.screen_text().count("Said once.") == 1
