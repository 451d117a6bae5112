"""Edges of a drill, and what a session does when the sound comes to one."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.playback.fakes import FakePlaces, FakePlayer, HandClock
from tui.model.transcript import Stretch
from tui.model.transport import Loop
from tui.playback.drill import Drill
from tui.playback.driver import Driver
from tui.playback.edge_watch import EdgeWatch
from tui.playback.heard import NowPlaying, Track, Wanted, view
from tui.playback.keeping import Rules
from tui.playback.player import Sound, State

POLL = 0.02
DURATION = 600.0

MOMENTS = st.floats(0, DURATION)
LOOPS = st.builds(
    lambda ends: Loop(min(ends), max(ends)), st.tuples(MOMENTS, MOMENTS)
) | st.builds(Loop, MOMENTS)
DRILLS = st.builds(
    Drill,
    st.none() | LOOPS,
    st.none() | st.lists(MOMENTS, max_size=9).map(lambda ends: tuple(sorted(ends))),
)


@given(DRILLS, MOMENTS)
def test_an_edge_is_ahead_and_the_first(drill: Drill, here: float) -> None:
    edge = drill.edge_after(here, DURATION)
    if edge is None:
        assert not any(stop > here for stop in drill.stops or ())
        return
    assert edge.at > here
    assert not any(here < stop < edge.at for stop in drill.stops or ())
    assert edge.hold or edge.back_to is not None
    assert edge.hold == (drill.stops is not None)


@given(DRILLS, MOMENTS)
def test_going_from_edge_to_edge_comes_to_an_end_or_goes_back(
    drill: Drill, here: float
) -> None:
    for _ in range(12):
        edge = drill.edge_after(here, DURATION)
        if edge is None or edge.back_to is not None:
            break
        here = edge.at
    else:
        pytest.fail("more edges than stops")


@given(LOOPS, MOMENTS)
def test_a_loop_is_left_only_at_its_end_and_back_to_its_start(
    loop: Loop, here: float
) -> None:
    edge = Drill(loop).edge_after(here, DURATION)
    if edge is not None:
        assert edge.back_to == loop.start < edge.at <= (loop.end or 0)
        assert edge.at < DURATION


class Stage:
    """A session's driver and watch, in hand-turned time."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.player = FakePlayer(self.clock)
        places = FakePlaces()
        self.driver = Driver(lambda: self.player, places, Rules(), lambda *_: None)
        self.watch = EdgeWatch()
        path = Path("/sounds/1.mp3")
        self.player.durations[str(path)] = DURATION
        track = Track(1, "Episode", "Show", Sound(path=path, duration=DURATION))
        self.wanted = Wanted(track=track, at=0.0, opening=1)
        self.heard: list[float] = []

    def want(self, **changes: object) -> None:
        self.wanted = replace(self.wanted, **changes)  # type: ignore[arg-type]

    def seek(self, position: float) -> None:
        self.want(seek=position, seeking=self.wanted.seeking + 1)

    def run(self, seconds: float) -> None:
        until = self.clock.now + seconds
        while self.clock.now < until:
            self.driver.step(self.wanted, self.clock.now)
            changes = self.watch.changes(self.wanted, self.driver.heard, self.clock.now)
            if changes is not None:
                self.want(**changes)
            self.heard.append(self.player.truth)
            self.clock.now += POLL

    @property
    def now(self) -> NowPlaying:
        return view(self.wanted, self.driver.heard, self.clock.now)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_a_loop_goes_round(stage: Stage) -> None:
    stage.want(drill=Drill(Loop(2.0, 5.0)))
    stage.run(12.0)

    assert max(stage.heard) == pytest.approx(5.0, abs=0.05)
    seeks = [call for call in stage.player.calls if call[0] == "seek"]
    assert seeks == [("seek", 2.0)] * 3


def test_who_goes_beyond_a_loop_leaves_it(stage: Stage) -> None:
    stage.want(drill=Drill(Loop(2.0, 5.0)))
    stage.run(1.0)
    stage.seek(30.0)
    stage.run(10.0)

    assert stage.player.truth == pytest.approx(40.0, abs=0.5)
    stage.seek(3.0)
    stage.run(4.0)
    assert 2.0 <= stage.player.truth <= 5.0


def test_a_loop_to_the_end_of_the_episode_never_ends_it(stage: Stage) -> None:
    stage.want(drill=Drill(Loop(DURATION - 3.0, DURATION)))
    stage.run(0.5)
    stage.seek(DURATION - 2.0)
    stage.run(8.0)

    assert stage.now.state is State.PLAYING


def test_it_waits_at_each_end_and_shows_the_sentence_just_heard(stage: Stage) -> None:
    stage.want(drill=Drill(stops=(4.5, 9.5)))
    for stop in (4.5, 9.5):
        stage.run(8.0)
        assert stage.now.state is State.PAUSED
        assert stage.now.held
        assert stage.player.truth == pytest.approx(stop, abs=0.05)
        assert stop - 0.05 < stage.now.position < stop
        stage.want(paused=False, held=None)
    stage.run(8.0)
    assert stage.now.state is State.PLAYING


def test_a_passage_ends_once(stage: Stage) -> None:
    stage.want(drill=Drill(until=5.0))
    stage.run(8.0)
    assert stage.wanted.held is not None
    assert 4.9 < stage.player.truth < 5.3

    stage.want(paused=False, held=None)
    stage.run(5.0)
    assert stage.player.truth > 9.0


def test_a_leap_over_an_end_is_no_end(stage: Stage) -> None:
    stage.want(drill=Drill(stops=(4.5, 9.5)))
    stage.run(1.0)
    stage.seek(6.0)
    stage.run(2.0)

    assert stage.now.state is State.PLAYING


def test_ends_that_change_while_it_waits_hold_it_but_once(stage: Stage) -> None:
    stage.want(drill=Drill(stops=(4.5, 9.5)))
    stage.run(8.0)
    stage.want(drill=Drill(stops=(4.5, 9.6)))
    stage.run(1.0)
    stage.want(paused=False, held=None)
    stage.run(2.0)

    assert stage.now.state is State.PLAYING


@pytest.mark.parametrize("rate", [0.5, 1.0, 2.0, 3.0])
def test_any_speed_will_do(stage: Stage, rate: float) -> None:
    stage.want(drill=Drill(Loop(2.0, 5.0)), rate=rate)
    stage.run(30.0)

    assert max(stage.heard) <= 5.0 + 0.1 * rate


def test_what_is_to_be_left_out_is_left_out_once(stage: Stage) -> None:
    ends = (Stretch(0.0, 3.0), Stretch(5.0, 65.0), Stretch(DURATION - 60, DURATION))
    stage.want(drill=Drill(skips=ends))
    stage.run(6.0)
    left_out = [h for h in stage.heard if 0.3 < h < 3.0 or 5.1 < h < 65.0]
    assert not left_out and stage.player.truth > 65.0

    stage.seek(20.0)
    stage.run(2.0)
    assert stage.player.truth == pytest.approx(22.0, abs=0.3)

    stage.seek(DURATION - 61)
    stage.run(1.2)
    assert stage.player.truth > DURATION - 1
