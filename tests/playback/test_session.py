"""The session's own thread: every call returns at once, and it always ends."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.playback.fakes import FakePlaces
from tests.playback.listener import DEADLINE, Listener
from tui.model.transport import Loop
from tui.playback.drill import Drill
from tui.playback.heard import Happening, NowPlaying, Track
from tui.playback.player import Report, Sound, State
from tui.playback.session import Session
from tui.playback.silent_player import SilentPlayer
from tui.playback.vlc_player import VlcPlayer
from tui.playback.watchdog import Patience


def track(number: int = 1, duration: float | None = 600.0) -> Track:
    return Track(number, "Title", "Show", Sound(duration=duration))


@pytest.fixture
def places() -> FakePlaces:
    return FakePlaces()


def test_a_session_without_a_track_costs_nothing(places: FakePlaces) -> None:
    session = Session(lambda: pytest.fail("no player is needed"), places)
    session.toggle()
    session.seek_by(10.0)
    session.set_rate(2.0)

    assert session.now().state is State.IDLE
    assert session.now().rate == 2.0
    session.close()


def test_nothing_lies_ahead_of_what_is_live(places: FakePlaces) -> None:
    session = Session(SilentPlayer, places)
    session.play(replace(track(), sound=Sound(live=True)))
    session.seek_by(100.0)
    session.seek_to(100.0)

    assert session.now().position < 100.0
    session.close()


def test_a_wish_shows_at_once(places: FakePlaces) -> None:
    ready = threading.Event()

    def late() -> SilentPlayer:
        ready.wait()
        return SilentPlayer()

    session = Session(late, places)
    session.play(track(), at=100.0)
    session.seek_by(30.0)
    session.seek_by(30.0)

    assert session.now().state is State.OPENING
    assert session.now().position == 160.0
    ready.set()
    listener = Listener(session)
    listener.wait(lambda now: now.state is State.PLAYING and now.position > 160.0)
    session.close()
    assert places.place(1) == pytest.approx(160.0, abs=1.0)


def test_values_outside_are_brought_in(places: FakePlaces) -> None:
    session = Session(SilentPlayer, places)
    session.set_rate(9.0)
    session.set_volume(999)

    assert (session.now().rate, session.now().volume) == (3.0, 150)
    session.set_rate(0.1)
    session.set_volume(-5)
    assert (session.now().rate, session.now().volume) == (0.5, 0)


def test_after_the_end_it_plays_from_the_start(places: FakePlaces) -> None:
    session = Session(SilentPlayer, places)
    listener = Listener(session)
    session.play(track(duration=0.3))
    listener.wait_for(Happening.ENDED)

    session.toggle()

    listener.wait(lambda now: now.state is State.PLAYING and now.position < 0.3)
    session.close()


def test_a_listener_that_fails_harms_nothing(
    places: FakePlaces, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(happening: Happening, now: NowPlaying) -> None:
        raise ZeroDivisionError

    session = Session(SilentPlayer, places)
    session.subscribe(fail)
    listener = Listener(session)
    session.play(track())

    listener.wait_for(Happening.STARTED)
    session.close()
    assert "ZeroDivisionError" in caplog.text


class HangingPlayer(SilentPlayer):
    """Hangs in a call, as libVLC may."""

    def __init__(self) -> None:
        super().__init__()
        self.hangs = threading.Event()
        self.let_go = threading.Event()
        self.came_back = threading.Event()
        self.closed = threading.Event()

    def report(self) -> Report:
        if self.hangs.is_set():
            self.let_go.wait(DEADLINE)
            self.came_back.set()
        return super().report()

    def close(self) -> None:
        super().close()
        self.closed.set()


class Shelf:
    """Hands out players that can be made to hang."""

    def __init__(self) -> None:
        self.players: list[HangingPlayer] = []
        self.hang_at_once = False

    def __call__(self) -> HangingPlayer:
        player = HangingPlayer()
        if self.hang_at_once:
            player.hangs.set()
        self.players.append(player)
        return player

    def let_go(self) -> None:
        for player in self.players:
            player.let_go.set()


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    shelf = Shelf()
    yield shelf
    shelf.let_go()


QUICK = Patience(look_every=0.05, looks=10)
NEVER = Patience(look_every=60.0)


def playing_beyond(position: float) -> Callable[[NowPlaying], bool]:
    return lambda now: now.state is State.PLAYING and now.position > position


def test_a_player_that_hangs_is_left_and_another_goes_on_there(
    places: FakePlaces, shelf: Shelf
) -> None:
    session = Session(shelf, places, patience=QUICK)
    listener = Listener(session)
    session.set_rate(2.0)
    session.play(track(), at=50.0)
    stuck_at = listener.wait(playing_beyond(50.3)).position
    shelf.players[0].hangs.set()

    told = listener.wait_for(Happening.RESTARTED)
    now = listener.wait(playing_beyond(stuck_at + 1.8))

    assert "started anew at the same place" in (told.error or "")
    assert told.position == pytest.approx(stuck_at, abs=2.0)
    assert now.rate == 2.0
    assert len(shelf.players) == 2
    kept = places.place(1)
    shelf.players[0].let_go.set()
    assert shelf.players[0].closed.wait(DEADLINE)
    assert places.place(1) >= kept
    session.close()
    assert places.place(1) == pytest.approx(session.now().position, abs=1.0)


def test_a_wish_made_while_it_hangs_is_met_by_the_next_player(
    places: FakePlaces, shelf: Shelf
) -> None:
    session = Session(shelf, places, patience=QUICK)
    listener = Listener(session)
    session.play(track(), at=50.0)
    listener.wait(playing_beyond(50.0))
    shelf.players[0].hangs.set()
    session.seek_to(300.0)

    listener.wait(playing_beyond(300.1))
    session.pause()
    listener.wait(lambda now: now.state is State.PAUSED)
    shelf.players[1].hangs.set()
    session.resume()

    listener.wait_for(Happening.RESTARTED)
    listener.wait(playing_beyond(300.2))
    session.close()


def test_a_player_that_hangs_for_ever_is_given_up_and_may_be_tried_again(
    places: FakePlaces, shelf: Shelf
) -> None:
    session = Session(shelf, places, patience=QUICK)
    listener = Listener(session)
    shelf.hang_at_once = True
    session.play(track(), at=50.0)

    now = listener.wait_for(Happening.FAILED)

    assert "again and again" in (now.error or "")
    assert now.position == 50.0
    assert len(shelf.players) == 1 + QUICK.restarts
    shelf.hang_at_once = False
    session.toggle()
    listener.wait(playing_beyond(50.1))
    session.close()


def test_a_player_that_breaks_is_replaced(places: FakePlaces, shelf: Shelf) -> None:
    session = Session(shelf, places, patience=QUICK)
    listener = Listener(session)
    session.play(track(), at=50.0)
    listener.wait(playing_beyond(50.1))
    shelf.players[0].report = lambda: 1 / 0  # type: ignore[method-assign, assignment, return-value]

    listener.wait_for(Happening.RESTARTED)
    listener.wait(playing_beyond(50.1))

    assert shelf.players[0].closed.is_set()
    session.close()


def test_a_slow_disk_is_no_player_that_hangs(shelf: Shelf) -> None:
    written = threading.Event()

    class SlowPlaces(FakePlaces):
        def keep_place(self, *arguments: object) -> None:
            written.wait(1.5)

    session = Session(shelf, SlowPlaces(), patience=QUICK)
    listener = Listener(session)
    session.play(track(), at=50.0)
    listener.wait(playing_beyond(50.1))
    session.pause()
    listener.wait(lambda now: now.state is State.PAUSED)

    assert len(shelf.players) == 1
    written.set()
    session.close()


def test_a_player_that_hangs_does_not_hold_the_exit_nor_cost_the_place(
    places: FakePlaces, shelf: Shelf
) -> None:
    session = Session(shelf, places, patience=NEVER)
    listener = Listener(session)
    session.play(track(), at=50.0)
    listener.wait(lambda now: now.position > 50.3)
    shelf.players[0].hangs.set()
    stuck = listener.wait(lambda now: now.state is State.STALLED)
    assert "does not answer" in (stuck.error or "")

    session.close()

    assert not shelf.players[0].came_back.is_set()
    assert places.place(1) >= 50.3


@pytest.mark.vlc
@pytest.mark.usefixtures("libvlc")
@pytest.mark.parametrize("name", ["cbr.mp3", "index-last.m4a", "sound.opus"])
def test_a_dead_sound_device_is_told(
    name: str, places: FakePlaces, sounds: dict[str, Path]
) -> None:
    session = Session(lambda: VlcPlayer("--aout=none"), places)
    listener = Listener(session)
    session.play(Track(1, "Title", "Show", Sound(path=sounds[name])), at=10.0)

    listener.wait_for(Happening.NOTED)

    assert "no sound device takes it" in (session.player_note() or "")
    assert session.now().position > 10.0
    session.close()


def test_a_silent_player_reads_a_file_s_length(
    sounds: dict[str, Path], places: FakePlaces
) -> None:
    session = Session(lambda: SilentPlayer("No sound: because."), places)
    listener = Listener(session)
    session.play(Track(1, "Title", "Show", Sound(path=sounds["vbr.mp3"])))

    now = listener.wait(lambda now: now.state is State.PLAYING)

    assert now.duration == pytest.approx(170.0, abs=0.2)
    assert session.player_note() == "No sound: because."
    session.close()


def test_it_waits_after_a_sentence_and_goes_on(places: FakePlaces) -> None:
    session = Session(SilentPlayer, places)
    listener = Listener(session)
    session.play(track())
    session.use_drill(Drill(stops=(0.3, 0.6)))
    for stop in (0.3, 0.6):
        now = listener.wait(lambda now: now.held and now.state is State.PAUSED)
        assert now.position == pytest.approx(stop, abs=0.02)
        session.toggle()
    listener.wait(lambda now: now.position > 0.7)
    session.close()


def test_a_loop_that_waits_goes_back_when_it_goes_on(places: FakePlaces) -> None:
    session = Session(SilentPlayer, places)
    listener = Listener(session)
    session.play(track(), at=60.0)
    session.use_drill(Drill(Loop(60.0, 60.3), stops=()))
    listener.wait(lambda now: now.held and now.state is State.PAUSED)
    session.toggle()
    listener.wait(lambda now: not now.held and now.position < 60.2)
    listener.wait(lambda now: now.held)
    session.play(track(2))
    assert session.now().drill == Drill()
    session.close()
