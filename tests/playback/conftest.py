"""Sounds to play, from files and from the web, and VLC to play them."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.playback.disks import mount
from tests.playback.fakes import FakePlaces
from tests.playback.listener import Listener
from tests.playback.signal_fixtures import make_sounds
from tests.servers import LoopbackServer
from tui.playback import byte_source
from tui.playback.audio_cache import AudioCache
from tui.playback.fetching import Persistence
from tui.playback.heard import NowPlaying, Track
from tui.playback.player import Sound, State
from tui.playback.session import Session
from tui.playback.vlc_player import VlcPlayer

KEPT = 42.0

QUICK = Persistence(connect=2.0, silence=1.5, impatience=0.4, delays=(0.05, 0.1, 0.2))

Play = Callable[..., Listener]


@pytest.fixture(scope="session")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A signal that tells its own time, in every format, by name."""
    return make_sounds(tmp_path_factory.mktemp("sounds"))


@pytest.fixture
def web() -> Iterator[LoopbackServer]:
    """A web server of the test's own."""
    with LoopbackServer() as server:
        yield server


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little patience, so that the tests need little too."""
    monkeypatch.setattr(byte_source, "Persistence", lambda: QUICK)


@pytest.fixture
def places() -> FakePlaces:
    """The place of the one episode is known."""
    return FakePlaces({1: KEPT})


@pytest.fixture
def play(tmp_path: Path, places: FakePlaces, quick: None) -> Iterator[Play]:
    """Hears an address, with little patience."""
    sessions: list[Session] = []

    def start(url: str, at: float | None = None, live: bool = False) -> Listener:
        cache = AudioCache(tmp_path / "audio", 1 << 30)
        session = Session(lambda: VlcPlayer("--aout=dummy", cache), places)
        sessions.append(session)
        listener = Listener(session)
        session.play(Track(1, "Title", "Show", Sound(url=url, live=live)), at)
        return listener

    yield start
    for session in sessions:
        session.close()


@pytest.fixture
def mp3(sounds: dict[str, Path]) -> bytes:
    """The signal as most shows send it."""
    return sounds["cbr.mp3"].read_bytes()


def beyond(position: float) -> Callable[[NowPlaying], bool]:
    """Whether it plays, and a position is passed."""
    return lambda now: now.state is State.PLAYING and now.position > position


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount("size=8M", folder):
        pytest.skip("a small disk can be mounted by root only")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
