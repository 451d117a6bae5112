"""Connections: kept only while a request is under way, a pool for each event loop."""

import asyncio
import http.cookiejar
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast
from weakref import WeakKeyDictionary

from tui.feeds.inflate import ACCEPTED
from tui.feeds.proxies import proxies_explained
from tui.trust import trusted
from tui.web import USER_AGENT

if TYPE_CHECKING:
    import httpx

_IDLE = 8
"""Connections kept for a next request; each of them is looked at for every one."""
_SELDOM_THERE = "sniffio"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for a server, in seconds."""

    connect: float = 10.0
    silence: float = 20.0
    """Between two pieces of an answer."""
    whole: float = 120.0
    """For everything, redirects included."""


@dataclass(slots=True)
class _Pool:
    client: "httpx.AsyncClient"
    users: int = 0


class Connections:
    """Clients to ask with. Nothing is left open behind the last request."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._pools: WeakKeyDictionary[asyncio.AbstractEventLoop, _Pool] = (
            WeakKeyDictionary()
        )
        self._opening: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = (
            WeakKeyDictionary()
        )

    @asynccontextmanager
    async def client(self) -> "AsyncIterator[httpx.AsyncClient]":
        """A client shared with the other requests of this event loop."""
        loop = asyncio.get_running_loop()
        async with self._opening.setdefault(loop, asyncio.Lock()):
            if loop not in self._pools:
                with proxies_explained():
                    opened = await asyncio.to_thread(self._opened)
                self._pools[loop] = _Pool(opened)
        pool = self._pools[loop]
        pool.users += 1
        try:
            yield pool.client
        finally:
            pool.users -= 1
            if not pool.users and self._pools.get(loop) is pool:
                await self.close()

    async def close(self) -> None:
        """Cut what is still open in this event loop."""
        pool = self._pools.pop(asyncio.get_running_loop(), None)
        if pool is not None:
            await pool.client.aclose()

    def _opened(self) -> "httpx.AsyncClient":
        """A client. Blocks the first time: all it will need is loaded here."""
        import anyio
        import anyio.lowlevel
        import httpx

        anyio.run(anyio.lowlevel.checkpoint)
        _tell_what_is_missing()
        return httpx.AsyncClient(
            verify=trusted(),
            cookies=http.cookiejar.CookieJar(_NO_COOKIES),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": ACCEPTED},
            timeout=httpx.Timeout(
                self._patience.silence, connect=self._patience.connect
            ),
            limits=httpx.Limits(max_keepalive_connections=_IDLE),
        )


def _tell_what_is_missing() -> None:
    """Keep httpcore from going through the whole path for each request.

    It asks for a module that few have, several times over. None means that it is not
    there (The Python Language Reference, 5.3.1).
    """
    if _SELDOM_THERE not in sys.modules and find_spec(_SELDOM_THERE) is None:
        cast(dict[str, object], sys.modules)[_SELDOM_THERE] = None


_NO_COOKIES = http.cookiejar.DefaultCookiePolicy(allowed_domains=[])
