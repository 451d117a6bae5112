"""Joining: what feedparser and our own pass make of the same XML, item by item."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tui.feeds import channel, entries
from tui.feeds.nature import too_damaged
from tui.feeds.parsed_values import of_their_kinds
from tui.feeds.pieces import nameless, slim, without_live_items
from tui.feeds.tags import FeedTags, Tag, read_tags
from tui.model.episode import EpisodeDetails
from tui.model.show import ShowDetails
from tui.text import plain_line
from tui.web import host_of

log = logging.getLogger(__name__)

_UTF8 = {"content-type": "application/xml; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, read twice."""

    parsed: Mapping[str, Any]
    """What feedparser made of it."""
    tags: FeedTags
    url: str

    @property
    def root(self) -> str:
        """The name of the outermost element; empty when there is none."""
        return self.tags.root

    def show(self) -> ShowDetails:
        """What the document says of its show."""
        found = of_their_kinds(self.parsed["feed"])
        return channel.show(found, self.tags.channel, self.url)

    def episodes(self, show: ShowDetails) -> Iterator[EpisodeDetails]:
        """What the document says of its episodes."""
        is_atom = str(self.parsed.get("version", "")).startswith("atom")
        found = list(map(of_their_kinds, self.parsed["entries"]))
        for entry, item in _pairs(found, self.tags.items):
            known = {**entry, "is_atom": is_atom}
            yield entries.episode(known, item, self.url, show.people, show.language)


def read(xml: bytes, url: str) -> Reading:
    """Read clean XML.

    Raises:
        FeedError: it is too damaged.
    """
    return read_items(b"", (xml, b""), url)


def read_items(items: bytes, around: tuple[bytes, bytes], url: str) -> Reading:
    """Read items and what is around them. Raises FeedError."""
    xml = items.join(around)
    tags = read_tags(xml)
    before, after = (slim(without_live_items(part)) for part in around)
    little = slim(items)
    if all(item.first("title").text for item in tags.items):
        little = nameless(little)
    parsed = _by_feedparser(little.join((before, after)), url)
    if len(parsed["entries"]) != len(tags.items):
        parsed = _by_feedparser(without_live_items(xml), url)
    return Reading(parsed, tags, url)


def _by_feedparser(xml: bytes, url: str) -> Mapping[str, Any]:
    import feedparser

    try:
        parsed: Mapping[str, Any] = feedparser.parse(
            xml,
            response_headers=_UTF8,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:
        log.exception("feedparser failed on %s", host_of(url))
        raise too_damaged(url) from error
    return parsed


def _pairs(
    found: Sequence[Mapping[str, Any]], items: Sequence[Tag]
) -> Iterator[tuple[Mapping[str, Any], Tag]]:
    """Each entry of feedparser's with the element it came from.

    In broken XML the two may disagree on what is an item; then they are joined by
    what an item is known by.
    """
    if len(found) == len(items):
        yield from zip(found, items, strict=True)
        return
    left: dict[tuple[str, str], Tag] = {}
    for item in items:
        left.setdefault(_known_by(item), item)
    for entry in found:
        key = (plain_line(entry.get("id", "")), plain_line(entry.get("title", "")))
        yield entry, left.pop(key, Tag("item"))


def _known_by(item: Tag) -> tuple[str, str]:
    guid = item.first("guid").text or item.first("atom:id").text
    title = item.first("title").text or item.first("atom:title").text
    return plain_line(guid), plain_line(title)
