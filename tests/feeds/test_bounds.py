"""Bounds: what would take parsers hours is refused at once; what is broken is read."""

import pytest

from tui.errors import FeedError
from tui.feeds.parse import parse_feed

HEAD = (
    b'<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    b' xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>T</title>'
)


def item(*parts: bytes) -> bytes:
    return HEAD + b"<item><title>A</title>" + b"".join(parts) + b"</item>"


OUTLANDISH = {
    "tags that never close": item(b"<a>" * 200_000),
    "tags within tags": item(b"<a>" * 200_000, b"</a>" * 200_000),
    "items within items": HEAD + b"<item>" * 200_000,
    "tags torn off": item(b"<enclosure " * 200_000),
    "openings": item(b"<" * 2_000_000),
    "ampersands": item(b"&" * 2_000_000),
    "a tag without end": item(b"<enclosure", b" " * 2_000_000, b"/>"),
    "attributes": item(b"<a ", *(b'a%d="" ' % n for n in range(50_000)), b"/>"),
    "namespaces": item(*(b'<x:a xmlns:x="u%d"/>' % n for n in range(50_000))),
    "own elements without end": item(b"<itunes:a>" * 200_000),
}


@pytest.mark.parametrize("body", OUTLANDISH.values(), ids=OUTLANDISH.keys())
def test_the_outlandish_is_refused(body: bytes) -> None:
    """Read, each would take minutes or gigabytes."""
    with pytest.raises(FeedError, match="too damaged"):
        parse_feed(body, "https://example.com/feed")


MUCH = {
    "live items": HEAD + b"<podcast:liveItem></podcast:liveItem>" * 20_000,
    "people": item(b"<podcast:person>A</podcast:person>" * 20_000),
    "sections": item(b"<description><![CDATA[x]]></description>" * 20_000),
    "scripts": item(b"<description><![CDATA[", b"<script " * 100_000, b"]]>"),
    "links": item(b"<description><![CDATA[", b"<a href=" * 100_000, b"]]>"),
}


@pytest.mark.parametrize("body", MUCH.values(), ids=MUCH.keys())
def test_much_of_the_same_is_read(body: bytes) -> None:
    assert parse_feed(body, "https://example.com/feed").show.title == "T"


def test_notes_whose_breaks_are_never_closed_are_read() -> None:
    broken = b"<item><title>A</title><description>a<br>b<br>c & d</description></item>"
    feed = parse_feed(HEAD + broken * 3_000, "https://example.com/feed")
    assert feed.episodes[0].title == "A"
