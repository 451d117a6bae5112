"""Fetching: an address becomes bytes, politely, within bounds."""

import asyncio
import hashlib
import zlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from tui.errors import FetchError
from tui.feeds import hops
from tui.feeds.caching import max_age_in, retry_after_in, validators_in
from tui.feeds.connections import Connections, Patience
from tui.feeds.inflate import Body, TooLarge
from tui.feeds.proxies import never_read
from tui.model.show import Validators
from tui.web import (
    MAX_REDIRECTS,
    PERMANENT,
    REDIRECTS,
    checked,
    host_of,
    in_plain_words,
    redirected,
    status_of_a_file,
    with_credentials_of,
)

if TYPE_CHECKING:
    import httpx

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered. ``body`` is None when nothing changed (304)."""

    url: str
    """Where the body was finally found."""
    body: bytes | None
    content_type: str = ""
    validators: Validators = field(default_factory=Validators)
    moved_to: str | None = None
    """The new address, when every redirect from the start was permanent (301, 308)."""
    max_age: float | None = None
    """Seconds for which the server says the answer stays good."""


class Fetcher(Protocol):
    """Reads addresses. The one seam between Earmark and the web."""

    async def get(
        self,
        url: str,
        validators: Validators | None = None,
        *,
        limit_bytes: int | None = None,
        named_by: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Fetched:
        """The body at an address.

        ``named_by`` is the address of the feed whose content names this one, a
        transcript say. It lends its user and password on the same host; and this
        machine is then out of reach, unless the feed itself is there. ``headers``
        are sent as well, to this host only.

        Raises:
            FetchError: it could not be read; the message is fit to show.
        """
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


class HttpFetcher:
    """Reads http and https addresses."""

    def __init__(
        self, limit_bytes: int = 64 * MEGABYTE, patience: Patience | None = None
    ) -> None:
        """``limit_bytes`` bounds every body, once decompressed."""
        self._limit_bytes = limit_bytes
        self._patience = patience or Patience()
        self._connections = Connections(self._patience)

    async def get(
        self,
        url: str,
        validators: Validators | None = None,
        *,
        limit_bytes: int | None = None,
        named_by: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Fetched:
        """See ``Fetcher.get``."""
        limit_bytes = limit_bytes or self._limit_bytes
        journey = _Journey(
            validators or Validators(), limit_bytes, named_by, headers or {}
        )
        checked(url)
        if named_by is not None:
            url = with_credentials_of(named_by, url)
        async with self._connections.client() as client:
            try:
                async with asyncio.timeout(self._patience.whole):
                    return await journey.go(client, url)
            except TimeoutError as error:
                raise FetchError(in_plain_words(error, url)) from error

    async def close(self) -> None:
        """Cut what is still under way in this event loop."""
        await self._connections.close()


class _Journey:
    """One request and the redirects it leads through."""

    def __init__(
        self,
        validators: Validators,
        limit_bytes: int,
        named_by: str | None,
        headers: Mapping[str, str],
    ) -> None:
        self._validators = validators
        self._headers = headers
        self._limit_bytes = limit_bytes
        self._named_by = named_by

    async def go(self, client: "httpx.AsyncClient", url: str) -> Fetched:
        """Ask, and follow redirects to their end."""
        been: set[str] = set()
        first_host = host_of(url)
        permanent = True
        while len(been) <= MAX_REDIRECTS:
            if url in been:
                raise FetchError(
                    f"{host_of(url)} redirects in a circle: check the address."
                )
            been.add(url)
            if self._named_by is not None:
                await hops.check_reach(url, self._named_by)
            own = self._headers if host_of(url) == first_host else {}
            async with _plainly_failing(url), self._asked(client, url, own) as response:
                location = response.headers.get("location")
                if response.status_code not in REDIRECTS or not location:
                    moved_to = url if permanent and len(been) > 1 else None
                    return await self._read(response, url, moved_to)
                url = redirected(url, location)
                permanent = permanent and response.status_code in PERMANENT
        raise FetchError(
            f"{host_of(url)} redirects more than {MAX_REDIRECTS} times: check the "
            "address."
        )

    @asynccontextmanager
    async def _asked(
        self, client: "httpx.AsyncClient", url: str, own: Mapping[str, str]
    ) -> "AsyncIterator[httpx.Response]":
        headers = {"Accept": "*/*", **own}
        if self._validators.etag:
            headers["If-None-Match"] = self._validators.etag
        if self._validators.last_modified:
            headers["If-Modified-Since"] = self._validators.last_modified
        watched = hops.watched(url, self._named_by) if self._named_by else {}
        async with client.stream(
            "GET", url, headers=headers, extensions=dict(watched)
        ) as response:
            yield response

    async def _read(
        self, response: "httpx.Response", url: str, moved_to: str | None
    ) -> Fetched:
        now = datetime.now(UTC)
        body: bytes | None = None
        body_hash = self._validators.body_hash
        if response.status_code != 304 or self._validators == Validators():
            _check_status(response, url, now, self._named_by or url)
            body = await self._body(response, url)
            body_hash = await asyncio.to_thread(_hash, body)
        return Fetched(
            url,
            body,
            response.headers.get("content-type", ""),
            self._kept(validators_in(response.headers, body_hash), body is None),
            moved_to,
            max_age_in(response.headers, now),
        )

    def _kept(self, new: Validators, unchanged: bool) -> Validators:
        """A 304 may leave out what still holds (RFC 9110, 15.4.5)."""
        if not unchanged:
            return new
        return Validators(
            new.etag or self._validators.etag,
            new.last_modified or self._validators.last_modified,
            new.body_hash,
        )

    async def _body(self, response: "httpx.Response", url: str) -> bytes:
        too_large = FetchError(
            f"{host_of(url)} sends more than the {self._limit_bytes / MEGABYTE:g} MB "
            "that Earmark reads (feed_limit_mb in the settings)."
        )
        declared = response.headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > self._limit_bytes:
            raise too_large
        body = Body(response.headers.get("content-encoding", ""), self._limit_bytes)
        try:
            async for piece in response.aiter_raw():
                body.add(piece)
        except TooLarge:
            raise too_large from None
        return body.whole()


@asynccontextmanager
async def _plainly_failing(url: str) -> AsyncIterator[None]:
    """Turn what httpx and the system raise into a FetchError."""
    import httpx

    try:
        yield
    except zlib.error as error:
        raise FetchError(
            f"{host_of(url)} sent damaged data: try again later."
        ) from error
    except (httpx.HTTPError, httpx.InvalidURL, OSError, TimeoutError) as error:
        raise never_read(error, url) from error


def _check_status(
    response: "httpx.Response", url: str, now: datetime, named_by: str
) -> None:
    status = response.status_code
    if not response.is_success:
        raise FetchError(
            status_of_a_file(status, url, named_by),
            status=status,
            retry_after=retry_after_in(response.headers, now, status=status),
        )


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
