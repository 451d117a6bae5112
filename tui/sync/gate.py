"""The gate: how many shows are looked at at once, in all and at one host."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from tui.errors import FetchError

_BUSY = (429, 503)


class LeftAlone(FetchError):
    """An address that was not asked, as its host has had enough of this sync."""


class Gate:
    """Lets shows through, a few at a time; turns away what a host has had enough of.

    A place at the host is held while it is asked; a place among all until the show is
    done, so that only so many bodies are ever in memory. Made for one sync.
    """

    def __init__(self, at_once: int, per_host: int) -> None:
        self._all = asyncio.Semaphore(at_once)
        self._hosts: dict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(per_host)
        )
        self._closed: dict[str, LeftAlone] = {}

    @asynccontextmanager
    async def through(self, url: str) -> "AsyncIterator[Place]":
        """Wait for a place at the address's host and among all, and hold both."""
        host = urlsplit(url).hostname or ""
        place = Place(self._hosts[host])
        await place.take()
        try:
            async with self._all:
                if host in self._closed:
                    raise self._closed[host]
                yield place
        except FetchError as error:
            if error.status in _BUSY and error.retry_after:
                self._closed[host] = LeftAlone(
                    str(error), status=error.status, retry_after=error.retry_after
                )
            raise
        finally:
            place.leave_host()


class Place:
    """A place at a host, which may be left before the show is done."""

    def __init__(self, host: asyncio.Semaphore) -> None:
        self._host: asyncio.Semaphore | None = host

    async def take(self) -> None:
        """Wait for it."""
        if self._host is not None:
            await self._host.acquire()

    def leave_host(self) -> None:
        """Let the next one ask."""
        if self._host is not None:
            self._host.release()
            self._host = None
