"""Nature: what bytes are that should have been a feed, so that it can be said."""

import re
from enum import Enum

from tui.errors import FeedError
from tui.web import host_of

FEED_ROOTS = frozenset(("rss", "rdf", "rdf:rdf", "feed", "atom:feed", "channel"))

_LOOKED_AT = 4_096
_SPACE = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"
_FEED_START = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)\b", re.IGNORECASE)
_PAGE_START = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_SIGNATURES = (
    (b"ID3", "an audio file"),
    (b"\xff\xfb", "an audio file"),
    (b"OggS", "an audio file"),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"WEBVTT", "a transcript"),
)
_IS = "{host} sends {what}, not a feed: check the address."
_PORTAL = (
    "{host} sent a web page instead of {feed}: this network may want you to sign in "
    "first, or the show has moved."
)


class Nature(Enum):
    """What bytes look like from outside."""

    EMPTY = "nothing"
    JSON = "JSON"
    PAGE = "a web page"
    MARKUP = "XML"
    OTHER = "something else"


def nature_of(body: bytes) -> Nature:
    """What the bytes look like; a feed is MARKUP or JSON."""
    head = body[:_LOOKED_AT].replace(b"\x00", b"").lstrip(_SPACE)
    if not head:
        return Nature.EMPTY
    if head[:1] in (b"{", b"["):
        return Nature.JSON
    page, feed = _PAGE_START.search(head), _FEED_START.search(head)
    if page and (feed is None or page.start() < feed.start()):
        return Nature.PAGE
    return Nature.MARKUP if b"<" in head else Nature.OTHER


def is_page(body: bytes) -> bool:
    """Whether the bytes are a web page."""
    return nature_of(body) is Nature.PAGE


def not_a_feed(body: bytes, url: str, root: str = "") -> FeedError:
    """The error that says what the bytes are instead of a feed."""
    if nature_of(body) is Nature.EMPTY:
        return FeedError(f"{host_of(url)} sends nothing at all: try again later.")
    return FeedError(_IS.format(host=host_of(url), what=_what(body, root)))


def in_the_feeds_place(url: str, feed: str) -> FeedError:
    """The error for a page at ``url`` where there is or should be a feed.

    That is how the portals of guest networks answer whatever is asked (RFC 8952, 1).
    """
    return FeedError(_PORTAL.format(host=host_of(url), feed=feed))


def too_damaged(url: str) -> FeedError:
    """The error that says that nobody can make anything of the bytes."""
    return FeedError(
        f"The feed of {host_of(url)} is too damaged to be read: try again later."
    )


def _what(body: bytes, root: str) -> str:
    nature = nature_of(body)
    if nature is Nature.PAGE or root in ("html", "xhtml:html"):
        return "a web page"
    if root == "opml":
        return "a list of subscriptions (OPML, for earmark import)"
    for signature, what in _SIGNATURES:
        if body.startswith(signature):
            return what
    if nature is Nature.JSON:
        return "JSON"
    return "XML" if root else "something that cannot be read"
