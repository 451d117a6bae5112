"""Discovery: addresses as people paste them, and feeds that pages name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import UsageError
from tui.feeds.discovery import feeds_in_page, normalize_address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.com/feed", "https://example.com/feed"),
        (" <https://example.com/feed>\n", "https://example.com/feed"),
        ("feed://example.com/feed", "http://example.com/feed"),
        ("feed:https://example.com/feed", "https://example.com/feed"),
        ("feed:example.com/feed", "http://example.com/feed"),
        ("pcast://example.com/feed", "http://example.com/feed"),
        ("itpc://example.com/feed", "http://example.com/feed"),
        ("PODCAST://example.com/feed", "http://example.com/feed"),
        ("example.com", "https://example.com"),
        ("example.com/a b", "https://example.com/a%20b"),
        ("//example.com/feed", "https://example.com/feed"),
        ("example.com:8080/feed", "https://example.com:8080/feed"),
        ("localhost:8080/feed", "https://localhost:8080/feed"),
        (
            "http://me:secret@example.com/?a=1&b=2",
            "http://me:secret@example.com/?a=1&b=2",
        ),
        ("http://[::1]:80/feed", "http://[::1]:80/feed"),
    ],
)
def test_addresses_people_give(typed: str, address: str) -> None:
    assert normalize_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        *("", "  ", "hello", "two words", "feed:", "http://", "http://[::1"),
        *("file:///etc/passwd", "data:text/xml,<rss/>", "javascript:alert(1)"),
        "ftp://example.com/feed",
    ],
)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(UsageError, match="no web address"):
        normalize_address(typed)


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_a_plain_error(text: str) -> None:
    try:
        assert normalize_address(text).lower().startswith("http")
    except UsageError as error:
        assert str(error).endswith(".")


PAGE = """<html><head><base href="https://cdn.example.com/x/">
<link rel="stylesheet" type="text/css" href="a.css">
<link rel="Alternate" type="application/RSS+xml; charset=utf-8"
 title="All &amp; more" href="feed">
<link rel="alternate" type="application/rss+xml" title="Again" href="/x/feed">
<link rel="alternate" type="application/atom+xml" href="//other.example/atom">
<link rel="alternate" type="application/rss+xml" title="Talk" href="/comments/feed/">
<link rel="alternate" type="text/html" hreflang="de" href="/de">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
</head><body>"""


def test_feeds_that_a_page_names() -> None:
    assert feeds_in_page(PAGE, "https://example.com/show") == [
        ("All & more", "https://cdn.example.com/x/feed"),
        ("", "https://other.example/atom"),
    ]


def test_feeds_of_comments_count_only_when_there_are_no_others() -> None:
    page = '<link rel="alternate" type="application/rss+xml" href="/comments/feed">'
    assert len(feeds_in_page(page, "https://example.com/")) == 1


@given(st.text(max_size=200))
def test_any_page_is_read(page: str) -> None:
    assert isinstance(feeds_in_page(page, "https://example.com/"), list)
