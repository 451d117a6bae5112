"""Playing without the app, through VLC, steered by playerctl."""

import asyncio
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.playback.desktop.bus import DEADLINE, playerctl, private_bus, wait_until
from tui.demo import BuiltInFetcher, stock
from tui.home import Home


@pytest.mark.vlc
def test_the_desktop_steers_what_is_heard_without_the_app(
    libvlc: None, earmark_home: Path, tmp_path: Path
) -> None:
    with Home.open() as home:
        home.use_fetcher(BuiltInFetcher(home.fetcher))
        asyncio.run(stock(home))
        rows = home.library.episodes.rows()
        number = next(row.id for row in rows if row.title.startswith("Two voices"))
    with private_bus(tmp_path) as address:
        playing = subprocess.Popen(
            [sys.executable, "-m", "tui", "play", str(number), "--headless"],
            env={
                **os.environ,
                "DBUS_SESSION_BUS_ADDRESS": address,
                "EARMARK_VLC_ARGS": "--aout=dummy",
            },
            stdout=subprocess.DEVNULL,
        )
        try:
            _steer(partial(playerctl, address, "--player=earmark"))
        finally:
            playing.send_signal(signal.SIGTERM)
            code = playing.wait(DEADLINE)
        assert code == 0
        assert playerctl(address, "--list-all") == ""


def _steer(ctl: partial[str]) -> None:
    wait_until(lambda: ctl("status") == "Playing")
    wait_until(lambda: float(ctl("position")) > 0.5)
    assert ctl("metadata", "xesam:album") == "Earmark on Earmark"
    ctl("position", "40")
    wait_until(lambda: 40.0 <= float(ctl("position")) < 60.0)
    ctl("previous")
    wait_until(lambda: float(ctl("position")) < 40.0)
    ctl("pause")
    wait_until(lambda: ctl("status") == "Paused")
