"""Broken feeds: they are read as far as can be, or named by a plain error."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.feeds.documents import URL, rss
from tui.errors import FeedError
from tui.feeds.parse import parse_feed


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "nothing at all"),
        (b" \n ", "nothing at all"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "a web page, not a feed"),
        (b"\n <HTML><rss/></HTML>", "a web page, not a feed"),
        (
            b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
            "web page",
        ),
        (b'{"status": "ok"}', "JSON, not a feed"),
        (b"[1, 2", "JSON, not a feed"),
        (b"<svg/>", "XML, not a feed"),
        (b"<opml><body/></opml>", "earmark import"),
        (b"ID3\x04\x00\x00", "an audio file"),
        (b"WEBVTT\n\n", "a transcript"),
        (b"hello", "something that cannot be read"),
        (b"\x00\x01\x02", "something that cannot be read"),
    ],
)
def test_what_is_no_feed_is_named(body: bytes, words: str) -> None:
    with pytest.raises(FeedError, match=words):
        parse_feed(body, "https://user:pw@example.com/x?token=s")


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">'
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><rss><channel><title>T&i;</title><item><title>One</title></item></channel>"
    "</rss>"
)

EXTERNAL = (
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname"> <!ENTITY % p SYSTEM '
    '"http://127.0.0.1:1/x.dtd"> %p; ]><rss><channel><title>T&x;</title>'
    "<item><title>One</title></item></channel></rss>"
)


@pytest.mark.parametrize("body", [BOMB, EXTERNAL])
def test_entities_are_neither_expanded_nor_fetched(body: str) -> None:
    parsed = parse_feed(body.encode(), URL)
    assert len(parsed.show.title) < 10 and parsed.show.title.startswith("T")
    assert len(parsed.episodes) == 1


@pytest.mark.parametrize(
    "body",
    [
        rss("<item><title>Käse</title></item>"),
        rss("<item><title>Käse</title></item>").decode().encode("utf-8-sig"),
        rss("<item><title>Käse</title></item>").decode().encode("utf-16"),
        rss("<item><title>Käse</title></item>").decode().encode("utf-16-le"),
        rss("<item><title>Käse</title></item>")
        .replace(b"UTF-8", b"ISO-8859-1")
        .decode()
        .encode("latin-1"),
        rss("<item><title>Käse</title></item>").replace(b"UTF-8", b"ISO-8859-1"),
        rss("<item><title>Käse</title></item>").replace("ä".encode(), b"\xe4"),
        rss("<item><title>Käse</title></item>").replace(b"UTF-8", b"no-such"),
        b"\n\n  " + rss("<item><title>K&auml;se</title></item>"),
        b"<br />Warning: x\n" + rss("<item><title>Käse</title></item>"),
        rss("<item><title>Käse</title><x>\x0b & </x></item>"),
        rss("<item><title>Käse</title>").replace(b"</channel></rss>", b""),
        rss("<item><title>Käse</title><b></i></item>"),
        rss("<item><title>Käse</title><undeclared:x>y</undeclared:x></item>"),
    ],
)
def test_broken_feeds_and_odd_encodings_are_read(body: bytes) -> None:
    assert [episode.title for episode in parse_feed(body, URL).episodes] == ["Käse"]


def test_an_encoding_only_the_server_knows() -> None:
    body = "<rss><channel><title>Пример</title></channel></rss>".encode("koi8-r")
    parsed = parse_feed(body, URL, "text/xml; charset=KOI8-R")
    assert parsed.show.title == "Пример"


@settings(max_examples=150)
@given(st.binary(max_size=400))
@example(b"<rss>" * 20_000)
@example(b"<rss><channel><item>" + b"<a>" * 50_000)
@example(b"<![CDATA[" * 1000)
@example(b"<rss>&" + b"&" * 10_000)
@example(b'{"items":' + b"[" * 100_000)
@example(b'{"items": [{"id": 1e999, "attachments": [{"url": 1}]}]}')
@example(b"\xff\xfe<\x00r\x00")
@example(b"<!DOCTYPE " + b"[" * 50_000)
def test_any_bytes_give_a_feed_or_a_plain_error(body: bytes) -> None:
    try:
        parse_feed(body, URL)
    except FeedError as error:
        assert str(error).endswith(".")


pieces = st.sampled_from(
    [
        *("<item>", "</item>", "<title>", "</title>", "<guid>a</guid>", "&amp;", "&x;"),
        *("<![CDATA[", "]]>", "<!--", "-->", "<?x", "?>", "é", "\x00", "\x1b[31m"),
        *("<description>", "</description>", '<enclosure url="a.mp3"/>', "<pubDate>"),
        *("<podcast:person>", "</podcast:person>", "<podcast:liveItem>", "<link/>"),
        *('<podcast:transcript url="http://[::1"/>', "2024-13-45", "9" * 30, "<b>x"),
        *("<itunes:duration>-1:99:99</itunes:duration>", '<media:content url="//x"/>'),
        *("<entry>", "</entry>", "</channel>", "<channel>", '<psc:chapter start="1"/>'),
    ]
)


@settings(max_examples=150)
@given(st.lists(pieces, max_size=30))
def test_any_pieces_give_a_feed_or_a_plain_error(parts: list[str]) -> None:
    try:
        parsed = parse_feed(rss("".join(parts)), URL)
    except FeedError:
        return
    guids = [episode.guid for episode in parsed.episodes]
    assert len(set(guids)) == len(guids)
    for episode in parsed.episodes:
        assert "\x1b" not in episode.title + episode.notes_html


@pytest.mark.parametrize(
    "name",
    [
        *("logo", "icon", "language", "tags", "links", "image", "content", "rights"),
        *("created", "updated", "media_thumbnail", "title_detail", "author", "id"),
        *("summary_detail", "media_content", "subtitle", "published", "link"),
    ],
)
def test_names_that_are_others_to_feedparser_are_read(name: str) -> None:
    """It keeps the attributes of what it does not know where texts and lists are."""
    atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>S</title>"
    for odd in (f'<{name} a="b"/>', f'<{name}><url a="b"/></{name}>'):
        for body in (
            rss(f"<item>{odd}</item>", odd),
            f"{atom}{odd}<entry>{odd}</entry></feed>".encode(),
        ):
            assert len(parse_feed(body, URL).episodes) == 1
