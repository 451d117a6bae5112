"""Formats other than RSS 2.0: what they say comes out all the same."""

import json
from datetime import UTC, datetime

from tests.feeds.documents import URL
from tui.feeds.parse import parse_feed

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<title type="html">Une &amp;amp; deux &lt;em&gt;fois&lt;/em&gt;</title>
<subtitle>Sous-titre</subtitle><link href="https://e.com/"/>
<link rel="self" href="https://e.com/atom"/><author><name>Ann</name></author>
<entry><id>tag:e.com,2024:1</id>
<title type="html">&lt;i&gt;One&lt;/i&gt; &amp;amp; two</title>
<link href="/1"/><link rel="enclosure" type="audio/mpeg" length="12" href="/1.mp3"/>
<published>2024-05-01T10:00:00+02:00</published><updated>2025-01-01T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi</p></div></content>
</entry>
<entry><id>tag:e.com,2024:2</id><title>A &lt;b&gt; c</title>
<summary type="text">1 &lt; 2</summary><updated>2025-01-01T00:00:00Z</updated></entry>
</feed>"""


def test_atom() -> None:
    parsed = parse_feed(ATOM.encode(), URL)
    assert parsed.show.title == "Une & deux fois"
    assert parsed.show.language == "fr" and parsed.show.link == "https://e.com/"
    one, two = parsed.episodes
    assert one.title == "One & two" and one.guid == "tag:e.com,2024:1"
    assert one.published == datetime(2024, 5, 1, 8, tzinfo=UTC)
    assert one.link == "https://example.com/1"
    assert one.enclosure is not None and one.enclosure.length_bytes == 12
    assert "<p>Hi</p>" in one.notes_html
    assert two.title == "A <b> c" and two.notes_html == "<p>1 &lt; 2</p>"
    assert two.enclosure is None


RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://e.com/"><title>Old</title>
<link>https://e.com/</link></channel><item rdf:about="https://e.com/1"><title>One</title>
<link>https://e.com/1</link><description>Text</description></item></rdf:RDF>"""


def test_rss_one() -> None:
    parsed = parse_feed(RDF.encode(), URL)
    assert parsed.show.title == "Old"
    assert [(e.title, e.guid) for e in parsed.episodes] == [("One", "https://e.com/1")]


def test_json_feed() -> None:
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "JSON show",
        "home_page_url": "https://e.com/",
        "authors": [{"name": "Ann"}],
        "language": "en",
        "items": [
            {
                "id": 7,
                "title": "One",
                "content_html": "<p>Hi <a href='/x'>x</a></p>",
                "date_published": "2024-05-01T10:00:00+02:00",
                "attachments": [
                    {"url": "/p.jpg", "mime_type": "image/jpeg"},
                    {
                        "url": "/1.mp3",
                        "mime_type": "audio/mpeg",
                        "size_in_bytes": 12,
                        "duration_in_seconds": 61.5,
                    },
                ],
            },
            {"id": "2", "content_text": "Plain < text", "attachments": None},
            "no item",
        ],
    }
    parsed = parse_feed(json.dumps(body).encode("utf-8-sig"), URL)
    assert parsed.show.title == "JSON show" and parsed.show.author == "Ann"
    one, two = parsed.episodes
    assert (one.guid, one.title, one.duration) == ("7", "One", 61.5)
    assert one.enclosure is not None
    assert one.enclosure.url == "https://example.com/1.mp3"
    assert "https://example.com/x" in one.notes_html
    assert two.title == "Plain < text" and two.notes_html == "<p>Plain &lt; text</p>"
