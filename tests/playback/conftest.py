"""Sounds to play, and VLC to play them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.playback.signal_fixtures import make_sounds
from tests.servers import LoopbackServer


@pytest.fixture(scope="session")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A signal that tells its own time, in every format, by name."""
    return make_sounds(tmp_path_factory.mktemp("sounds"))


@pytest.fixture(scope="session")
def libvlc() -> str:
    """The version of VLC; a test that needs it fails with a sentence without it."""
    from tui.errors import PlaybackError
    from tui.playback.vlc_player import vlc_version

    try:
        return vlc_version()
    except PlaybackError as error:
        pytest.fail(str(error))


@pytest.fixture
def web() -> Iterator[LoopbackServer]:
    """A web server of the test's own."""
    with LoopbackServer() as server:
        yield server
