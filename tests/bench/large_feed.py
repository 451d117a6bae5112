"""A feed of 5,000 episodes (58 MB): its first sync, and one when an episode is new.

Each is a process of its own, so that memory and processor time are that sync's alone.
"""

import asyncio
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.answers import Answer
from tests.bench.figures import figure
from tests.bench.syncing import timed
from tests.servers import LoopbackServer
from tui.feeds.fetch import HttpFetcher
from tui.library.library import Library
from tui.sync.run import Synchronizer

EPISODES = 5_000
PARAGRAPH = (
    "<p>It rained all morning, and nobody who was there had thought of an umbrella, as"
    ' <a href="https://example.org/rain">somebody</a> said they would not.</p>\n'
)
NOTES = PARAGRAPH * 73
PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


def item(number: int) -> str:
    """An episode with notes of about 11 kB."""
    return (
        f"<item><title>Episode {number}</title><guid>{number}</guid>"
        "<pubDate>Mon, 05 Jan 2026 08:00:00 GMT</pubDate>"
        f"<description><![CDATA[<p>This is number {number}.</p>{NOTES}]]></description>"
        f'<enclosure url="https://e.org/{number}.mp3" type="audio/mpeg" length="1"/>'
        "<itunes:duration>00:30:00</itunes:duration></item>"
    )


def feed(episodes: int) -> bytes:
    """The feed with so many episodes, newest first."""
    head = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    items = "".join(item(number) for number in range(episodes, 0, -1))
    start = f'<rss version="2.0" {head}><channel><title>Rain</title>'
    return f"{start}{items}</channel></rss>".encode()


def most_memory() -> str:
    """The most this process ever had in memory; only Linux tells."""
    status = Path("/proc/self/status")
    found = PEAK.search(status.read_text()) if status.exists() else None
    return f"{int(found[1]) / 1024:.0f} MB" if found else "unknown here"


async def synced(library: Library, url: str) -> str:
    """Subscribe, or bring up to date; what came of it."""
    synchronizer = Synchronizer(library, HttpFetcher())
    if library.shows.by_url(url) is None:
        return f"{(await synchronizer.add(url)).episodes} episodes"
    result = await synchronizer.sync()
    assert not result.failed, result.failed
    return f"{result.new_episodes} new"


def measure(what: str, file: Path, url: str) -> None:
    """Sync once and print the figures."""
    library = Library(file)
    told: list[str] = []

    async def work() -> None:
        told.append(await synced(library, url))

    processor = time.process_time()
    wall, stall = asyncio.run(timed(work))
    processor = time.process_time() - processor
    library.close()
    remark = told[0]
    figure(f"{what}, processor", f"{processor:.2f} s", f"{wall:.2f} s in all; {remark}")
    figure(f"{what}, longest stall", f"{stall * 1000:.0f} ms", "of the event loop")
    figure(f"{what}, most memory", most_memory(), "with Python and libraries")


def main() -> None:
    """Measure in processes of their own, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder, LoopbackServer() as server:
        file = str(Path(folder) / "library.db")
        phases = (("first sync", 0), ("one is new", 1), ("unchanged", 1))
        for what, more in phases:
            body = feed(EPISODES + more)
            url = server.put("/feed", Answer(body, etag=f'"{more}"'))
            command = [sys.executable, "-m", "tests.bench.large_feed", what, file, url]
            subprocess.run(command, check=True)
        figure("size", f"{len(body) / 1_000_000:.0f} MB", f"{EPISODES} episodes")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
    else:
        main()
