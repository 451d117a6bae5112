"""What is left out: pauses, beginning and end; the place stays the listener's."""

from dataclasses import replace
from typing import cast

import pytest

from tests.playback.test_driver import POLL, Stage
from tui.playback.drill import Drill
from tui.playback.heard import Happening, Track
from tui.playback.pauses import Jumps, Pause
from tui.playback.player import Sound, State
from tui.playback.silences import Silences
from tui.playback.skip_watch import SkipWatch
from tui.playback.sleep_timer import SleepTimer, Until

DURATION = 1_800.0


class KnownSilences:
    """Pauses that were found before."""

    def __init__(self, *pauses: tuple[float, float]) -> None:
        self.jumps = Jumps(Pause(*pause) for pause in pauses)

    def of(self, sound: Sound) -> Jumps:
        return self.jumps

    def close(self) -> None:
        """Nothing is looked for."""


class Skipping(Stage):
    """A stage on which pauses are left out."""

    def __init__(self) -> None:
        super().__init__()
        silences = KnownSilences((10.0, 13.0), (20.0, 20.7), (30.0, 35.0))
        self.watch = SkipWatch(cast("Silences", silences))
        self.want(skip_silence=True)

    def run(self, seconds: float) -> None:
        until = self.clock.now + seconds
        while self.clock.now < until:
            self.driver.step(self.wanted, self.clock.now)
            changes = self.watch.changes(self.wanted, self.driver.heard, self.clock.now)
            self.want(**(changes or {}))
            self.clock.now += POLL

    def trimmed(self, intro: float = 0.0, outro: float = 0.0) -> Track:
        return replace(self.track(1, DURATION), intro=intro, outro=outro)


@pytest.fixture
def stage() -> Skipping:
    return Skipping()


def seeks(stage: Skipping) -> list[float]:
    return [cast("float", call[1]) for call in stage.player.calls if call[0] == "seek"]


@pytest.mark.parametrize("rate", [1.0, 2.0])
def test_long_pauses_are_jumped_and_short_ones_heard(
    stage: Skipping, rate: float
) -> None:
    stage.want(rate=rate)
    stage.play(stage.trimmed())
    stage.run(36.0 / rate)

    assert seeks(stage) == pytest.approx([12.8, 34.8])
    assert abs(stage.now.position - stage.player.truth) < 0.1
    assert stage.now.saved == pytest.approx((2.6 + 4.6) / rate - 0.2, abs=0.15)


def test_what_was_saved_is_counted(stage: Skipping) -> None:
    stage.play(stage.trimmed())
    stage.run(20.0)
    stage.driver.close(stage.wanted, stage.clock.now)

    assert sum(silence for *_, silence in stage.counted) == pytest.approx(2.5, abs=0.1)


def test_pauses_are_heard_where_that_is_wanted(stage: Skipping) -> None:
    stage.want(skip_silence=False)
    stage.play(stage.trimmed())
    stage.run(15.0)
    assert seeks(stage) == []


def test_what_a_drill_wants_in_a_pause_is_not_jumped_over(stage: Skipping) -> None:
    stage.want(drill=Drill(stops=(12.0, 31.0)))
    stage.play(stage.trimmed())
    stage.run(32.0)

    assert seeks(stage) == pytest.approx([12.8, 34.8])
    assert stage.now.saved == pytest.approx(0.7 + 3.7, abs=0.2)


def test_a_timer_that_ends_in_a_pause_is_not_jumped_over(stage: Skipping) -> None:
    stage.want(sleep=SleepTimer(Until.SENTENCE, None, 11.5, 1))
    stage.play(stage.trimmed())
    stage.run(12.0)

    assert seeks(stage) == pytest.approx([12.8])
    assert stage.now.position > 12.0


def test_it_begins_after_the_intro_and_goes_on_inside_it(stage: Skipping) -> None:
    stage.play(stage.trimmed(intro=45.0))
    stage.run(2.0)
    assert 45.0 < stage.now.position < 48.0

    stage.seek(15.0)
    stage.run(2.0)
    stage.play(stage.track(2, DURATION))
    stage.run(1.0)
    stage.play(stage.trimmed(intro=45.0))
    stage.run(0.5)
    assert 16.0 < stage.now.position < 18.0


def test_where_the_outro_begins_the_episode_is_over(stage: Skipping) -> None:
    stage.play(stage.trimmed(outro=60.0), at=1_700.0)
    stage.run(45.0)

    assert stage.now.state is State.ENDED
    assert stage.now.position == DURATION
    assert stage.places.played == [1]
    assert stage.happenings().count(Happening.ENDED) == 1


def test_who_goes_into_the_outro_hears_it(stage: Skipping) -> None:
    stage.play(stage.trimmed(outro=60.0), at=1_700.0)
    stage.run(1.0)
    stage.seek(1_750.0)
    stage.run(20.0)

    assert stage.now.state is State.PLAYING
    stage.run(40.0)
    assert stage.places.played == [1]


def test_leaving_just_before_the_outro_counts_as_played(stage: Skipping) -> None:
    stage.play(stage.trimmed(outro=60.0), at=1_700.0)
    stage.run(20.0)
    stage.play(None)
    stage.run(0.1)

    assert stage.places.played == [1]
