"""Parsing: the bytes of a feed become a ``ParsedFeed``.

feedparser reads what every format has in common; our own pass (``tui.feeds.tags``)
adds what it drops. Items are read a few at a time, and only those that are new.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tui.feeds.addresses import path_of
from tui.feeds.bounds import is_outlandish
from tui.feeds.encoding import clean_xml
from tui.feeds.joining import Reading, read, read_items
from tui.feeds.json_feed import read_json_feed
from tui.feeds.nature import (
    FEED_ROOTS,
    Nature,
    nature_of,
    not_a_feed,
    too_damaged,
)
from tui.feeds.pieces import Pieces, Span, batches, cut, fingerprint
from tui.model.episode import EpisodeDetails
from tui.model.show import ShowDetails
from tui.web import host_of

READING = "3"
"""The way of reading; a new number makes unchanged feeds worth another look."""

_AT_A_TIME = 100

_COMPLETE = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*\Z", re.IGNORECASE)
"""The end of a document that did not break off."""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed read whole: newest first, as most feeds are, but in the feed's order."""

    show: ShowDetails
    episodes: tuple[EpisodeDetails, ...]
    kept: tuple[str, ...] = ()
    """Guids of the episodes that are as they were, and therefore not read again."""
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    """The guid of every item by its fingerprint; what ``known`` is next time."""


def parse_feed(
    body: bytes,
    url: str,
    content_type: str = "",
    known: Mapping[str, str] | None = None,
) -> ParsedFeed:
    """Read RSS, Atom or JSON Feed bytes found at ``url``.

    Items whose fingerprints are ``known`` are passed over.

    Raises:
        FeedError: the bytes are no feed; the message says what they are.
    """
    nature = nature_of(body)
    if nature is Nature.JSON:
        show, episodes = read_json_feed(body, url, content_type)
        return ParsedFeed(show, _each_once(episodes))
    if nature is not Nature.MARKUP:
        raise not_a_feed(body, url)
    xml = clean_xml(body, content_type)
    if is_outlandish(xml):
        raise too_damaged(url)
    parsed = _read_whole(xml, url, known or {})
    empty = parsed.show.title == host_of(url) and not (parsed.episodes or parsed.kept)
    if empty and not _COMPLETE.search(xml):
        raise too_damaged(url)
    return parsed


def _read_whole(xml: bytes, url: str, known: Mapping[str, str]) -> ParsedFeed:
    pieces = cut(xml)
    if pieces is not None:
        return _read_pieces(pieces, url, known)
    reading = _read_feed(xml, url)
    show = reading.show()
    return ParsedFeed(show, _each_once(reading.episodes(show)))


def _read_feed(xml: bytes, url: str) -> Reading:
    reading = read(xml, url)
    if reading.root not in FEED_ROOTS:
        raise not_a_feed(xml, url, reading.root)
    return reading


def _read_pieces(pieces: Pieces, url: str, known: Mapping[str, str]) -> ParsedFeed:
    """Read the channel, then those items that are not known."""
    shell = (pieces.before, pieces.after)
    show = _read_feed(b"".join(shell), url).show()
    # An item inherits people and language, and its links are relative to the feed.
    circumstances = f"{READING} {url} {show.language} {show.people}".encode()
    marks = (fingerprint(pieces.item(span), circumstances) for span in pieces.items)
    spans = dict(zip(marks, pieces.items, strict=True))
    kept = {mark: known[mark] for mark in spans if mark in known}
    new = [(mark, span) for mark, span in spans.items() if mark not in known]
    read_now = [
        marked
        for batch in batches(new, _AT_A_TIME)
        for marked in _read_batch(pieces, batch, shell, url, show)
    ]
    if _clash(kept, read_now):
        return _read_pieces(pieces, url, {})
    guids, episodes = told_apart(episode for _, episode in read_now)
    pairs = zip(read_now, guids, strict=True)
    found = {mark: guid for (mark, _), guid in pairs if mark}
    return ParsedFeed(show, episodes, tuple(kept.values()), {**kept, **found})


def _read_batch(
    pieces: Pieces,
    batch: Sequence[tuple[str, Span]],
    shell: tuple[bytes, bytes],
    url: str,
    show: ShowDetails,
) -> list[tuple[str, EpisodeDetails]]:
    """The episodes of some items with their fingerprints; empty where unsure."""
    items = b"".join(pieces.item(span) for _, span in batch)
    episodes = list(read_items(items, shell, url).episodes(show))
    if len(episodes) != len(batch):
        return [("", episode) for episode in episodes]
    return [(mark, e) for (mark, _), e in zip(batch, episodes, strict=True)]


def _clash(
    kept: Mapping[str, str], read_now: Sequence[tuple[str, EpisodeDetails]]
) -> bool:
    """Whether a new item has the guid of one that is not read again."""
    guids = set(kept.values())
    return any(episode.guid in guids for _, episode in read_now)


def _each_once(episodes: Iterable[EpisodeDetails]) -> tuple[EpisodeDetails, ...]:
    return told_apart(episodes)[1]


def told_apart(
    episodes: Iterable[EpisodeDetails],
) -> tuple[list[str], tuple[EpisodeDetails, ...]]:
    """The guid each goes by, and each once: no two with the same guid.

    Where a publisher gives different episodes the same guid, the later ones are told
    apart by their sound, else by title and date.
    """
    guids: list[str] = []
    kept: dict[str, EpisodeDetails] = {}
    for episode in episodes:
        first = kept.get(episode.guid)
        if first is not None and not _is_same(first, episode):
            episode = replace(episode, guid=f"{episode.guid} {_mark(episode)}")
        kept.setdefault(episode.guid, episode)
        guids.append(episode.guid)
    return guids, tuple(kept.values())


def _is_same(one: EpisodeDetails, other: EpisodeDetails) -> bool:
    if one.enclosure and other.enclosure:
        return path_of(one.enclosure.url) == path_of(other.enclosure.url)
    return one.title == other.title


def _mark(episode: EpisodeDetails) -> str:
    if episode.enclosure:
        return path_of(episode.enclosure.url)
    return f"{episode.title} {episode.published or ''}".strip()
