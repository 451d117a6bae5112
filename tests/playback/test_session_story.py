"""Random sessions: whatever is done, the place kept is where the listener was."""

from dataclasses import replace

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.playback.fakes import FakePlaces, FakePlayer
from tests.playback.test_driver import Stage
from tui.playback.driver import Driver
from tui.playback.heard import Wanted
from tui.playback.keeping import Rules
from tui.playback.player import State

DURATION = 1_800.0
EPISODES = st.integers(1, 3)
SECONDS = st.sampled_from([0.1, 1.0, 4.0, 7.0])
POLL = 0.05


class Listening(RuleBasedStateMachine):
    """A listener who plays, seeks, pauses, changes speed, quits and is killed."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = Stage(Rules(back_after_pause=0.0))
        self.heard: dict[int, float] = {}
        """The last place of each episode that sounded, or where it was sent since."""

    @rule(number=EPISODES)
    def play(self, number: int) -> None:
        self.stage.play(self.stage.track(number, DURATION))
        self.run(0.5)

    @rule(number=EPISODES, at=st.floats(0, DURATION - 60))
    def play_from(self, number: int, at: float) -> None:
        self.stage.play(self.stage.track(number, DURATION), at)
        self.run(0.5)

    @rule(number=EPISODES)
    def open_and_change_at_once(self, number: int) -> None:
        self.stage.play(self.stage.track(number, DURATION))
        self.run(0.05)

    @rule(seconds=SECONDS)
    def listen(self, seconds: float) -> None:
        self.run(seconds)

    @precondition(lambda self: self.stage.wanted.track is not None)
    @rule(to=st.floats(0, DURATION - 60))
    def seek(self, to: float) -> None:
        self.stage.seek(to)
        self.run(0.5)
        playing = self.stage.driver.heard
        if playing.track and playing.started and playing.state is State.PAUSED:
            self.note(playing.track.episode_id, to)

    @rule()
    def toggle(self) -> None:
        self.stage.want(paused=not self.stage.wanted.paused)
        self.run(0.1)

    @rule(rate=st.sampled_from([0.5, 1.0, 2.0, 3.0]))
    def change_speed(self, rate: float) -> None:
        self.stage.want(rate=rate)
        self.run(0.1)

    @rule()
    def stop(self) -> None:
        self.stage.play(None)
        self.run(0.1)

    @rule()
    def quit(self) -> None:
        playing = self.stage.driver.heard
        self.stage.driver.close(self.stage.wanted, self.stage.clock.now)
        if playing.track and playing.arrived:
            self.check({playing.track.episode_id}, near=1.0)
        self.begin_again()

    @precondition(lambda self: self.stage.wanted.track is not None)
    @rule()
    def sync_and_play_on(self) -> None:
        """A sync gives the episode that is heard another length: nothing moves."""
        playing = self.stage.driver.heard.track
        if playing is not None:
            sound = replace(playing.sound, duration=DURATION + 1)
            self.stage.want(track=replace(playing, title="New", sound=sound))
        self.run(0.3)

    @rule()
    def kill(self) -> None:
        self.begin_again()

    def run(self, seconds: float) -> None:
        stage = self.stage
        until = stage.clock.now + seconds
        while stage.clock.now < until:
            stage.driver.step(stage.wanted, stage.clock.now)
            playing = stage.driver.heard
            sounds = playing.state is State.PLAYING and playing.arrived
            if playing.track and sounds:
                self.note(playing.track.episode_id, stage.player.truth)
            stage.clock.now += POLL

    def note(self, number: int, truth: float) -> None:
        """The very start may be kept or not: a player also tells it by mistake."""
        if truth > 0.1:
            self.heard[number] = truth
        else:
            self.heard.pop(number, None)

    def begin_again(self) -> None:
        stage = self.stage
        stage.player = FakePlayer(stage.clock)
        stage.driver = Driver(
            lambda: stage.player, stage.places, Rules(), lambda happening, now: None
        )
        stage.wanted = Wanted()

    @invariant()
    def places_are_those_that_were_heard(self) -> None:
        self.check(set(self.heard), near=5.0)

    def check(self, numbers: set[int], near: float) -> None:
        places: FakePlaces = self.stage.places
        for number in numbers & set(self.heard):
            heard = self.heard[number]
            kept = places.places.get(number)
            assert kept is not None, f"{number} was heard at {heard}, nothing was kept"
            assert abs(kept - heard) <= near, (number, kept, heard)

    @invariant()
    def the_clock_shows_what_is_heard(self) -> None:
        heard = self.stage.driver.heard
        if heard.track and heard.arrived and heard.state is State.PLAYING:
            assert abs(self.stage.now.position - self.stage.player.truth) < 0.2


Listening.TestCase.settings = settings(
    max_examples=200,
    stateful_step_count=25,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)
TestListening = Listening.TestCase
