"""The app steered from outside, and a second one beside it."""

import asyncio
from functools import partial

import pytest

from tests.app.conftest import running
from tests.app.test_drilling import go_to, hear, now
from tui.app.outside import app_hands
from tui.app.tab import title_of
from tui.home import Home
from tui.model.equalizer import Equalizer
from tui.playback.desktop.hands import Facts
from tui.playback.desktop.properties import properties_of
from tui.playback.player import State


async def test_words_from_outside_steer_what_is_heard(home: Home) -> None:
    async with running(home) as driver:
        opened = await hear(driver)
        await go_to(driver, 7.0)
        steered = driver.app.steered

        told = await asyncio.to_thread(steered, "status")
        assert told["episode_id"] == opened
        assert told["state"] == "playing"
        assert told["line"]
        await asyncio.to_thread(steered, "pause")
        await driver.until(lambda: now(driver).state is State.PAUSED)
        await asyncio.to_thread(steered, "pause")
        assert now(driver).state is State.PAUSED
        await asyncio.to_thread(steered, "resume")
        await driver.until(lambda: now(driver).state is State.PLAYING)
        for wrong in ("dance", "play", "play x", "play 1 soon", ""):
            assert "error" in await asyncio.to_thread(steered, wrong)


async def test_a_few_more_words_move_pace_and_choose(home: Home) -> None:
    async with running(home) as driver:
        opened = await hear(driver)
        await driver.until(lambda: driver.app.listening.chapters)
        await go_to(driver, 7.0)
        steered = driver.app.steered

        await asyncio.to_thread(steered, "forward")
        await driver.until(lambda: 17.0 <= now(driver).position < 18.0)
        await asyncio.to_thread(steered, "chapter-forward")
        await driver.until(lambda: 40.0 <= now(driver).position < 41.0)
        await asyncio.to_thread(steered, "faster")
        told = await asyncio.to_thread(steered, "louder")
        assert (told["speed"], told["volume"]) == (1.1, 105)
        assert told["chapter"] == "The moon and the coast"
        rows = home.library.episodes.rows()
        other = next(row.id for row in rows if row.id != opened and row.playable)
        await asyncio.to_thread(steered, f"play {other} 12.5")
        await driver.until(lambda: driver.app.listening.episode_id == other)
        await driver.until(lambda: now(driver).position >= 12.5)


async def test_a_speed_from_outside_is_kept_for_the_show(home: Home) -> None:
    async with running(home) as driver:
        opened = await hear(driver)
        for words, kept in (("speed 1.7", 1.7), ("slower", 1.6), ("faster", 1.7)):
            told = await asyncio.to_thread(driver.app.steered, words)
            assert told["speed"] == kept
            assert home.hearing.track(opened).speed == kept
        listening = driver.app.listening
        hands = app_hands(home, listening, lambda: None, lambda: None)
        await asyncio.to_thread(hands.set_rate, 1.2)
        assert home.hearing.track(opened).speed == 1.2


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        ("speed 5", "0.5 to 3.0"),
        ("speed 1.25", "steps of 0.1"),
        ("speed fast", "0.5 to 3.0"),
        ("volume 300", "0 to 150 percent"),
        ("volume abc", "0 to 150 percent"),
        ("sleep banana", "minutes, sentence, chapter, episode or off"),
    ],
)
async def test_what_cannot_be_set_is_refused_with_what_can(
    home: Home, words: str, allowed: str
) -> None:
    async with running(home) as driver:
        before = driver.app.steered("status")
        told = driver.app.steered(words)
        assert allowed in told["error"]
        assert words.split()[1] in told["error"]
        assert driver.app.steered("status") == before


async def test_numbers_from_outside_are_obeyed(home: Home) -> None:
    async with running(home) as driver:
        await hear(driver)
        await driver.until(lambda: driver.app.listening.chapters)
        await go_to(driver, 7.0)
        steered = driver.app.steered

        await asyncio.to_thread(steered, "seek +30")
        await driver.until(lambda: 37.0 <= now(driver).position < 39.0)
        await asyncio.to_thread(steered, "speed 1.5")
        told = await asyncio.to_thread(steered, "volume 80")
        assert (told["speed"], told["volume"]) == (1.5, 80)
        for text, until in (("5", "minutes"), ("chapter", "chapter")):
            await asyncio.to_thread(steered, f"sleep {text}")
            sleep = now(driver).sleep
            assert sleep is not None and sleep.until == until
        await asyncio.to_thread(steered, "sleep off")
        assert now(driver).sleep is None
        await asyncio.to_thread(steered, "seek 2")
        await driver.until(lambda: now(driver).position < 6.0)
        for wrong in ("seek soon", "speed", "volume loud", "sleep never"):
            assert "error" in await asyncio.to_thread(steered, wrong)


