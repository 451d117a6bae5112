"""Stopping before anything was heard: what is kept, and where playing begins then."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.playback.fakes import FakePlaces
from tests.playback.listener import Listener
from tui.app.listening import Listening
from tui.config import Settings
from tui.playback.heard import Track
from tui.playback.player import Report, Sound, State
from tui.playback.session import Session
from tui.playback.silent_player import SilentPlayer

TRACK = Track(1, "Episode", "Show", Sound(path=Path("/a.mp3"), duration=4_000.0))
KEPT = 600.0


class LatePlayer(SilentPlayer):
    """Opens for ever, until it is let."""

    opens = False

    def report(self) -> Report:
        report = super().report()
        return report if self.opens else Report(State.OPENING, report.at)


@pytest.fixture
def player() -> LatePlayer:
    return LatePlayer()


@pytest.fixture
def places() -> FakePlaces:
    return FakePlaces({1: KEPT})


@pytest.fixture
def listening(player: LatePlayer, places: FakePlaces) -> Iterator[Listening]:
    session = Session(lambda: player, places)
    yield Listening(session, Settings())
    session.close()


@pytest.mark.parametrize(
    ("at", "sought", "there"),
    [(None, None, KEPT), (3_000.0, None, 3_000.0), (None, 3_000.0, 3_000.0)],
)
def test_what_was_not_heard_is_not_kept_and_not_forgotten_either(
    at: float | None,
    sought: float | None,
    there: float,
    listening: Listening,
    player: LatePlayer,
    places: FakePlaces,
) -> None:
    listener = Listener(listening.session)
    listening.play(TRACK, at)
    if sought is not None:
        listening.seek_to(sought)
    listener.wait(lambda now: now.position == there)
    listening.stop()
    listener.wait(lambda now: now.state is State.IDLE)

    assert places.place(1) == KEPT
    assert listening.now().position == there
    player.opens = True
    listening.toggle()
    began = listener.wait(lambda now: now.state is State.PLAYING)
    assert began.position == pytest.approx(there, abs=30.0)
    listening.seek_to(2_000.0)
    listener.wait(lambda now: now.position >= 2_000.0 and places.place(1) >= 2_000.0)
    listening.stop()
    listener.wait(lambda now: now.state is State.IDLE)
    listening.toggle()
    gone_on = listener.wait(lambda now: now.state is State.PLAYING)
    assert gone_on.position >= 2_000.0
