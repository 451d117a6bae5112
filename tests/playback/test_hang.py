"""libVLC itself hangs: it waits for bytes in a call that never comes back."""

import threading
from pathlib import Path

import pytest

from tests.answers import Answer
from tests.playback.fakes import FakePlaces
from tests.playback.listener import Listener
from tests.servers import DEADLINE, LoopbackServer
from tui.playback.audio_cache import AudioCache
from tui.playback.byte_source import ByteSource
from tui.playback.heard import Happening, Track
from tui.playback.player import Sound, State
from tui.playback.session import Session
from tui.playback.vlc_player import VlcPlayer
from tui.playback.watchdog import Patience

pytestmark = [pytest.mark.vlc, pytest.mark.usefixtures("libvlc")]


class Hold:
    """Makes every read of libVLC block, whatever is done to end it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.on = threading.Event()
        self.off = threading.Event()
        self.over = threading.Event()
        self.reading = threading.Event()
        read = ByteSource.read

        def held(
            source: ByteSource, offset: int, count: int, given_up: threading.Event
        ) -> bytes:
            if self.on.is_set() and not self.off.is_set():
                self.reading.set()
                self.off.wait(DEADLINE)
                self.over.set()
            return read(source, offset, count, given_up)

        monkeypatch.setattr(ByteSource, "read", held)


def test_a_libvlc_that_never_comes_back_is_left_behind(
    sounds: dict[str, Path],
    tmp_path: Path,
    web: LoopbackServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hold = Hold(monkeypatch)
    players: list[VlcPlayer] = []
    body = sounds["cbr.mp3"].read_bytes()
    url = web.put("/a.mp3", Answer(body, type="audio/mpeg", bytes_per_second=200_000))

    def another() -> VlcPlayer:
        if players:
            hold.on.clear()
        players.append(VlcPlayer("--aout=dummy", AudioCache(tmp_path, 1 << 30)))
        return players[-1]

    places = FakePlaces()
    patience = Patience(look_every=0.1, looks=8)
    session = Session(another, places, patience=patience)
    listener = Listener(session)
    session.play(Track(1, "Title", "Show", Sound(url=url)), at=20.0)
    listener.wait(lambda now: now.state is State.PLAYING and now.position > 20.5)
    hold.on.set()
    assert hold.reading.wait(DEADLINE)
    session.play(Track(2, "Other", "Show", Sound(url=url)), at=30.0)
    session.seek_to(35.0)
    assert not hold.over.is_set()

    told = listener.wait_for(Happening.RESTARTED)
    assert told.track is not None
    now = listener.wait(lambda now: now.state is State.PLAYING and now.position > 35.3)

    assert now.track is not None
    assert now.track.episode_id == 2
    assert len(players) == 2
    assert places.place(1) == pytest.approx(20.7, abs=5.0)
    hold.off.set()
    session.close()
