"""Readers: feeds are read off the event loop; many of them, in processes of their own.

Reading is pure work on bytes. In a thread it would take turns with everything else
that is Python; a reader process leaves this one its pace and uses another core.
"""

import asyncio
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import tui
from tui.feeds.parse import ParsedFeed, parse_feed
from tui.feeds.redaction import redacted
from tui.sync.pipes import receive, send

log = logging.getLogger(__name__)

_MANY = 8
"""So many feeds waiting to be read are worth the start of a process."""
_LARGE_BYTES = 2 * 1024 * 1024
"""A feed that is read here, so as not to be in memory twice."""
_MOST_READERS = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """A feed to be read, and the items in it that need no reading."""

    body: bytes
    url: str
    content_type: str
    known: Mapping[str, str]
    asked: str = ""
    """The address that the listener has of it, whose secrets are kept out of it."""

    def read(self) -> ParsedFeed:
        """Read it. Raises FeedError."""
        feed = parse_feed(self.body, self.url, self.content_type, self.known)
        return redacted(feed, self.asked or self.url)


class Readers:
    """Reads feeds: in a thread one at a time; where many wait, in processes."""

    def __init__(self, processes: int | None = None) -> None:
        """``processes``: as many as there are cores, unless said."""
        cores = os.cpu_count() or 1
        self._most = min(cores, _MOST_READERS) if processes is None else processes
        self._here = asyncio.Semaphore(1)
        self._there = asyncio.Semaphore(max(1, self._most))
        self._idle: list[_Reader] = []
        self._all: list[_Reader] = []
        self._waiting = 0

    async def read(self, reading: Reading) -> ParsedFeed:
        """Read a feed.

        Raises:
            FeedError: it is none.
        """
        self._waiting += 1
        try:
            feed = await self._read_there(reading) if self._is_worth(reading) else None
            if feed is None:
                async with self._here:
                    feed = await asyncio.to_thread(reading.read)
            return feed
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """End the processes, whatever they are at."""
        while self._all:
            self._all.pop().end()
        self._idle.clear()

    def _is_worth(self, reading: Reading) -> bool:
        many = bool(self._all) or self._waiting >= _MANY
        return many and self._most > 1 and len(reading.body) < _LARGE_BYTES

    async def _read_there(self, reading: Reading) -> ParsedFeed | None:
        """None where it failed, for whatever reason: then it is read here."""
        async with self._there:
            reader = self._idle.pop() if self._idle else self._started()
            if reader is None:
                return None
            feed = await asyncio.to_thread(reader.read, reading)
            if reader.is_alive():
                self._idle.append(reader)
            else:
                self._most = 0
            return feed

    def _started(self) -> "_Reader | None":
        try:
            reader = _Reader()
        except OSError:
            log.exception("no process to read feeds in could be started")
            self._most = 0
            return None
        self._all.append(reader)
        return reader


class _Reader:
    """A process that reads feeds; it ends when its input does."""

    def __init__(self) -> None:
        packages = str(Path(tui.__file__).parent.parent)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tui.sync.reader"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": packages},
        )
        self._turn = threading.Lock()

    def is_alive(self) -> bool:
        """Whether it can read another one."""
        return self._process.poll() is None

    def read(self, reading: Reading) -> ParsedFeed | None:
        """Read a feed; None where that failed. Blocks."""
        into, out = self._process.stdin, self._process.stdout
        assert into is not None and out is not None
        try:
            with self._turn:
                send(into, reading)
                feed = receive(out)
        except (OSError, EOFError, ValueError):
            log.info("a process that reads feeds ended")
            self.end()
            return None
        return feed if isinstance(feed, ParsedFeed) else None

    def end(self) -> None:
        """Stop it, and leave nothing open."""
        self._process.kill()
        self._process.wait()
        with self._turn:
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None and not pipe.closed:
                    _close(pipe)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        log.debug("what was not yet sent to a reader is lost")
