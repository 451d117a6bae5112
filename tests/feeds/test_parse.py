"""Parsing: what a feed says comes out, however it says it."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.errors import FeedError
from tui.feeds.parse import ParsedFeed, parse_feed
from tui.model.episode import EpisodeDetails

URL = "https://example.com/feeds/show.xml"
NAMESPACES = (
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:podcast="https://podcastindex.org/namespace/1.0"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:psc="http://podlove.org/simple-chapters"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:atom="http://www.w3.org/2005/Atom"'
)


def rss(items: str = "", head: str = "<title>Show</title>") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {NAMESPACES}>'
        f"<channel>{head}{items}</channel></rss>"
    ).encode()


def feed(items: str = "", head: str = "<title>Show</title>") -> ParsedFeed:
    return parse_feed(rss(items, head), URL)


def only(item: str, head: str = "<title>Show</title>") -> EpisodeDetails:
    (episode,) = feed(f"<item><title>One</title>{item}</item>", head).episodes
    return episode


def sound(url: str = "a.mp3", kind: str = "audio/mpeg") -> str:
    return f'<enclosure url="{url}" type="{kind}" length="1000"/>'


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("AT&amp;T", "AT&T"),
        ("<![CDATA[AT&T]]>", "AT&T"),
        ("<![CDATA[Kim &amp; Co]]>", "Kim & Co"),
        ("It&amp;#8217;s", "It’s"),
        ("It&#8217;s &nbsp; caf&eacute;", "It’s café"),
        ("R&amp;copy", "R&copy"),
        ("the &lt;title&gt; tag", "the <title> tag"),
        ("[bold]Not markup[/bold]", "[bold]Not markup[/bold]"),
        ("Bell \u0007 and\u009b31m \u202eevil", "Bell and›31m evil"),
        ("  Two\n lines\t ", "Two lines"),
        ("Ｆull 🎧 width", "Ｆull 🎧 width"),
    ],
)
def test_titles_are_decoded_once_and_plain(title: str, shown: str) -> None:
    assert feed(f"<item><title>{title}</title></item>").episodes[0].title == shown


def test_an_episode_without_a_title_is_called_by_its_words() -> None:
    (episode,) = feed("<item><description>Hello there.</description></item>").episodes
    assert episode.title == "Hello there."
    (nameless,) = feed(f"<item>{sound()}</item>").episodes
    assert nameless.title == "Untitled"


@pytest.mark.parametrize(
    ("item", "notes"),
    [
        (
            "<description>&lt;p&gt;A &amp;amp; B&lt;/p&gt;</description>",
            "<p>A &amp; B</p>",
        ),
        ("<description><![CDATA[<p>A &amp; B</p>]]></description>", "<p>A &amp; B</p>"),
        (
            "<description>One\n\nTwo\nthree</description>",
            "<p>One</p>\n<p>Two<br>\nthree</p>",
        ),
        ("<description>1 &lt; 2</description>", "<p>1 &lt; 2</p>"),
        (
            "<description><p>not <b>escaped</b></p></description>",
            "<p>not <b>escaped</b></p>",
        ),
        (
            "<description>Short.</description>"
            "<content:encoded><![CDATA[<p>Long.</p>]]></content:encoded>",
            "<p>Long.</p>",
        ),
        (
            f"<description>{'Much longer. ' * 20}</description>"
            "<content:encoded>Teaser</content:encoded>",
            f"<p>{'Much longer. ' * 20}".strip() + "</p>",
        ),
        ("<itunes:summary>Only this.</itunes:summary>", "<p>Only this.</p>"),
        ("", ""),
    ],
)
def test_notes_are_the_fullest_text_as_html(item: str, notes: str) -> None:
    assert only(item).notes_html == notes


def test_relative_links_in_notes_are_made_whole() -> None:
    notes = only(
        "<link>https://example.com/posts/1</link>"
        "<description><![CDATA[<a href='/p/2'>x</a> <a href=\"#top\">y</a>"
        " <a href='mailto:a@b.c'>z</a> <a href=\"https://o.org/\">o</a>]]></description>"
    ).notes_html
    assert "'https://example.com/p/2'" in notes
    assert 'href="#top"' in notes and "mailto:a@b.c" in notes
    assert '"https://o.org/"' in notes


@pytest.mark.parametrize(
    ("enclosure", "url"),
    [
        (sound("https://cdn.example.com/a.mp3"), "https://cdn.example.com/a.mp3"),
        (sound("/audio/a b.mp3"), "https://example.com/audio/a%20b.mp3"),
        (sound("a.m4a", ""), "https://example.com/feeds/a.m4a"),
        (sound("a.mp3", "image/jpeg"), "https://example.com/feeds/a.mp3"),
        (
            sound("stream", "application/octet-stream"),
            "https://example.com/feeds/stream",
        ),
        (sound("film.mp4", "video/mp4"), "https://example.com/feeds/film.mp4"),
        (sound("a.jpg", "image/jpeg"), None),
        (sound("page.html", "text/html"), None),
        (sound("book.pdf", "application/pdf"), None),
        (sound("a.torrent", "application/x-bittorrent"), None),
        (sound("picture.png", "application/octet-stream"), None),
        (sound("file:///etc/passwd"), None),
        (sound("--vout=x"), "https://example.com/feeds/--vout=x"),
        (sound(""), None),
        (
            sound("a.jpg", "image/jpeg") + sound("b.mp3"),
            "https://example.com/feeds/b.mp3",
        ),
        (
            sound("film.mp4", "video/mp4") + sound("b.mp3"),
            "https://example.com/feeds/b.mp3",
        ),
        (
            '<media:content url="m.mp3" type="audio/mpeg"/>',
            "https://example.com/feeds/m.mp3",
        ),
        (
            '<media:group><media:content url="m" medium="audio"/></media:group>',
            "https://example.com/feeds/m",
        ),
        ('<media:content url="m.jpg" medium="image"/>', None),
        (
            '<podcast:alternateEnclosure type="audio/opus">'
            '<podcast:source uri="ipfs://x"/><podcast:source uri="/o.opus"/>'
            "</podcast:alternateEnclosure>",
            "https://example.com/o.opus",
        ),
        ("", None),
    ],
)
def test_only_what_can_be_heard_is_an_episodes_sound(
    enclosure: str, url: str | None
) -> None:
    found = only(enclosure).enclosure
    assert (found.url if found else None) == url


def test_other_versions_of_the_sound_are_kept() -> None:
    episode = only(
        sound("https://e.com/a.mp3")
        + '<podcast:alternateEnclosure type="audio/mpeg" bitrate="128000"'
        ' default="true">'
        '<podcast:source uri="https://e.com/a.mp3"/></podcast:alternateEnclosure>'
        '<podcast:alternateEnclosure type="audio/opus" bitrate="16000.5" length="99"'
        ' title="Low" lang="de"><podcast:source uri="https://e.com/a.opus"/>'
        '<podcast:integrity type="sri" value="sha384-abc"/>'
        "</podcast:alternateEnclosure>"
    )
    assert episode.enclosure is not None
    assert episode.enclosure.length_bytes == 1000
    assert episode.enclosure.bitrate == 128000
    (low,) = episode.alternates
    assert (low.type, low.bitrate, low.length_bytes) == ("audio/opus", 16000.5, 99)
    assert (low.title, low.language, low.integrity) == ("Low", "de", "sha384-abc")


PREFIXED = [
    (
        'xmlns:{0}="https://podcastindex.org/namespace/1.0"',
        "pc",
    ),
    (
        'xmlns:{0}="https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs'
        '/1.0.md"',
        "p20",
    ),
    ("", "podcast"),
]


@pytest.mark.parametrize(("declaration", "prefix"), PREFIXED)
def test_any_prefix_and_both_names_of_the_namespace(
    declaration: str, prefix: str
) -> None:
    body = (
        f'<rss version="2.0" {declaration.format(prefix)}><channel><title>S</title>'
        f'<item><title>One</title><{prefix}:transcript url="/a.vtt" type="text/vtt"/>'
        f'<{prefix}:transcript url="/a.json" type="application/json" language="de"'
        f' rel="captions"/><{prefix}:chapters url="/c.json"/></item></channel></rss>'
    )
    (episode,) = parse_feed(body.encode(), URL).episodes
    assert [link.url[-5:] for link in episode.transcripts] == ["a.vtt", ".json"]
    assert episode.transcripts[1].rel == "captions"
    assert episode.chapters_url == "https://example.com/c.json"


def test_a_transcript_without_a_language_has_the_feeds() -> None:
    head = "<title>S</title><language>de-AT</language>"
    episode = only('<podcast:transcript url="/a.vtt" type="text/vtt"/>', head)
    assert episode.language == "de-AT"
    assert episode.transcripts[0].language == "de-AT"


def test_people_of_the_item_replace_the_channels() -> None:
    host = '<podcast:person href="/ann">Ann</podcast:person>'
    guest = '<podcast:person role="Guest" group="Cast">Bob</podcast:person>'
    parsed = feed(
        f"<item><title>1</title>{guest}</item><item><title>2</title></item>",
        f"<title>S</title>{host}",
    )
    with_guest, without = parsed.episodes
    assert [(p.name, p.role, p.group) for p in with_guest.people] == [
        ("Bob", "guest", "cast")
    ]
    assert [(p.name, p.role, p.url) for p in without.people] == [
        ("Ann", "host", "https://example.com/ann")
    ]
    assert parsed.show.people == without.people


def test_numbers_seasons_and_kinds() -> None:
    episode = only(
        '<podcast:season name="The Winter">3</podcast:season><itunes:season>9'
        '</itunes:season><podcast:episode display="Day 5">315.5</podcast:episode>'
        "<itunes:episode>8</itunes:episode><itunes:episodeType>Bonus"
        "</itunes:episodeType><itunes:explicit>yes</itunes:explicit>"
    )
    assert (episode.season, episode.season_name) == (3, "The Winter")
    assert (episode.number, episode.number_text) == (315.5, "Day 5")
    assert episode.kind == "bonus" and episode.explicit is True
    plain = only(
        "<itunes:season>2</itunes:season><itunes:episode>7</itunes:episode>"
        "<itunes:episodeType>odd</itunes:episodeType><itunes:explicit>no</itunes:explicit>"
    )
    assert (plain.season, plain.number, plain.kind) == (2, 7.0, "full")
    assert plain.explicit is False
    assert only("<itunes:season>two</itunes:season>").season is None


def test_what_else_an_item_says() -> None:
    episode = only(
        '<podcast:soundbite startTime="73.0" duration="60.0">Best</podcast:soundbite>'
        '<podcast:soundbite startTime="x" duration="1"/>'
        '<podcast:location geo="geo:1,2">Oslo</podcast:location>'
        "<podcast:license>cc-by-4.0</podcast:license>"
        '<podcast:socialInteract priority="2" uri="https://b.example/"/>'
        '<podcast:socialInteract priority="1" uri="https://a.example/"/>'
        "<itunes:author>Ann</itunes:author><dc:creator>Bob</dc:creator>"
        '<itunes:image href="/cover.jpg"/><itunes:duration>1:02:03</itunes:duration>'
        "<itunes:subtitle>In short</itunes:subtitle>"
    )
    assert [(bite.start, bite.title) for bite in episode.soundbites] == [(73, "Best")]
    assert (episode.location, episode.license) == ("Oslo", "cc-by-4.0")
    assert episode.discussion_url == "https://a.example/"
    assert episode.author == "Ann" and episode.summary == "In short"
    assert episode.image_url == "https://example.com/cover.jpg"
    assert episode.duration == 3723


def test_a_discussion_may_be_refused() -> None:
    refused = '<podcast:socialInteract protocol="disabled"/>'
    assert only(refused + "<comments>https://e.com/c</comments>").discussion_url is None
    assert only("<comments>https://e.com/c</comments>").discussion_url is not None


def test_chapters_inside_the_feed_are_sorted() -> None:
    chapters = only(
        '<psc:chapters version="1.2"><psc:chapter start="5:00" title="B" href="/b"/>'
        '<psc:chapter start="00:00:00.500" title="A"/>'
        '<psc:chapter start="?" title="C"/>'
        "</psc:chapters>"
    ).chapters
    assert [(c.start, c.title) for c in chapters] == [(0.5, "A"), (300, "B")]
    assert chapters[1].url == "https://example.com/b"


def test_what_a_channel_says() -> None:
    show = feed(
        head="<title>Show</title><link>/home</link>"
        "<description>A &lt;b&gt;show&lt;/b&gt;</description>"
        "<language>en-gb</language><copyright>Ours</copyright>"
        '<itunes:author>Ann</itunes:author><itunes:category text="Society">'
        '<itunes:category text="History"/></itunes:category><category>Else</category>'
        '<itunes:image href="cover.jpg"/><image><url>old.jpg</url></image>'
        "<itunes:explicit>clean</itunes:explicit><itunes:complete>Yes</itunes:complete>"
        "<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>"
        "<podcast:medium>Audiobook</podcast:medium>"
        '<podcast:funding url="https://pay.example/">Support</podcast:funding>'
        '<podcast:funding url="https://pay.example/2">More</podcast:funding>'
        '<podcast:updateFrequency rrule="FREQ=WEEKLY">weekly</podcast:updateFrequency>'
        '<podcast:podroll><podcast:remoteItem feedGuid="g" feedUrl="https://o.example/f"'
        ' title="Other"/></podcast:podroll>'
        '<atom:link rel="next" href="?page=2"/>'
        "<itunes:new-feed-url>https://new.example/feed</itunes:new-feed-url>"
    ).show
    assert show.link == "https://example.com/home"
    assert show.description_html == "A <b>show</b>"
    assert (show.language, show.copyright, show.author) == ("en-gb", "Ours", "Ann")
    assert show.categories == ("Society", "History")
    assert show.image_url == "https://example.com/feeds/cover.jpg"
    assert show.explicit is False and show.complete
    assert show.guid == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    assert show.medium == "audiobook"
    assert [funding.text for funding in show.funding] == ["Support", "More"]
    assert show.update_rule == "FREQ=WEEKLY"
    assert [(r.title, r.feed_url) for r in show.podroll] == [
        ("Other", "https://o.example/f")
    ]
    assert show.next_page_url == "https://example.com/feeds/show.xml?page=2"
    assert show.new_feed_url == "https://new.example/feed"


def test_the_rest_of_the_podcast_namespace() -> None:
    said = (
        '<podcast:chat server="irc.example" protocol="IRC" space="#tides"/>'
        '<podcast:funding url="https://pay.example/">Give</podcast:funding>'
        '<podcast:txt>One</podcast:txt><podcast:txt purpose="verify">x</podcast:txt>'
    )
    parsed = feed(
        f"<item><title>1</title>{said}</item>",
        f'<title>S</title>{said}<podcast:chat protocol="irc"/>'
        '<podcast:trailer url="/t.mp3" pubdate="Mon, 05 Jan 2026 08:00:00 GMT"'
        ' type="audio/mpeg" season="2">Soon</podcast:trailer>'
        '<podcast:publisher><podcast:remoteItem feedGuid="p" medium="publisher"/>'
        "</podcast:publisher>"
        "<podcast:updateFrequency>Mondays</podcast:updateFrequency>",
    )
    (episode,), show = parsed.episodes, parsed.show
    for told in (episode, show):
        assert [(c.server, c.protocol, c.space) for c in told.chats] == [
            ("irc.example", "irc", "#tides")
        ]
        assert [remark.text for remark in told.remarks] == ["One"]
        assert [funding.text for funding in told.funding] == ["Give"]
    (trailer,) = show.trailers
    assert (trailer.title, trailer.season) == ("Soon", 2)
    assert trailer.url == "https://example.com/t.mp3" and trailer.published is not None
    assert show.publisher is not None and show.publisher.feed_guid == "p"
    assert show.update_text == "Mondays"


def test_a_live_item_is_the_channels_and_no_episode() -> None:
    parsed = feed(
        "<item><title>One</title></item>",
        '<podcast:liveItem status="LIVE" start="2026-03-01T20:00:00+01:00" '
        'end="2026-03-01T21:00:00+01:00"><title>Tonight</title><guid>live-1</guid>'
        "<link>https://live.example/</link><description>Not the show's</description>"
        '<enclosure url="https://live.example/s.mp3" type="audio/mpeg"/>'
        '<podcast:contentLink href="https://video.example/">Watch</podcast:contentLink>'
        "</podcast:liveItem><title>Show</title><link>https://show.example/</link>",
    )
    assert parsed.show.title == "Show" and parsed.show.link == "https://show.example/"
    assert parsed.show.description_html == ""
    assert [episode.title for episode in parsed.episodes] == ["One"]
    (live,) = parsed.show.live_items
    assert (live.title, live.status, live.guid) == ("Tonight", "live", "live-1")
    assert live.start == datetime(2026, 3, 1, 19, tzinfo=UTC)
    assert live.url == "https://live.example/s.mp3"
    assert live.content_link == "https://video.example/"


@pytest.mark.parametrize(
    ("item", "guid"),
    [
        ("<guid isPermaLink='false'> abc </guid>", "abc"),
        (sound("https://e.com/a.mp3"), "https://e.com/a.mp3"),
        ("<guid></guid><link>https://e.com/1</link>", "https://e.com/1"),
        ("<pubDate>2024-01-01</pubDate>", "One 2024-01-01T00:00:00+00:00"),
        ("", "One"),
    ],
)
def test_guids_are_as_given_or_made_up(item: str, guid: str) -> None:
    assert only(item).guid == guid


def test_one_guid_for_all_tells_nobody_apart() -> None:
    items = "".join(
        f"<item><title>{n}</title><guid>same</guid>{sound(f'{n}.mp3')}</item>"
        for n in "aab"
    )
    episodes = feed(items).episodes
    assert [episode.title for episode in episodes] == ["a", "b"]
    assert len({episode.guid for episode in episodes}) == 2


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


def reread(before: bytes, now: bytes) -> ParsedFeed:
    """A feed read when it was read before."""
    return parse_feed(now, URL, "", parse_feed(before, URL).fingerprints)


def items(*titles: str) -> str:
    return "".join(
        f"<item><title>{title}</title><guid>{title[:1]}</guid>{sound(title)}</item>"
        for title in titles
    )


def test_only_new_and_changed_items_are_read_again() -> None:
    again = reread(rss(items("a", "b", "c")), rss(items("new", "a", "b2", "c")))
    assert [episode.title for episode in again.episodes] == ["new", "b2"]
    assert sorted(again.kept) == ["a", "c"]
    assert sorted(again.fingerprints.values()) == ["a", "b", "c", "n"]


def test_a_changed_head_alone_reads_no_item_again() -> None:
    again = reread(rss(items("a")), rss(items("a"), "<title>Renamed</title>"))
    assert again.show.title == "Renamed" and again.episodes == ()


def test_what_items_inherit_makes_them_worth_reading_again() -> None:
    german = "<title>Show</title><language>de</language>"
    again = reread(rss(items("a")), rss(items("a"), german))
    assert [episode.language for episode in again.episodes] == ["de"]


def test_a_new_item_with_the_guid_of_a_known_one_is_told_apart() -> None:
    again = reread(rss(items("a")), rss(items("a", "a2")))
    assert [(e.guid, e.title) for e in again.episodes] == [
        ("a", "a"),
        ("a /feeds/a2", "a2"),
    ]
    assert reread(rss(items("a", "a2")), rss(items("a", "a2"))).episodes == ()


def test_a_feed_of_many_items_is_read_whole() -> None:
    many = [f"{number:03}" for number in range(250)]
    body = rss("".join(f"<item><title>{title}</title></item>" for title in many))
    parsed = parse_feed(body, URL)
    assert [episode.title for episode in parsed.episodes] == many
    assert len(parsed.fingerprints) == 250


def test_what_looks_like_an_item_inside_text_is_text() -> None:
    notes = "<![CDATA[</item><item><title>no</title></item> &]]>"
    body = rss(
        f"<!-- <item> --><item><title>One</title><description>{notes}</description>"
        "</item><item><title>Two</title></item>"
    )
    one, two = parse_feed(body, URL).episodes
    assert (one.title, two.title) == ("One", "Two")
    assert "<title>no</title>" in one.notes_html


def test_channel_elements_after_the_items_count() -> None:
    body = rss(items("a"), "").replace(b"</channel>", b"<title>Late</title></channel>")
    assert parse_feed(body, URL).show.title == "Late"


def test_a_date_nobody_can_read_is_none_at_all() -> None:
    assert only("<pubDate>2025年99月1日</pubDate>").published is None
