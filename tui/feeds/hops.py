"""Hops: where a redirect may lead, and who may take a password along."""

import asyncio
import ipaddress
import socket
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from tui.errors import FetchError
from tui.text import safe_url
from tui.web import host_of, web_address

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
"""RFC 9110, 15.4: the address itself has changed."""

_DEFAULT_PORTS = {"http": 80, "https": 443}


def checked(url: str) -> SplitResult:
    """The parts of an address that may be asked for.

    Raises:
        FetchError: it is not an http or https address with a host.
    """
    parts = web_address(url)
    if parts is None:
        raise FetchError(
            f"Only http and https addresses can be read, not {safe_url(url)}."
        )
    return parts


def redirected(url: str, location: str) -> str:
    """Where a redirect leads, with the user and password where they may go along."""
    target = urljoin(without_credentials(url), location.strip())
    checked(target)
    return with_credentials_of(url, target)


def with_credentials_of(url: str, target: str) -> str:
    """``target`` with the user and password of ``url``, if it is on the same host.

    They never go to another host or port, nor from https back to http.
    """
    giver, taker = web_address(url), web_address(target)
    if giver is None or taker is None or "@" in taker.netloc:
        return target
    user, at, _ = giver.netloc.rpartition("@")
    if not at or not _same_place(giver, taker):
        return target
    return urlunsplit(taker._replace(netloc=f"{user}@{taker.netloc}"))


def without_credentials(url: str) -> str:
    """The address without its user and password."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


async def check_reach(url: str, named_by: str) -> None:
    """Let content lead only to where its feed could have come from.

    Raises:
        FetchError: the address is on this machine or link-local, the feed is not.
    """
    target, feed = checked(url), web_address(named_by)
    if not await _is_near(target) or (feed is not None and await _is_near(feed)):
        return
    raise FetchError(
        f"{host_of(url)} is on this machine or its own link, and the feed that names "
        "it is not: it was not asked."
    )


def _same_place(giver: SplitResult, taker: SplitResult) -> bool:
    if giver.hostname != taker.hostname:
        return False
    if _port(giver) == _port(taker):
        return giver.scheme == taker.scheme
    return (_port(giver), _port(taker)) == (80, 443)


def _port(parts: SplitResult) -> int:
    return parts.port or _DEFAULT_PORTS[parts.scheme.lower()]


async def _is_near(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, _port(parts), type=socket.SOCK_STREAM)
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