async def test_next_from_outside_plays_what_is_queued(home: Home) -> None:
    async with running(home) as driver:
        opened = await hear(driver)
        rows = home.library.episodes.rows()
        other = next(row.id for row in rows if row.id != opened and row.playable)
        home.library.queue.replace([other])

        await asyncio.to_thread(driver.app.steered, "next")
        await driver.until(lambda: driver.app.listening.episode_id == other)


async def test_a_second_app_reads_and_keeps_no_place(home: Home) -> None:
    home.read_only = True
    async with running(home) as driver:
        await driver.until(lambda: "Another Earmark" in driver.screen_text())
        session = home.hearing.session()
        assert session.now().track is None
        session.close()


async def test_a_speed_is_remembered_with_its_show_and_a_passing_one_is_not(
    home: Home,
) -> None:
    async with running(home) as driver:
        opened = await hear(driver)
        await driver.press("plus", "plus")
        await driver.until(
            lambda: home.library.show_settings.of_episode(opened).speed == 1.2
        )
        await driver.press("backspace")
        await driver.until(lambda: now(driver).rate == 1.0)
        assert home.hearing.track(opened).speed == 1.2


async def test_the_desktop_goes_by_chapters_then_to_what_comes_next(home: Home) -> None:
    async with running(home) as driver:
        opened = await hear(driver)
        await driver.until(lambda: driver.app.listening.chapters)
        hands = driver.app.link._hands
        await go_to(driver, 7.0)

        await asyncio.to_thread(hands.step, 1)
        await driver.until(lambda: 40.0 <= now(driver).position < 41.0)
        await asyncio.to_thread(hands.step, -1)
        await driver.until(lambda: now(driver).position < 1.0)
        await go_to(driver, 450.0)
        await asyncio.to_thread(hands.step, 1)
        await driver.until(lambda: driver.app.listening.episode_id != opened)
        assert hands.facts(opened).author == "The harbor office"


async def test_a_show_s_own_speed_goes_before_the_one_for_all(home: Home) -> None:
    async with running(home) as driver:
        await driver.press("plus", "plus", "plus")
        opened = await hear(driver)
        await driver.until(lambda: now(driver).rate == 1.3)
        assert home.library.show_settings.of_episode(opened).speed is None
        await driver.press("minus")
        kept = home.library.show_settings.of_episode
        await driver.until(lambda: kept(opened).speed == 1.2)
        await driver.press("backspace")
        await driver.until(lambda: now(driver).rate == 1.0)
    async with running(home) as driver:
        await driver.until(lambda: now(driver).rate == 1.2)


async def test_pauses_and_sound_are_the_show_s(home: Home) -> None:
    async with running(home) as driver:
        opened = await hear(driver)
        await driver.press("underscore", "V")
        kept = home.library.show_settings.of_episode
        await driver.until(lambda: kept(opened).equalizer is Equalizer.VOICE)
        assert kept(opened).skip_silence
        assert "voice  no pauses" in driver.screen_text()
        track = home.hearing.track(opened)
        assert (track.equalizer, track.skip_silence) == (Equalizer.VOICE, True)


async def test_a_stop_keeps_the_place_and_all_tell_the_same_of_it(home: Home) -> None:
    async with running(home) as driver:
        opened = await hear(driver)
        await go_to(driver, 27.0)
        app = driver.app
        steered, listening = app.steered, app.listening
        hands = app_hands(home, listening, lambda: None, lambda: None)

        for stop in (partial(steered, "stop"), hands.stop):
            await driver.until(lambda: home.library.places.place(opened) >= 26.9)
            await asyncio.to_thread(stop)
            told = await asyncio.to_thread(steered, "status")
            assert (told["state"], told["episode_id"]) == ("idle", opened)
            assert 26.9 <= told["position"] < 40.0
            shown = properties_of(listening.now(), Facts())
            assert shown["PlaybackStatus"] == "Stopped"
            assert shown["Metadata"]["xesam:title"] in title_of(listening.now())
            assert title_of(listening.now()).startswith("■")
            await driver.until(lambda: "■ space goes on with" in driver.screen_text())
            assert listening.session.now().track is None

            await asyncio.to_thread(hands.resume)
            await driver.until(lambda: now(driver).state is State.PLAYING)
            await driver.until(lambda: 26.5 <= now(driver).position < 40.0)
            assert listening.episode_id == opened
