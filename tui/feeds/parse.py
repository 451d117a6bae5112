"""Parsing: the bytes of a feed become a ``ParsedFeed``.

feedparser reads what every format has in common; our own pass (``tui.feeds.tags``)
adds what it drops; the two are joined item by item.
"""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tui.errors import FeedError
from tui.feeds import channel, entries
from tui.feeds.addresses import path_of
from tui.feeds.encoding import clean_xml
from tui.feeds.json_feed import read_json_feed
from tui.feeds.nature import FEED_ROOTS, Nature, nature_of, not_a_feed
from tui.feeds.tags import FeedTags, Tag, read_tags
from tui.model.episode import EpisodeDetails
from tui.model.show import ShowDetails
from tui.text import plain_line
from tui.web import host_of

log = logging.getLogger(__name__)

READING = "1"
"""The way of reading; a new number makes unchanged feeds worth another look."""

_LIVE_ITEM = re.compile(
    rb"<((?:[\w-]+:)?liveItem)\b[^>]*>.{0,200000}?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_UTF8 = {"content-type": "application/xml; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed read whole: newest first, as most feeds are, but in the feed's order."""

    show: ShowDetails
    episodes: tuple[EpisodeDetails, ...]


def parse_feed(body: bytes, url: str, content_type: str = "") -> ParsedFeed:
    """Read RSS, Atom or JSON Feed bytes found at ``url``.

    Raises:
        FeedError: the bytes are no feed; the message says what they are.
    """
    nature = nature_of(body)
    if nature is Nature.JSON:
        show, episodes = read_json_feed(body, url, content_type)
        return ParsedFeed(show, _told_apart(episodes))
    if nature is not Nature.MARKUP:
        raise not_a_feed(body, url)
    xml = clean_xml(body, content_type)
    tags = read_tags(xml)
    if tags.root not in FEED_ROOTS:
        raise not_a_feed(body, url, tags.root)
    return _joined(_read_by_feedparser(xml, url), tags, url)


def _read_by_feedparser(xml: bytes, url: str) -> Mapping[str, Any]:
    """What feedparser makes of clean XML. Live items would pass for the channel's."""
    import feedparser

    try:
        parsed: Mapping[str, Any] = feedparser.parse(
            _LIVE_ITEM.sub(b"", xml),
            response_headers=_UTF8,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:
        log.exception("feedparser failed on %s", host_of(url))
        raise FeedError(
            f"The feed of {host_of(url)} is too damaged to be read: try again later."
        ) from error
    return parsed


def _joined(parsed: Mapping[str, Any], tags: FeedTags, url: str) -> ParsedFeed:
    show = channel.show(parsed["feed"], tags.channel, url)
    is_atom = str(parsed.get("version", "")).startswith("atom")
    episodes = (
        entries.episode(
            {**entry, "is_atom": is_atom}, item, url, show.people, show.language
        )
        for entry, item in _pairs(parsed["entries"], tags.items)
    )
    return ParsedFeed(show, _told_apart(episodes))


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


def _told_apart(
    episodes: Iterator[EpisodeDetails] | Sequence[EpisodeDetails],
) -> tuple[EpisodeDetails, ...]:
    """No episode twice, and no two with the same guid.

    Where a publisher gives different episodes the same guid, the later ones are told
    apart by their sound, else by title and date.
    """
    kept: dict[str, EpisodeDetails] = {}
    for episode in episodes:
        first = kept.get(episode.guid)
        if first is not None:
            if _is_same(first, episode):
                continue
            episode = replace(episode, guid=f"{episode.guid} {_mark(episode)}")
        kept.setdefault(episode.guid, episode)
    return tuple(kept.values())


def _is_same(one: EpisodeDetails, other: EpisodeDetails) -> bool:
    if one.enclosure and other.enclosure:
        return path_of(one.enclosure.url) == path_of(other.enclosure.url)
    return one.title == other.title


def _mark(episode: EpisodeDetails) -> str:
    if episode.enclosure:
        return path_of(episode.enclosure.url)
    return f"{episode.title} {episode.published or ''}".strip()
