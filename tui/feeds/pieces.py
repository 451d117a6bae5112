"""Pieces: a feed's XML cut into its items and what is around them, without parsing.

So a feed of thousands of items is parsed a few at a time, and of a feed that was read
before only the items whose bytes are new.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

_MARK = re.compile(
    rb"<!\[CDATA\[|<!--|<(/?)((?:[\w.-]+:)?(?:item|entry))(?=[\s/>])[^>]*>",
    re.IGNORECASE,
)
_ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
_LONG_TEXT = re.compile(
    rb"<(content:encoded|description|itunes:summary)(?:\s[^<>]*)?>\s*<!\[CDATA\["
)
_OWN_ELEMENT = re.compile(
    rb"<((?:itunes|podcast):\w+)(?:\s[^<>]*)?"
    rb"(?:/>|>(?:[^<]*|\s*<!\[CDATA\[[^\]]*\]\]>\s*)</\1\s*>)"
)
_ORDINARY_ELEMENT = re.compile(
    rb"<pubDate>\s*\w{3}, \d\d? \w{3} \d{4} [\d:]{8} (?:GMT|[+-]\d{4})\s*</pubDate>"
    rb"|<link>\s*https?://[^<\s]+\s*</link>"
    rb"|<enclosure\s[^<>]*(?:/>|>\s*</enclosure>)"
)
"""Of RSS, as nearly everybody writes it: there are no two ways to read that."""
_ORDINARY_NAME = re.compile(
    rb"<title>(?:[^<>&\xc2]|\xc2[\xa0-\xbf])*</title>"
    rb"|<guid>(?:(?!://)[!-%'-;=?-~])*</guid>"
    rb"|<guid isPermaLink=[\"']false[\"']>[!-%'-;=?-~]*</guid>"
)
"""Of an item of RSS, likewise: no control characters, no guid that is a link too."""
_LIVE_ITEM = re.compile(rb"<((?:[\w.-]+:)?liveItem)(?=[\s>])", re.IGNORECASE)

Span = tuple[int, int]
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Where the items of a feed are in its XML."""

    xml: bytes
    items: tuple[Span, ...]

    @property
    def before(self) -> bytes:
        """What comes before the first item: the start of the channel."""
        return self.xml[: self.items[0][0]] if self.items else self.xml

    @property
    def after(self) -> bytes:
        """What is between and after the items."""
        if not self.items:
            return b""
        ends = [end for _, end in self.items]
        starts = [start for start, _ in self.items[1:]] + [len(self.xml)]
        gaps = zip(ends, starts, strict=True)
        return b"".join(self.xml[end:start] for end, start in gaps)

    def item(self, span: Span) -> bytes:
        """The XML of an item."""
        return self.xml[span[0] : span[1]]


def cut(xml: bytes) -> Pieces | None:
    """Find the items of clean XML; None where it is too broken for that."""
    items: list[Span] = []
    inside: bytes | None = None
    start = here = 0
    while found := _MARK.search(xml, here):
        here = found.end()
        if found[0] in _ENDS:
            end = xml.find(_ENDS[found[0]], here)
            if end < 0:
                return None
            here = end + 3
        elif inside is None:
            if found[1]:
                return None
            start = found.start()
            if found[0].endswith(b"/>"):
                items.append((start, here))
            else:
                inside = found[2]
        elif found[2] == inside:
            if not found[1]:
                return None
            items.append((start, here))
            inside = None
    return None if inside else Pieces(xml, tuple(items))


def batches(things: Sequence[Thing], size: int) -> Iterator[Sequence[Thing]]:
    """A few at a time."""
    for first in range(0, len(things), size):
        yield things[first : first + size]


def fingerprint(item: bytes, circumstances: bytes) -> str:
    """Equal for items that are read to the same."""
    digest = hashlib.blake2b(circumstances, digest_size=9)
    digest.update(item)
    return digest.hexdigest()


def slim(items: bytes) -> bytes:
    """Items without what our own pass reads: notes in CDATA, ``itunes:`` and so on.

    Most of feedparser's time goes into these.
    """
    own = _OWN_ELEMENT.sub(b"", _without(items, _LONG_TEXT))
    return _ORDINARY_ELEMENT.sub(b"", own)


def nameless(items: bytes) -> bytes:
    """Items of RSS without titles and guids that can be read in one way only."""
    return _ORDINARY_NAME.sub(b"", items)


def without_live_items(xml: bytes) -> bytes:
    """The XML without live items, whose title would pass for the channel's."""
    return _without(xml, _LIVE_ITEM)


def _without(xml: bytes, opening: re.Pattern[bytes]) -> bytes:
    """Leave elements out, each up to the first closing tag of its name."""
    kept = []
    here = 0
    while found := opening.search(xml, here):
        closing = b"</" + found[1]
        begins = found.end()
        if found[0].endswith(b"["):
            begins = max(begins, xml.find(b"]]>", begins))
        end = xml.find(closing, begins)
        end = xml.find(b">", end) if end >= 0 else end
        if end < 0:
            break
        kept.append(xml[here : found.start()])
        here = end + 1
    return b"".join([*kept, xml[here:]]) if kept else xml
