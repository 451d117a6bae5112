"""Hearing: an episode begun, moved in, and left where it was."""

from dataclasses import replace
from functools import partial

import pytest

from tests.app.conftest import running
from tests.app.flows import focused, near, open_episode, open_page, playing
from tests.app.sample import TITLES
from tui.app.messages import OpenEpisode, SessionTold
from tui.app.widgets.transcript_view import TranscriptView
from tui.home import Home
from tui.model.episode import EpisodeRow
from tui.playback.player import Sound
from tui.playback.session import Happening, Track


async def test_enter_plays_and_shows_the_words(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        app = driver.app
        await driver.until(lambda: app.main.reading.transcript.sentence_at_sound)
        assert app.focused is app.main.reading.transcript
        assert "Welcome" in driver.screen_text()
        assert "► playing" in driver.screen_text()


async def test_sound_is_begun_before_the_words_are_drawn(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(home) as driver:
        main, session = driver.app.main, driver.app.listening.session
        heard: list[Track | None] = []
        shows = main.show_reading

        def show() -> None:
            heard.append(session.now().track)
            shows()

        monkeypatch.setattr(main, "show_reading", show)
        await open_episode(driver, TITLES[0])
        assert [track and track.title for track in heard] == [TITLES[0]]


async def test_reading_makes_no_sound(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, TITLES[0], key="o")
        assert driver.app.listening.session.now().track is None
        assert driver.said(OpenEpisode)[0].play is False


async def test_a_post_opens_to_be_read(home: Home) -> None:
    async with running(home) as driver:
        await open_episode(driver, "A letter without sound")
        assert driver.app.listening.session.now().track is None
        assert not driver.toasts
        reading = driver.app.main.reading
        assert reading.tab == "notes" and focused(driver, reading.notes)
        essay = next(r for r in home.library.episodes.rows() if r.title == TITLES[0])
        driver.app.open_episode(essay.id, play=False)
        await driver.until(lambda: reading.tab == "transcript")


async def test_a_line_plays_from_there(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        await driver.press("down", "down", "down", "enter")
        (asked,) = driver.said(TranscriptView.PlayFrom)
        assert asked.seconds > 0
        now = driver.app.listening.now
        await driver.until(lambda: near(now().position, asked.seconds))


@pytest.mark.usefixtures("still_clock")
async def test_keys_move_in_the_sound(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        await driver.until(lambda: driver.app.listening.page)

        def arrived(position: float) -> bool:
            return near(driver.app.listening.now().position, position)

        for key, position in (
            ("right", 10),
            ("shift+right", 40),
            ("left", 30),
            ("full_stop", 35),
            ("right_square_bracket", 40),
            ("right_square_bracket", 200),
            ("left_square_bracket", 40),
            ("comma", 35),
        ):
            await driver.press(key)
            await driver.until(partial(arrived, position))


async def test_speed_and_volume(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        await driver.press("plus", "plus", "9")
        now = driver.app.listening.now()
        assert (now.rate, now.volume) == (1.2, 95)
        await driver.until(lambda: "1.2×  vol 95%" in driver.screen_text())
        await driver.press("backspace")
        assert driver.app.listening.now().rate == 1.0
        await driver.press("backspace")
        assert driver.app.listening.now().rate == 1.2


async def test_space_pauses_and_goes_on(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        await driver.press("space")
        await driver.until(lambda: "‖ paused" in driver.screen_text())
        await driver.press("space")
        await playing(driver, opened)


async def test_the_place_is_kept_until_next_time(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        await driver.press("shift+right", "shift+right")
        now = driver.app.listening.session.now
        await driver.until(lambda: near(now().position, 60))
        await driver.press("space")
        await driver.until(lambda: home.library.places.place(opened) > 59)
    async with running(home) as driver:
        await driver.until(lambda: driver.app.listening.episode_id == opened)
        await driver.until(lambda: driver.app.main.reading.page)
        await driver.until(lambda: "1:0" in driver.screen_text())
        assert driver.app.listening.session.now().track is None
        await driver.press("space")
        await playing(driver, opened)
        assert abs(driver.app.listening.session.now().position - 60) < 6


async def test_an_episode_that_ends_is_followed_by_the_queue(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0])
        await playing(driver, opened)
        queued = [item.episode.id for item in home.library.queue.items()]
        driver.app.listening.session.seek_to(479.9)
        player = driver.app.listening.session._driver.player
        player.finish()  # type: ignore[union-attr]
        await playing(driver, queued[0])
        await driver.until(lambda: open_page(driver).episode.id == queued[0])


async def test_a_chapter_is_played(home: Home) -> None:
    async with running(home) as driver:
        opened = await open_episode(driver, TITLES[0], key="o")
        await driver.press("c", "down", "down", "enter")
        await playing(driver, opened)
        assert abs(driver.app.listening.now().position - 200) < 1


def track(row: EpisodeRow) -> Track:
    """A track of an episode."""
    return Track(row.id, row.title, row.show_title, Sound())


async def test_the_row_of_what_was_heard_before_is_drawn_again(home: Home) -> None:
    async with running(home) as driver:
        app, session = driver.app, driver.app.listening.session
        before, after = app.main.episodes.rows[:2]
        now = session.now()
        heard = replace(now, track=track(before))
        app.post_message(SessionTold(Happening.STARTED, heard))
        await driver.pilot.pause()
        assert not app.main.episodes.rows[0].played
        home.library.places.mark_played(before.id)
        heard = replace(now, track=track(after))
        app.post_message(SessionTold(Happening.STARTED, heard))
        await driver.until(lambda: app.main.episodes.rows[0].played)


async def test_what_is_amiss_while_sound_goes_on_is_said_once(home: Home) -> None:
    async with running(home) as driver:
        app, now = driver.app, driver.app.listening.session.now()
        for notice in ("The disk is full.", None, "The disk is full.", "It is late."):
            told = replace(now, notice=notice)
            app.post_message(SessionTold(Happening.NOTED, told))
        await driver.until(lambda: "It is late." in driver.toasts)

        assert driver.toasts.count("The disk is full.") == 1
