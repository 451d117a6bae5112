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


@pytest.fixture
def web() -> Iterator[LoopbackServer]:
    """A web server of the test's own."""
    with LoopbackServer() as server:
        yield server
