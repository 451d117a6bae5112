"""The rules of a session, with time turned by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.playback.fakes import FakePlaces, FakePlayer, HandClock
from tui.errors import PlaybackError
from tui.model.equalizer import Equalizer
from tui.playback.driver import Driver
from tui.playback.heard import Happening, NowPlaying, Track, Wanted, view
from tui.playback.keeping import Rules
from tui.playback.player import Report, Sound, State

POLL = 0.02


class Stage:
    """A driver with everything around it."""

    def __init__(self, rules: Rules | None = None) -> None:
        self.clock = HandClock()
        self.player = FakePlayer(self.clock)
        self.places = FakePlaces()
        self.told: list[tuple[Happening, NowPlaying]] = []
        self.counted: list[tuple[int, float, float, float]] = []
        self.driver = Driver(
            lambda: self.player,
            self.places,
            rules or Rules(),
            lambda happening, now: self.told.append((happening, now)),
            lambda *counted: self.counted.append(counted),
        )
        self.wanted = Wanted()

    def track(self, number: int, duration: float = 1_800.0) -> Track:
        path = Path(f"/sounds/{number}.mp3")
        self.player.durations[str(path)] = duration
        return Track(number, f"Episode {number}", "Show", Sound(path=path))

    def play(self, track: Track | None, at: float | None = None) -> None:
        opening = self.wanted.opening + 1
        self.want(track=track, at=at, opening=opening, paused=False)

    def seek(self, position: float) -> None:
        self.want(seek=position, seeking=self.wanted.seeking + 1)

    def want(self, **changes: object) -> None:
        self.wanted = replace(self.wanted, **changes)  # type: ignore[arg-type]

    def run(self, seconds: float) -> None:
        until = self.clock.now + seconds
        while self.clock.now < until:
            self.driver.step(self.wanted, self.clock.now)
            self.clock.now += POLL

    @property
    def now(self) -> NowPlaying:
        return view(self.wanted, self.driver.heard, self.clock.now)

    def happenings(self) -> list[Happening]:
        return [happening for happening, _ in self.told]


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_an_episode_goes_on_where_it_was_left(stage: Stage) -> None:
    stage.places.places[1] = 600.0
    stage.play(stage.track(1))
    stage.run(1.0)

    assert stage.player.calls[0] == ("open", "/sounds/1.mp3", 600.0, 1.0, 100)
    assert stage.now.position == pytest.approx(stage.player.truth, abs=0.05)
    assert stage.happenings().count(Happening.STARTED) == 1


def test_it_begins_where_it_is_told_to(stage: Stage) -> None:
    stage.places.places[1] = 600.0
    stage.play(stage.track(1), at=30.0)
    stage.run(0.5)

    assert stage.player.truth == pytest.approx(30.4, abs=0.05)


def test_the_place_is_kept_every_few_seconds(stage: Stage) -> None:
    stage.play(stage.track(1))
    for _ in range(100):
        stage.run(1.0)
        assert stage.player.truth - stage.places.place(1) <= 5.5

    assert len(stage.places.kept) < 25


def test_nothing_is_kept_before_a_time_is_reported(stage: Stage) -> None:
    stage.places.places[1] = 600.0
    stage.player.OPENS_AFTER = 60.0
    stage.play(stage.track(1))
    stage.run(20.0)
    stage.play(stage.track(2))
    stage.run(1.0)
    stage.driver.close(stage.wanted, stage.clock.now)

    assert stage.places.kept == []
    assert stage.places.place(1) == 600.0


def test_a_player_that_starts_elsewhere_takes_no_place_away(stage: Stage) -> None:
    stage.places.places[1] = 600.0
    stage.play(stage.track(1))
    stage.run(0.06)
    stage.player.seek(0.0)
    stage.run(20.0)
    stage.driver.close(stage.wanted, stage.clock.now)

    assert stage.places.place(1) == 600.0


def test_a_pause_keeps_the_place_and_holds_the_clock(stage: Stage) -> None:
    stage.play(stage.track(1))
    stage.run(3.0)
    stage.want(paused=True)
    stage.run(0.1)
    held = stage.now

    assert held.state is State.PAUSED
    assert stage.places.place(1) == pytest.approx(held.position)
    stage.run(30.0)
    assert stage.now.position == held.position
    assert stage.player.calls.count(("pause",)) == 1


def test_a_seek_while_paused_is_kept(stage: Stage) -> None:
    stage.play(stage.track(1))
    stage.run(3.0)
    stage.want(paused=True)
    stage.run(0.1)
    stage.seek(900.0)
    stage.run(0.1)

    assert stage.places.place(1) == 900.0
    stage.seek(1_799.0)
    stage.driver.close(stage.wanted, stage.clock.now)
    assert stage.places.place(1) == 1_799.0
    assert stage.places.played == []


def test_a_seek_just_before_leaving_is_kept(stage: Stage) -> None:
    stage.play(stage.track(1))
    stage.run(3.0)
    stage.seek(900.0)
    stage.driver.close(stage.wanted, stage.clock.now)

    assert stage.places.place(1) == 900.0


def test_a_short_pause_goes_on_where_it_was(stage: Stage) -> None:
    stage.play(stage.track(1))
    stage.run(10.0)
    stage.want(paused=True)
    stage.run(60.0)
    stage.want(paused=False)
    stage.run(1.0)

    assert stage.player.truth == pytest.approx(10.9, abs=0.1)
    assert stage.now.position == pytest.approx(stage.player.truth, abs=0.05)


def test_a_long_pause_goes_back_a_little(stage: Stage) -> None:
    stage.play(stage.track(1))
    stage.run(20.0)
    stage.want(paused=True)
    stage.run(600.0)
    stage.want(paused=False)
    stage.run(1.0)

    assert stage.player.truth == pytest.approx(20.9 - 5.0, abs=0.1)


def test_how_long_a_long_pause_is_can_be_set() -> None:
    stage = Stage(Rules(back_after_pause=5.0, long_pause=30.0))
    stage.play(stage.track(1))
    stage.run(20.0)
    stage.want(paused=True)
    stage.run(60.0)
    stage.want(paused=False)
    stage.run(1.0)

    assert stage.player.truth == pytest.approx(20.9 - 5.0, abs=0.1)


def test_a_seek_shows_before_it_is_done_and_is_kept_once_heard(stage: Stage) -> None:
    stage.play(stage.track(1))
    stage.run(2.0)
    stage.seek(900.0)

    assert stage.now.position == 900.0
    stage.run(1.0)
    assert stage.now.position == pytest.approx(901.0, abs=0.1)
    assert stage.places.place(1) == pytest.approx(900.0, abs=0.5)


def test_a_seek_while_opening_opens_there(stage: Stage) -> None:
    stage.player.OPENS_AFTER = 5.0
    stage.play(stage.track(1))
    stage.run(1.0)
    stage.seek(300.0)
    stage.run(6.0)

    assert ("open", "/sounds/1.mp3", 300.0, 1.0, 100) in stage.player.calls
    assert not any(call[0] == "seek" for call in stage.player.calls)
    assert stage.player.truth == pytest.approx(301.0, abs=0.2)


def test_only_the_latest_of_many_seeks_is_done(stage: Stage) -> None:
    stage.play(stage.track(1))
    stage.run(2.0)
    for position in range(100, 200):
        stage.seek(float(position))
    stage.run(1.0)

    assert [c for c in stage.player.calls if c[0] == "seek"] == [("seek", 199.0)]


def test_speed_and_volume_reach_the_player_and_the_clock(stage: Stage) -> None:
    stage.play(stage.track(1))
    stage.run(2.0)
    stage.want(rate=2.0, volume=70)
    stage.run(3.0)

    assert ("rate", 2.0) in stage.player.calls
    assert ("volume", 70) in stage.player.calls
    assert stage.now.position == pytest.approx(stage.player.truth, abs=0.05)


def test_time_of_listening_is_counted_and_what_speed_makes_of_it(
    stage: Stage,
) -> None:
    stage.play(stage.track(1))
    stage.run(10.0)
    stage.want(rate=2.0)
    stage.run(10.0)
    stage.want(paused=True)
    stage.run(60.0)
    stage.play(stage.track(2))
    stage.run(6.0)
    stage.driver.close(stage.wanted, stage.clock.now)

    heard = [(n, s) for n, s, *_ in stage.counted]
    assert sum(s for n, s in heard if n == 1) == pytest.approx(19.9, abs=0.3)
    assert sum(s for n, s in heard if n == 2) == pytest.approx(5.9, abs=0.3)
    sound = sum(sound for n, _, sound, _ in stage.counted if n == 1)
    assert sound == pytest.approx(29.9, abs=0.4)


def test_another_episode_takes_over_and_each_keeps_its_own_place(stage: Stage) -> None:
    stage.play(stage.track(1), at=500.0)
    stage.run(7.0)
    stage.play(stage.track(2), at=20.0)
    stage.run(7.0)
    stage.play(None)
    stage.run(0.1)

    assert stage.places.place(1) == pytest.approx(506.9, abs=0.2)
    assert stage.places.place(2) == pytest.approx(26.9, abs=0.2)
    assert stage.now.track is None
    assert stage.now.state is State.IDLE


def test_the_end_is_played_and_shown(stage: Stage) -> None:
    stage.play(stage.track(1, duration=60.0), at=45.0)
    stage.run(17.0)

    assert stage.now.state is State.ENDED
    assert stage.now.position == 60.0
    assert stage.places.played == [1]
    assert stage.happenings()[-1] is Happening.ENDED


def test_an_end_that_was_jumped_to_and_heard_is_played(stage: Stage) -> None:
    stage.play(stage.track(1))
    stage.run(30.0)
    stage.seek(1_795.0)
    stage.run(8.0)

    assert stage.now.state is State.ENDED
    assert stage.places.played == [1]


def test_the_last_seconds_heard_from_a_link_end_as_played(stage: Stage) -> None:
    stage.play(stage.track(1), at=1_792.0)
    stage.run(9.0)

    assert stage.now.state is State.ENDED
    assert stage.places.played == [1]


def test_looking_at_the_end_and_leaving_is_not_played(stage: Stage) -> None:
    stage.play(stage.track(1))
    stage.run(30.0)
    stage.seek(1_790.0)
    stage.run(3.0)
    stage.play(None)
    stage.run(0.1)

    assert stage.places.played == []


def test_an_end_before_any_sound_is_not_played(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = Report(State.ENDED, 0.0, duration=1_800.0)
    monkeypatch.setattr(stage.player, "report", lambda: ended)
    stage.places.places[1] = 1_790.0
    stage.play(stage.track(1))
    stage.run(1.0)

    assert stage.now.state is State.ENDED
    assert (stage.places.played, stage.places.kept) == ([], [])


def test_the_last_advert_may_be_skipped(stage: Stage) -> None:
    stage.play(stage.track(1), at=1_700.0)
    stage.run(20.0)
    stage.seek(1_750.0)
    stage.run(0.5)
    stage.seek(1_797.0)
    stage.run(5.0)

    assert stage.places.played == [1]


@pytest.mark.parametrize("hint", [None, 3_600.0])
def test_a_start_beyond_the_end_is_brought_before_it(
    stage: Stage, hint: float | None
) -> None:
    track = stage.track(1)
    track = replace(track, sound=replace(track.sound, duration=hint))
    stage.play(track, at=3_000.0)
    stage.run(1.0)

    assert stage.now.state is State.PLAYING
    assert stage.player.truth == pytest.approx(1_795.8, abs=0.5)
    stage.run(6.0)
    assert stage.happenings()[-1] is Happening.ENDED
    assert stage.places.played == []


def test_a_seek_beyond_the_end_is_brought_before_it(stage: Stage) -> None:
    stage.play(stage.track(1))
    stage.run(20.0)
    stage.seek(3_000.0)
    stage.run(1.0)

    assert stage.now.state is State.PLAYING
    assert stage.player.truth == pytest.approx(1_795.8, abs=0.5)


def test_leaving_near_the_end_counts_as_played(stage: Stage) -> None:
    stage.places.places[1] = 1_775.0
    stage.play(stage.track(1))
    stage.run(2.0)
    stage.play(stage.track(2))
    stage.run(1.0)

    assert stage.places.played == [1]


def test_a_file_that_breaks_off_is_not_played(stage: Stage) -> None:
    track = stage.track(1, duration=3_600.0)
    stage.play(track, at=1_000.0)
    stage.run(5.0)
    stage.player._state = State.ENDED
    stage.run(1.0)

    assert stage.now.state is State.ENDED
    assert stage.places.played == []
    assert stage.places.place(1) == pytest.approx(1_004.9, abs=0.3)


def test_trouble_is_told_and_the_place_kept(stage: Stage) -> None:
    stage.play(stage.track(1), at=100.0)
    stage.run(8.0)
    stage.player.trouble = "The server is gone."
    stage.run(0.1)

    assert stage.now.error == "The server is gone."
    assert stage.happenings()[-1] is Happening.FAILED
    assert stage.places.place(1) == pytest.approx(107.9, abs=0.3)


def test_a_player_that_cannot_open_is_trouble(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise PlaybackError("There is no such file.")

    monkeypatch.setattr(stage.player, "open", refuse)
    stage.play(stage.track(1))
    stage.run(0.1)

    assert stage.now.state is State.FAILED
    assert stage.now.error == "There is no such file."
    assert stage.now.track is not None


def test_a_player_that_raises_is_logged_and_known_as_broken(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stage.play(stage.track(1))
    stage.run(2.0)
    monkeypatch.setattr(stage.player, "report", lambda: 1 / 0)
    stage.run(0.1)

    assert stage.driver.broken
    assert "ZeroDivisionError" in caplog.text


def test_a_player_that_is_started_anew_sounds_as_the_one_before(stage: Stage) -> None:
    stage.want(equalizer=Equalizer.VOICE, volume=80, rate=1.5)
    stage.play(stage.track(1))
    stage.run(2.0)
    stage.driver.abandon()
    left, stage.player = stage.player, FakePlayer(stage.clock)
    stage.player.durations = left.durations
    stage.driver = Driver(
        lambda: stage.player, stage.places, Rules(), lambda happening, now: None
    )
    stage.play(stage.wanted.track, at=stage.now.position)
    stage.run(1.0)

    assert ("equalizer", Equalizer.VOICE) in left.calls
    assert stage.player.calls[0] == ("equalizer", Equalizer.VOICE)
    assert stage.player.calls[1][3:] == (1.5, 80)


def test_what_is_live_has_no_length_and_no_place(stage: Stage) -> None:
    track = stage.track(1, duration=60.0)
    live = replace(track, sound=replace(track.sound, duration=None, live=True))
    stage.places.places[1] = 30.0
    stage.play(live)
    stage.run(59.0)

    assert stage.now.position == pytest.approx(58.9, abs=0.3)
    assert stage.now.duration is None
    stage.run(3.0)
    assert stage.now.state is State.ENDED
    assert (stage.places.played, stage.places.kept) == ([], [])


def test_a_session_is_counted_as_a_hand_would(stage: Stage) -> None:
    """Ten minutes, a pause, five at 1.5 times, one at half speed, a seek on the way."""
    stage.play(stage.track(7))
    stage.run(600.0)
    stage.want(paused=True)
    stage.run(100.0)
    stage.want(paused=False, rate=1.5)
    stage.run(120.0)
    stage.seek(300.0)
    stage.run(180.0)
    stage.want(rate=0.5)
    stage.run(60.0)
    stage.play(None)
    stage.run(1.0)

    numbers, *amounts = zip(*stage.counted, strict=True)
    seconds, sound, saved = map(sum, amounts)
    assert set(numbers) == {7}
    assert seconds == pytest.approx(600.0 + 300.0 + 60.0, abs=1.5)
    assert sound == pytest.approx(600.0 + 450.0 + 30.0, abs=1.5)
    assert saved == 0.0


def test_what_nobody_can_hear_is_not_counted(stage: Stage) -> None:
    stage.player.silent_reason = "No sound: there is no VLC."
    stage.play(stage.track(7))
    stage.run(60.0)
    stage.want(paused=True)
    stage.run(1.0)

    assert stage.counted == []
    assert stage.places.place(7) == pytest.approx(60.0, abs=1.0)
