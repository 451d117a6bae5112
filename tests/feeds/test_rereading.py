"""Rereading: only what is new or changed in a known feed is read again."""

from tests.feeds.documents import URL, rss, sound
from tui.feeds.parse import ParsedFeed, parse_feed


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


def test_channel_elements_after_the_items_count() -> None:
    body = rss(items("a"), "").replace(b"</channel>", b"<title>Late</title></channel>")
    assert parse_feed(body, URL).show.title == "Late"
