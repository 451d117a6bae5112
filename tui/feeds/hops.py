"""Hops: where a redirect may lead from content that a feed names."""

import asyncio
import ipaddress
import socket
from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult

from tui.errors import FetchError
from tui.feeds.proxies import proxied
from tui.web import checked, host_of, port_of, web_address


async def check_reach(url: str, named_by: str) -> None:
    """Let content lead only to where its feed could have come from.

    Raises:
        FetchError: the address is on this machine or link-local, the feed is not.
    """
    target, feed = checked(url), web_address(named_by)
    if not await _is_near(target) or (feed is not None and await _is_near(feed)):
        return
    raise _too_near(url)


def watched(url: str, named_by: str) -> Mapping[str, object]:
    """What has httpx look whom it really reached, before it asks anything.

    A name may lead elsewhere by then than when it was checked (DNS rebinding). What
    goes through a proxy is the proxy's to reach.
    """
    if proxied(url):
        return {}

    async def look(event: str, about: Mapping[str, Any]) -> None:
        if event != "connection.connect_tcp.complete":
            return
        connection = about["return_value"]
        reached = connection.get_extra_info("server_addr")
        if not reached or not _is_near_address(str(reached[0])):
            return
        feed = web_address(named_by)
        if feed is None or not await _is_near(feed):
            await connection.aclose()
            raise _too_near(url)

    return {"trace": look}


def _too_near(url: str) -> FetchError:
    return FetchError(
        f"{host_of(url)} is on this machine or its own link, and the feed that names "
        "it is not: it was not asked."
    )


async def _is_near(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port_of(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return any(_is_near_address(str(entry[4][0])) for entry in found)


def _is_near_address(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None) or address
    return bool(mapped.is_loopback or mapped.is_link_local or mapped.is_unspecified)
