"""The session's own thread: every call returns at once, and it always ends."""

import threading
import time
from pathlib import Path

import pytest

from tests.playback.fakes import FakePlaces
from tests.playback.listener import Listener
from tui.playback.heard import Happening, NowPlaying, Track
from tui.playback.player import Report, Sound, State
from tui.playback.session import Session
from tui.playback.silent_player import SilentPlayer


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


def test_a_wish_shows_at_once(places: FakePlaces) -> None:
    ready = threading.Event()

    def late() -> SilentPlayer:
        ready.wait(5.0)
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

    def report(self) -> Report:
        if self.hangs.is_set():
            self.let_go.wait(30.0)
        return super().report()


def test_a_player_that_hangs_does_not_hold_the_exit_nor_cost_the_place(
    places: FakePlaces,
) -> None:
    player = HangingPlayer()
    session = Session(lambda: player, places)
    listener = Listener(session)
    session.play(track(), at=50.0)
    listener.wait(lambda now: now.position > 50.3)
    player.hangs.set()
    stuck = listener.wait(lambda now: now.state is State.STALLED)
    assert "does not answer" in (stuck.error or "")

    began = time.monotonic()
    session.close()

    assert time.monotonic() - began < 2.0
    assert places.place(1) >= 50.3
    player.let_go.set()


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
