"""A sound that is an HLS playlist: the listener reads why it is not heard."""

import subprocess
from pathlib import Path

import pytest

from tests.answers import Answer
from tests.playback.fakes import FakePlaces
from tests.playback.listener import Listener
from tests.servers import LoopbackServer
from tui.playback.audio_cache import AudioCache
from tui.playback.heard import Happening, Track
from tui.playback.player import Sound
from tui.playback.session import Session
from tui.playback.vlc_player import VlcPlayer

TYPE = "application/vnd.apple.mpegurl"


@pytest.mark.vlc
@pytest.mark.usefixtures("libvlc")
@pytest.mark.parametrize("live", [False, True])
def test_a_playlist_is_named(tmp_path: Path, web: LoopbackServer, live: bool) -> None:
    playlist = tmp_path / "a.m3u8"
    tone = ["-f", "lavfi", "-i", "sine=frequency=300:duration=8", "-c:a", "aac"]
    command = ["ffmpeg", "-v", "error", *tone, "-hls_list_size", "0", str(playlist)]
    subprocess.run(command, check=True)
    for file in tmp_path.iterdir():
        web.put(f"/{file.name}", Answer(file.read_bytes(), type=TYPE))
    cache = AudioCache(tmp_path / "cache", 1 << 30)
    session = Session(lambda: VlcPlayer("--aout=dummy", cache), FakePlaces())
    listener = Listener(session)

    session.play(Track(1, "A", "B", Sound(url=web.url("/a.m3u8"), live=live)))
    now = listener.wait_for(Happening.FAILED)
    session.close()

    assert now.error is not None and "HLS playlist" in now.error
