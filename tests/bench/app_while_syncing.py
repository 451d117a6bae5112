"""The app while it syncs 300 feeds of 50 episodes: how long its loop stands still.

The longest stall is what a key would have to wait for, on top of its own work.
"""

import asyncio
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from textual.pilot import Pilot

from tests.bench.figures import figure
from tests.bench.syncing import FEEDS, HOSTS, timed
from tui.app.app import EarmarkApp
from tui.home import Home
from tui.model.show import ShowDetails

AT_REST = 3.0
"""Seconds to come to rest, and to be measured at rest."""


async def synced(app: EarmarkApp, pilot: Pilot[None]) -> None:
    """Look for new episodes of every show, as the key does; wait for the end."""
    app.action_sync_all()
    while not app.is_syncing:
        await pilot.pause(0.01)
    while app.is_syncing:
        await pilot.pause(0.05)


async def measure(home: Home, port: int) -> None:
    """Print the figures."""
    for number in range(FEEDS):
        url = f"http://127.0.0.{number % HOSTS + 1}:{port}/{number}"
        home.library.shows.add(url, ShowDetails(f"Show {number}"))
    app = EarmarkApp(home)
    async with app.run_test(size=(120, 40)) as pilot:
        await asyncio.sleep(AT_REST)
        _, rest = await timed(lambda: asyncio.sleep(AT_REST))
        for what in ("first sync", "unchanged sync"):
            began = time.perf_counter()
            _, stall = await timed(lambda: synced(app, pilot))
            remark = f"{time.perf_counter() - began:.1f} s in all"
            figure(f"longest stall, {what}", f"{stall * 1000:.0f} ms", remark)
        figure("longest stall, at rest", f"{rest * 1000:.0f} ms", "to compare with")


def main() -> None:
    """Run in a home that is gone afterwards, against servers in another process."""
    command = [sys.executable, "-m", "tests.bench.syncing", "serve"]
    pipe = subprocess.PIPE
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as servers,
    ):
        assert servers.stdout is not None
        (Path(folder) / "config").mkdir()
        (Path(folder) / "config" / "config.toml").write_text("refresh_minutes = 0\n")
        with Home.open(Path(folder)) as home:
            asyncio.run(measure(home, int(servers.stdout.readline())))
        servers.kill()


if __name__ == "__main__":
    main()
