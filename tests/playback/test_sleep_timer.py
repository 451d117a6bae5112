"""The sleep timer, with time turned by hand."""

import pytest

from tests.playback.fakes import FakePlayer
from tests.playback.test_driver import POLL, Stage
from tui.playback.heard import Heard, Wanted
from tui.playback.player import State
from tui.playback.sleep_timer import SleepTimer, Until, in_minutes, longer
from tui.playback.sleep_watch import sleep_changes


class Bedside(Stage):
    """A driver whose wishes the sleep timer changes too, as in a session."""

    def run(self, seconds: float) -> None:
        until = self.clock.now + seconds
        while self.clock.now < until:
            self.driver.step(self.wanted, self.clock.now)
            changes = sleep_changes(self.wanted, self.driver.heard, self.clock.now)
            self.want(**(changes or {}))
            self.clock.now += POLL

    @property
    def volumes(self) -> list[object]:
        return [call[1] for call in self.player.calls if call[0] == "volume"]


@pytest.fixture
def stage() -> Bedside:
    stage = Bedside()
    stage.play(stage.track(1))
    stage.run(1.0)
    return stage


def fell_asleep(stage: Bedside) -> bool:
    return stage.now.state is State.PAUSED and stage.now.sleep is None


def test_it_fades_and_pauses_and_leaves_the_volume_as_it_was(stage: Bedside) -> None:
    stage.want(sleep=in_minutes(1, stage.clock.now), volume=80)
    stage.run(39.0)
    assert stage.volumes == [80]
    stage.run(15.0)
    faded = stage.volumes[-1]
    stage.run(7.0)

    assert isinstance(faded, int)
    assert 10 < faded < 40
    assert fell_asleep(stage)
    assert stage.player.calls.index(("pause",)) < len(stage.player.calls) - 1
    assert stage.volumes[-1] == 80
    assert stage.now.volume == 80


@pytest.mark.parametrize(
    ("state", "paused", "holds", "loud_again"),
    [
        (State.PAUSED, True, False, False),
        (State.PAUSED, True, True, True),
        (State.PLAYING, False, False, True),
        (State.ENDED, False, False, False),
    ],
)
def test_the_volume_comes_back_when_the_last_of_the_sound_is_gone(
    state: State, paused: bool, holds: bool, loud_again: bool
) -> None:
    asleep = Wanted(paused=paused, fade=0.0)
    changes = sleep_changes(asleep, Heard(state=state, holds=holds), 0.0)
    assert changes == ({"fade": 1.0} if loud_again else None)


def test_one_more_press_while_it_fades_makes_it_loud_again(stage: Bedside) -> None:
    stage.want(sleep=in_minutes(1, stage.clock.now))
    stage.run(55.0)
    stage.want(sleep=longer(stage.wanted.sleep, stage.clock.now), fade=1.0)
    stage.run(10.0)

    assert stage.volumes[-1] == 100
    assert stage.now.sleep is not None
    assert stage.now.sleep.left == pytest.approx(15 * 60 - 5, abs=0.5)


@pytest.mark.parametrize("rate", [1.0, 2.0])
def test_it_sleeps_at_a_place_whatever_the_speed(stage: Bedside, rate: float) -> None:
    place = stage.now.position + 30.0
    stage.want(sleep=SleepTimer(Until.CHAPTER, None, place, 1), rate=rate)
    stage.run(60.0)

    assert fell_asleep(stage)
    assert stage.now.position == pytest.approx(place, abs=0.15)


def test_a_place_that_was_leapt_over_is_forgotten(stage: Bedside) -> None:
    stage.want(sleep=SleepTimer(Until.SENTENCE, None, 5.0, 1))
    stage.seek(100.0)
    stage.run(2.0)

    assert stage.now.sleep is None
    assert stage.now.state is State.PLAYING


def test_another_episode_ends_a_timer_of_this_one_only(stage: Bedside) -> None:
    stage.want(sleep=SleepTimer(Until.EPISODE, episode_id=1))
    stage.play(stage.track(2))
    stage.run(1.0)
    assert stage.now.sleep is None

    stage.want(sleep=in_minutes(5, stage.clock.now))
    stage.play(stage.track(3))
    stage.run(1.0)
    assert stage.now.sleep is not None


def test_an_episode_is_heard_to_its_end_and_the_timer_known_then(
    stage: Bedside,
) -> None:
    stage.play(stage.track(4, duration=60.0), at=45.0)
    stage.want(sleep=SleepTimer(Until.EPISODE, episode_id=4))
    stage.run(20.0)

    (ended,) = [now for _, now in stage.told if now.state is State.ENDED][:1]
    assert ended.sleep is not None
    assert ended.sleep.until is Until.EPISODE
    assert stage.places.played == [4]
    stage.play(stage.track(5))
    stage.run(0.2)
    assert stage.wanted.loudness == 100


def test_time_that_runs_out_in_a_pause_wakes_nobody(stage: Bedside) -> None:
    stage.want(sleep=in_minutes(1, stage.clock.now))
    stage.want(paused=True)
    stage.run(90.0)
    stage.want(paused=False)
    stage.run(1.0)

    assert stage.now.sleep is None
    assert stage.now.state is State.PLAYING
    assert isinstance(stage.player, FakePlayer)
