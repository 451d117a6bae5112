"""Syncing 300 feeds of 50 episodes from servers that take 50 ms to answer.

Against a bare httpx loop that only downloads and, where it is installed, newsboat with
16 threads, in the same run. Each host of the network 127.0.0.0/8 stands for a
publisher (Linux lets all of them be listened on).
"""

import asyncio
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable
from hashlib import sha256
from pathlib import Path

import httpx

from tests.bench.figures import figure
from tui.feeds.fetch import HttpFetcher
from tui.library.library import Library
from tui.model.show import ShowDetails
from tui.sync.run import AT_ONCE, Synchronizer

FEEDS, EPISODES, HOSTS, LATENCY = 300, 50, 150, 0.05
NOTES = "<p>A paragraph about <a href='https://example.org/'>something</a>.</p>" * 16


def feed(number: int) -> bytes:
    """A feed of about 80 kB."""
    items = "".join(
        f"<item><title>Episode {n}</title><guid>{number}-{n}</guid>"
        "<pubDate>Mon, 05 Jan 2026 08:00:00 GMT</pubDate>"
        f"<itunes:duration>00:10:00</itunes:duration><link>https://e.org/{n}</link>"
        f"<description><![CDATA[{NOTES}]]></description>"
        f'<enclosure url="https://e.org/{n}.mp3" type="audio/mpeg" length="1"/></item>'
        for n in range(EPISODES)
    )
    head = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    start = f'<rss version="2.0" {head}><channel><title>Show {number}</title>'
    return f"{start}{items}</channel></rss>".encode()


async def answer(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, bodies: list[bytes]
) -> None:
    """Serve one connection until it ends."""
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            body = bodies[int(head.split()[1].strip("/"))]
            etag = f'"{sha256(body).hexdigest()}"'
            await asyncio.sleep(LATENCY)
            if etag in head:
                writer.write(f"HTTP/1.1 304 Same\r\nETag: {etag}\r\n\r\n".encode())
            else:
                length = f"Content-Length: {len(body)}"
                start = f"HTTP/1.1 200 OK\r\nETag: {etag}\r\n{length}\r\n\r\n"
                writer.write(start.encode() + body)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def bare_loop(urls: list[str], etags: dict[str, str]) -> None:
    """Download everything, and nothing else."""
    places = asyncio.Semaphore(AT_ONCE)

    async def get(client: httpx.AsyncClient, url: str) -> None:
        async with places:
            known = {"If-None-Match": etags[url]} if url in etags else {}
            etags[url] = (await client.get(url, headers=known)).headers["etag"]

    async with httpx.AsyncClient() as client:
        await asyncio.gather(*(get(client, url) for url in urls))


async def seconds(work: Awaitable[object]) -> float:
    """How long it takes."""
    started = time.perf_counter()
    await work
    return time.perf_counter() - started


def waited_for_a_core() -> float:
    """How long this thread could have run and did not; 0 where nobody counts that."""
    counted = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
    if not counted.exists():
        return 0.0
    return int(counted.read_text().split()[1]) / 1e9


async def timed(work: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """How long it takes, and the longest that the event loop stood still meanwhile.

    What it waited for a core is taken off: that is for what else the machine does.
    """
    worst, step = 0.0, 0.005

    async def beat() -> None:
        nonlocal worst
        while True:
            last, waited = time.perf_counter(), waited_for_a_core()
            await asyncio.sleep(step)
            late = time.perf_counter() - last - step
            worst = max(worst, late - (waited_for_a_core() - waited))

    beating = asyncio.ensure_future(beat())
    whole = await seconds(work())
    beating.cancel()
    return whole, worst


async def newsboat(urls: list[str]) -> float | None:
    """How long newsboat takes for a first look; None where it is not installed."""
    if shutil.which("newsboat") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "urls").write_text("\n".join(urls))
        (Path(folder) / "config").write_text("reload-threads 16\n")
        files = ["-u", "urls", "-C", "config", "-c", "cache.db"]
        process = await asyncio.create_subprocess_exec(
            *("newsboat", *files, "-x", "reload"), cwd=folder
        )
        return await seconds(process.wait())


async def serve() -> None:
    """Serve until the standard input ends; tells the port first."""
    bodies = [feed(number) for number in range(FEEDS)]
    server = await asyncio.start_server(
        lambda reader, writer: answer(reader, writer, bodies), "0.0.0.0", 0, backlog=500
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


async def measure(library: Library, port: int) -> None:
    """Print the figures."""
    urls = [f"http://127.0.0.{n % HOSTS + 1}:{port}/{n}" for n in range(FEEDS)]
    for url in urls:
        library.shows.add(url, ShowDetails(url))
    synchronizer = Synchronizer(library, HttpFetcher())
    etags: dict[str, str] = {}
    bare = await seconds(bare_loop(urls, etags))
    bare_again = await seconds(bare_loop(urls, etags))
    rival = await newsboat(urls)
    first, first_stall = await timed(synchronizer.sync)
    again, again_stall = await timed(synchronizer.sync)
    compared = "{:.1f} times a bare loop"
    figure("first sync", f"{first:.1f} s", compared.format(first / bare))
    figure("unchanged sync", f"{again:.1f} s", compared.format(again / bare_again))
    for stall, of in (first_stall, "first sync"), (again_stall, "unchanged sync"):
        figure("longest stall of the event loop", f"{stall * 1000:.0f} ms", of)
    if rival is None:
        figure("newsboat", "not installed", "no rival to compare with")
    else:
        figure("newsboat, first sync", f"{rival:.1f} s", compared.format(rival / bare))


def main() -> None:
    """Run in a folder that is gone afterwards, against servers in another process."""
    command = [sys.executable, "-m", "tests.bench.syncing", "serve"]
    pipe = subprocess.PIPE
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as servers,
    ):
        assert servers.stdout is not None
        library = Library(Path(folder) / "library.db")
        asyncio.run(measure(library, int(servers.stdout.readline())))
        library.close()
        servers.kill()


if __name__ == "__main__":
    if "serve" in sys.argv:
        asyncio.run(serve())
    else:
        main()
