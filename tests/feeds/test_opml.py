"""OPML: what others write is read, and what we write comes back whole."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sync.feeds import show
from tui.errors import FormatError
from tui.feeds.discovery import normalize_address as normal
from tui.feeds.opml import OpmlFeed, read_opml, write_opml
from tui.model.listing import Listing, group_name, group_named, group_names

ODD = """\ufeff
<?xml version="1.0"?>
<opml version="1.1"><head><title>Mine</title></head><body>
 <outline text="News &amp; more">
  <outline title="Morning" TYPE="rss" xmlURL="https://a.example/feed"/>
  <outline text="Inner"><outline text="Deep" url="feed://b.example/feed"/></outline>
 </outline>
 <outline text="Lower" xmlurl="HTTP://c.example/feed" htmlUrl="https://c.example/"/>
 <outline text="Twice" type="rss" xmlUrl="https://a.example/feed"/>
 <outline text="A page" type="link" url="https://page.example/"/>
 <outline text="Empty" type="rss" xmlUrl=""/>
 <outline text="Bad" type="rss" xmlUrl="file:///etc/passwd"/>
 <outline text="R&nbsp;&D" type="rss" xmlUrl="https://d.example/feed?a=1&b=2"/>
"""


def test_odd_lists_are_read() -> None:
    feeds = read_opml(ODD.encode()).feeds
    assert [(feed.url, feed.listing.groups) for feed in feeds] == [
        ("https://a.example/feed", (("News & more",),)),
        ("http://b.example/feed", (("News & more", "Inner"),)),
        ("http://c.example/feed", ()),
        ("https://d.example/feed?a=1&b=2", ()),
    ]
    assert feeds[0].title == "Morning" and feeds[2].listing.attributes == (
        ("htmlUrl", "https://c.example/"),
    )


def test_other_players_lists(corpus: Path) -> None:
    pocket_casts = corpus / (
        "janw+podcast-archiver/tests/fixtures/opml_pocketcasts_valid.xml"
    )
    (feed,) = read_opml(pocket_casts.read_bytes()).feeds
    assert feed.title == "Lautsprecher" and feed.listing.groups == (("feeds",),)
    overcast = corpus / "yaleman+overcast-opml-parser/tests/fixtures/overcast.opml"
    (feed,) = read_opml(overcast.read_bytes()).feeds
    assert feed.url == "https://www.relay.fm/penaddict/feed"


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"<rss/>", b"<html><body/></html>", b"{}", b"\xff\xfe\x00"]
)
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match="no list of subscriptions"):
        read_opml(data)


def test_thousands() -> None:
    grouped = Listing((("G",),))
    feeds = [
        OpmlFeed(f"https://{n}.example/", f"Show {n:04}", grouped) for n in range(5000)
    ]
    assert read_opml(write_opml(feeds).encode()).feeds == tuple(feeds)


def test_shows_are_written_without_their_passwords() -> None:
    private = show("https://me:secret@example.com/feed", "Mine")
    assert "secret" not in write_opml([private])
    (feed,) = read_opml(write_opml([private], with_secrets=True).encode()).feeds
    assert (feed.url, feed.title) == (private.url, "Mine")


ELSEWHERE = """\
<opml version="2.0"><body>
 <outline text="A"><outline text="Mine" title="Its own" type="podcast" Rating="5"
  xmlUrl="https://a.example/feed" cover="https://me:secret@a.example/art?token=s3"
  x:y="1" description="A &lt;b&gt;"/></outline>
 <outline text="B"><outline text="C">
  <outline text="Its own" xmlUrl="https://a.example/feed"/></outline></outline>
</body></opml>
"""


def test_what_another_program_wrote_comes_back_to_it_without_secrets() -> None:
    (feed,) = read_opml(ELSEWHERE.encode()).feeds
    assert feed.listing == Listing(
        (("A",), ("B", "C")),
        (
            ("Rating", "5"),
            ("cover", "https://a.example/art"),
            ("description", "A <b>"),
            ("text", "Mine"),
            ("type", "podcast"),
        ),
    )
    written = write_opml([feed])
    assert written.count('type="podcast" text="Mine" title="Its own"') == 2
    assert read_opml(written.encode()).feeds == (feed,)


words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
groups = st.lists(
    st.lists(st.sampled_from(["A", "a", "B & <C>", "D/E", "é"]) | words, max_size=3),
    max_size=3,
).map(lambda found: tuple(map(tuple, found)))
names = st.sampled_from(["rating", "Cover", "text", "type", "htmlUrl", "x-1"])
listings = st.builds(
    Listing,
    groups,
    st.dictionaries(names, words | st.just("https://me:pw@e.org/")).map(
        lambda found: tuple(found.items())
    ),
)
lists = st.lists(
    st.builds(
        OpmlFeed,
        st.integers(0, 9).map(lambda n: f"https://example.com/{n}?a=1&b=<>"),
        words | st.just(""),
        listings,
    ),
    unique_by=lambda feed: feed.url,
    max_size=6,
)


@given(lists)
def test_what_is_written_comes_back(feeds: list[OpmlFeed]) -> None:
    first = read_opml(write_opml(feeds).encode()).feeds
    assert {feed.url for feed in first} == {normal(feed.url) for feed in feeds}
    read = read_opml(write_opml(first).encode()).feeds
    written = write_opml(read)
    again = read_opml(written.encode()).feeds
    assert sorted(again, key=repr) == sorted(read, key=repr)
    assert write_opml(again) == written


def test_groups_are_named_and_found() -> None:
    group = ("TV/Film", "New")
    assert group_name(group) == "TV//Film / New" and group_named("tv//x / ") == (
        "tv/x",
    )
    assert group_named(group_name(group)) == group
    listing = Listing((group, ("News",)))
    assert listing.is_within(("tv/film",)) and listing.is_within(("NEWS",))
    assert not listing.is_within(("New",)) and group_names(listing.groups)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_list_or_a_plain_error(data: bytes) -> None:
    try:
        read_opml(data)
    except FormatError as error:
        assert str(error).endswith(".")


def test_what_leads_to_no_feed_is_named_with_its_reason() -> None:
    addresses = ["ftp://a.example/f", "javascript:alert(1)", ""]
    odd = "".join(
        f'<outline type="rss" text="{number}" xmlUrl="{address}"/>'
        for number, address in enumerate(addresses)
    )
    good = '<outline text="Good" xmlUrl="https://a.example/feed"/>'
    heading = f'<outline text="News">{good}{odd}</outline>'
    listed = read_opml(f"<opml><body>{heading}{good}</body></opml>".encode())
    assert [feed.title for feed in listed.feeds] == ["Good"] and listed.repeated == 1
    reasons = {entry.title: entry.reason for entry in listed.unusable}
    assert list(reasons) == ["0", "1", "2"]
    assert "ftp://a.example/f" in reasons["0"] and "no address" in reasons["2"]


def test_files_stand_apart_from_feeds() -> None:
    file = '<outline text="Mine" xmlUrl="file:///home/me/a%20feed.xml"/>'
    good = '<outline text="Good" xmlUrl="https://a.example/feed"/>'
    listed = read_opml(f"<opml><body>{good}{file}{file}</body></opml>".encode())
    assert [feed.title for feed in listed.feeds] == ["Good"] and not listed.unusable
    assert [feed.url for feed in listed.files] == ["file:///home/me/a%20feed.xml"]
    assert listed.repeated == 1
