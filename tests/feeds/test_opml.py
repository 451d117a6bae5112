"""OPML: what others write is read, and what we write comes back whole."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sync.feeds import show
from tui.errors import FormatError
from tui.feeds.opml import OpmlFeed, read_opml, write_opml

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
    feeds = read_opml(ODD.encode())
    assert [(feed.url, feed.groups) for feed in feeds] == [
        ("https://a.example/feed", ("News & more",)),
        ("http://b.example/feed", ("News & more", "Inner")),
        ("http://c.example/feed", ()),
        ("https://d.example/feed?a=1&b=2", ()),
    ]
    assert feeds[0].title == "Morning" and feeds[2].link == "https://c.example/"


def test_other_players_lists(corpus: Path) -> None:
    pocket_casts = corpus / (
        "janw+podcast-archiver/tests/fixtures/opml_pocketcasts_valid.xml"
    )
    (feed,) = read_opml(pocket_casts.read_bytes())
    assert feed.title == "Lautsprecher" and feed.groups == ("feeds",)
    overcast = corpus / "yaleman+overcast-opml-parser/tests/fixtures/overcast.opml"
    (feed,) = read_opml(overcast.read_bytes())
    assert feed.url == "https://www.relay.fm/penaddict/feed"


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"<rss/>", b"<html><body/></html>", b"{}", b"\xff\xfe\x00"]
)
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match="no list of subscriptions"):
        read_opml(data)


def test_thousands() -> None:
    feeds = [
        OpmlFeed(f"https://{n}.example/", f"Show {n}", ("G",)) for n in range(5000)
    ]
    assert read_opml(write_opml(feeds).encode()) == tuple(feeds)


def test_shows_are_written_without_their_passwords() -> None:
    private = show("https://me:secret@example.com/feed", "Mine")
    assert "secret" not in write_opml([private])
    (feed,) = read_opml(write_opml([private], with_secrets=True).encode())
    assert (feed.url, feed.title) == (private.url, "Mine")


words = st.text(st.characters(codec="utf-8"), min_size=1).filter(
    lambda text: text.strip() == text and text.isprintable() and "  " not in text
)
lists = st.lists(
    st.builds(
        OpmlFeed,
        st.integers(0, 10**6).map(lambda n: f"https://example.com/{n}?a=1&b=<>"),
        words,
        st.lists(words, max_size=3).map(tuple),
    ),
    unique_by=lambda feed: feed.url,
    max_size=8,
)


@settings(deadline=None)
@given(lists)
def test_what_is_written_comes_back(feeds: list[OpmlFeed]) -> None:
    read = read_opml(write_opml(feeds).encode())
    again = read_opml(write_opml(read).encode())
    assert [(f.title, f.groups) for f in read] == [
        (" ".join(f.title.split()), f.groups) for f in read
    ]
    assert len(read) == len(feeds) and again == read


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_list_or_a_plain_error(data: bytes) -> None:
    try:
        read_opml(data)
    except FormatError as error:
        assert str(error).endswith(".")
