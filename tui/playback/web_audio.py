"""Web audio: one question to a server for a sound's bytes, and what it answered.

Ranges and validators as in RFC 9110, sections 13.1.5 and 14.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.errors import FetchError
from tui.playback.entry import Record
from tui.trust import trusted
from tui.web import (
    MAX_REDIRECTS,
    REDIRECTS,
    USER_AGENT,
    checked,
    host_of,
    redirected,
    status_in_plain_words,
)

if TYPE_CHECKING:
    import httpx

_CONTENT_RANGE = re.compile(r"bytes (?:(\d+)-(\d+)|\*)/(\d+|\*)", re.IGNORECASE)


class Changed(Exception):
    """The server has another file than the one whose bytes are here."""


class PastEnd(Exception):
    """There are no bytes from there on. ``length`` is the file's, where told."""

    def __init__(self, length: int | None) -> None:
        super().__init__("the file ends before that")
        self.length = length


@dataclass(frozen=True, slots=True)
class Answer:
    """Bytes on their way. ``first`` is where they belong."""

    url: str
    """Where they were found in the end."""
    first: int
    length: int | None
    etag: str | None
    last_modified: str | None
    ranged: bool
    """Whether the server gave just what was asked for."""
    type: str
    pieces: Iterator[bytes]


def open_client(connect: float, silence: float) -> "httpx.Client":
    """A client that waits so many seconds for a connection and between two pieces."""
    import httpx

    return httpx.Client(
        headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"},
        timeout=httpx.Timeout(silence, connect=connect),
        verify=trusted(),
    )


@contextmanager
def asking(
    client: "httpx.Client", url: str, first: int, record: Record
) -> Iterator[Answer]:
    """The bytes of an address from ``first`` on, through all its redirects.

    Raises:
        FetchError: the server will not give them; the message is fit to show.
        Changed: the file is not the one that ``record`` tells of.
        PastEnd: the file is not that long.
    """
    headers = _range_headers(first, record)
    checked(url)
    for _ in range(MAX_REDIRECTS + 1):
        with client.stream("GET", url, headers=headers) as response:
            location = response.headers.get("location")
            if response.status_code not in REDIRECTS or not location:
                yield _answer(response, url, first, record)
                return
        url = redirected(url, location)
    raise FetchError(
        f"{host_of(url)} sends from one address to the next without end: check the "
        "address."
    )


def is_web_page(type: str, head: bytes) -> bool:
    """Whether what came is a page for people, not a sound."""
    start = head[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    named = type.partition(";")[0].strip().lower()
    page = start.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
    return page or (named in _PAGE_TYPES and start.startswith(b"<"))


_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/xml"})


def _range_headers(first: int, record: Record) -> dict[str, str]:
    if first == 0:
        return {}
    headers = {"Range": f"bytes={first}-"}
    strong = record.etag if record.etag and not record.etag.startswith("W/") else None
    validator = strong or record.last_modified
    return headers | ({"If-Range": validator} if validator else {})


def _answer(response: "httpx.Response", url: str, first: int, record: Record) -> Answer:
    status = response.status_code
    start, length = _place_of(response)
    if status == 416:
        raise PastEnd(length)
    if status not in (200, 206):
        raise FetchError(_refusal(status, url), status=status)
    if start > first:
        raise FetchError(f"{host_of(url)} sent other bytes than it was asked for.")
    answer = Answer(
        url=url,
        first=start,
        length=length,
        etag=response.headers.get("etag"),
        last_modified=response.headers.get("last-modified"),
        ranged=status == 206,
        type=response.headers.get("content-type", ""),
        pieces=response.iter_raw(),
    )
    _check_same(answer, record)
    return answer


def _refusal(status: int, url: str) -> str:
    """Why a sound is not given. Its address came from the feed: nobody typed it."""
    if status in (404, 410):
        return _GONE.format(host=host_of(url), status=status)
    return status_in_plain_words(status, url)


_GONE = (
    "{host} does not have this episode's sound ({status}): sync the show, which may "
    "bring a new address; else the publisher took it away."
)


def _place_of(response: "httpx.Response") -> tuple[int, int | None]:
    """Where the bytes begin, and how long the whole file is."""
    told = _CONTENT_RANGE.match(response.headers.get("content-range", ""))
    if told and response.status_code != 200:
        first, _, total = told.groups()
        return int(first or 0), None if total == "*" else int(total)
    length = response.headers.get("content-length", "")
    known = length.isdigit() and response.status_code == 200
    return 0, int(length) if known else None


def _check_same(answer: Answer, record: Record) -> None:
    if not record.ranges.spans:
        return
    for old, new in (
        (record.etag, answer.etag),
        (record.length, answer.length),
        (None if record.etag else record.last_modified, answer.last_modified),
    ):
        if old is not None and new is not None and old != new:
            raise Changed
