"""What every test gets: a home of its own, and no way to the listener's."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.servers import LoopbackServer

settings.register_profile(
    "any machine",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("any machine")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True)
def earmark_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home that ``EARMARK_HOME`` names."""
    home = tmp_path / "home"
    monkeypatch.setenv("EARMARK_HOME", str(home))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    monkeypatch.setitem(sys.modules, "keyring", None)
    return home


@pytest.fixture(scope="session")
def real_feeds() -> Path:
    """The folder of real feeds, kept beside the checkout."""
    folder = SHARED / "real"
    if not folder.is_dir():
        pytest.skip("needs ../shared/real, which is not part of the project")
    return folder


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of other projects' test files, kept beside the checkout."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("needs ../shared/corpus, which is not part of the project")
    return folder


@pytest.fixture(scope="session")
def libvlc() -> None:
    """VLC; a test that needs it fails with a sentence without it."""
    from tui.errors import PlaybackError
    from tui.playback.vlc_player import load_vlc

    try:
        _, instance = load_vlc("")
    except PlaybackError as error:
        pytest.fail(str(error))
    instance.release()


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    """A web server on loopback that answers as told."""
    with LoopbackServer() as server:
        yield server
