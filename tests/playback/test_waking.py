"""When a session looks at its player again."""

from dataclasses import replace

import pytest

from tui.playback.clock import Clock
from tui.playback.heard import Heard, Track, Wanted
from tui.playback.player import Sound, State
from tui.playback.sleep_timer import SleepTimer, Until, in_minutes
from tui.playback.waking import OFTEN, PAUSED, STEADY, next_look

MOMENT = 1_000.0
TRACK = Track(1, "Title", "Show", Sound())
WANTED = Wanted(track=TRACK)
CLOCK = Clock().sought(60.0, MOMENT).started(MOMENT)
HEARD = Heard(TRACK, state=State.PLAYING, clock=CLOCK, arrived=True, duration=600.0)


def test_steady_sound_is_looked_at_now_and_then() -> None:
    assert next_look(WANTED, HEARD, (), MOMENT) == STEADY
    assert next_look(WANTED, HEARD, (59.0, None, 61.0), MOMENT) == STEADY


def test_it_looks_at_the_very_moment_of_an_appointment() -> None:
    rate = replace(WANTED, rate=2.0)

    assert next_look(WANTED, HEARD, (60.03, 60.5), MOMENT) == pytest.approx(0.03)
    assert next_look(rate, HEARD, (60.03,), MOMENT) == pytest.approx(0.015)


@pytest.mark.parametrize(
    ("wanted", "heard"),
    [
        (WANTED, replace(HEARD, state=State.OPENING)),
        (WANTED, replace(HEARD, state=State.STALLED)),
        (WANTED, replace(HEARD, arrived=False)),
        (replace(WANTED, seeking=1), HEARD),
    ],
)
def test_it_looks_often_while_something_is_about_to_change(
    wanted: Wanted, heard: Heard
) -> None:
    assert next_look(wanted, heard, (), MOMENT) == OFTEN


@pytest.mark.parametrize(
    ("timer", "wait"),
    [
        (in_minutes(1, MOMENT), STEADY),
        (in_minutes(0.1, MOMENT), OFTEN),
        (SleepTimer(Until.SENTENCE, place=61.05), 0.05),
        (SleepTimer(Until.SENTENCE, place=60.5), OFTEN),
    ],
)
def test_a_fade_begins_in_time_and_is_smooth(timer: SleepTimer, wait: float) -> None:
    wanted = replace(WANTED, sleep=timer)

    assert next_look(wanted, HEARD, (), MOMENT) == pytest.approx(wait)


def test_what_rests_is_hardly_looked_at() -> None:
    paused = replace(HEARD, state=State.PAUSED)

    assert next_look(WANTED, paused, (60.01,), MOMENT) == PAUSED
    assert next_look(WANTED, replace(HEARD, state=State.ENDED), (), MOMENT) is None
