"""Subscribing: an address somebody gave becomes the one feed it means."""

import asyncio
import re
from dataclasses import dataclass

from tui.errors import FeedError, SeveralFeeds
from tui.feeds.directories import Apple
from tui.feeds.discovery import feeds_in_page, normalize_address
from tui.feeds.encoding import decoded
from tui.feeds.fetch import Fetched
from tui.feeds.nature import in_the_feeds_place, is_page
from tui.feeds.parse import ParsedFeed
from tui.model.show import Show
from tui.sync.decide import Look
from tui.sync.looking import Lookout
from tui.web import host_of, with_credentials_of, without_credentials

_APPLE_LINK = re.compile(
    r"https?://(?:podcasts|itunes)\.apple\.com/.*?\bid(\d{3,12})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed to subscribe to."""

    url: str
    feed: ParsedFeed
    look: Look


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A show subscribed to, now or before."""

    show: Show
    is_new: bool


async def meant_address(text: str, apple: Apple) -> str:
    """The address somebody means: of a feed, a page, or what Apple's link stands for.

    Raises:
        UsageError: it is no address.
        FetchError, FeedError: Apple knows no feed for it.
    """
    address = normalize_address(text)
    link = _APPLE_LINK.match(address)
    if link is None:
        return address
    found = await apple.feed_url(link[1])
    if found is None:
        raise FeedError(
            "Apple names no feed for this show: look on the show's own page for one."
        )
    return found


async def find_feed(url: str, lookout: Lookout) -> FoundFeed:
    """The feed at an address, or the one feed that the page there names.

    Raises:
        SeveralFeeds: the page names more than one.
        FetchError, FeedError: there is none.
    """
    fetched = await lookout.fetch(url)
    if is_page(fetched.body or b""):
        named = await asyncio.to_thread(_feed_named_in, fetched, url)
        url = with_credentials_of(url, named)
        fetched = await lookout.fetch(url, named_by=fetched.url)
    feed = await lookout.read(fetched, url)
    seen = await lookout.follow(fetched, feed, (url,))
    return FoundFeed(seen.look.url or url, seen.feed or feed, seen.look)


def _feed_named_in(page: Fetched, asked: str) -> str:
    html = decoded(page.body or b"", page.content_type)
    feeds = feeds_in_page(html, page.url)
    host = host_of(page.url)
    if not feeds and _site(page.url) != _site(asked):
        raise in_the_feeds_place(page.url, f"what is at {host_of(asked)}")
    if not feeds:
        raise FeedError(
            f"{host} sends a web page that names no feed: look there for a link called "
            "RSS or Feed, and add that."
        )
    if len(feeds) > 1:
        listed = ", ".join(
            f"{without_credentials(url)} ({title})" for title, url in feeds
        )
        sentence = f"{host} names several feeds, add one of them: {listed}."
        raise SeveralFeeds(sentence, feeds)
    return feeds[0][1]


def _site(url: str) -> str:
    return host_of(url).removeprefix("www.")
