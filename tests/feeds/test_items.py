"""Items: what a feed says of an episode comes out, however it says it."""

import pytest

from tests.feeds.documents import URL, feed, only, rss, sound
from tui.feeds.parse import parse_feed


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
        ("Halves &#55357;&#56832; &#xD83D;&#xde00; join", "Halves 😀 😀 join"),
        ("Half &#xD800; a &#57343;", "Half � a �"),
        ("Whole &#xD7FF;&#57344;&#x1F600;", "Whole \ud7ff\ue000😀"),
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


def test_a_date_nobody_can_read_is_none_at_all() -> None:
    assert only("<pubDate>2025年99月1日</pubDate>").published is None
