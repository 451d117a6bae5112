"""Previews: what a show would bring, read from its feed without subscribing."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime

from tui.feeds.fetch import MEGABYTE, Fetcher
from tui.feeds.parse import parse_feed
from tui.model.episode import EpisodeDetails
from tui.model.show import ShowDetails

NEWEST = 8
_LIMIT_BYTES = 16 * MEGABYTE
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a feed says of its show, and its newest episodes."""

    url: str
    """Where the address led."""
    show: ShowDetails
    episodes: int
    newest: tuple[EpisodeDetails, ...]


async def preview(fetcher: Fetcher, url: str, named_by: str) -> Preview:
    """Read the feed at ``url``, which the directory at ``named_by`` names.

    Raises:
        FetchError, FeedError: it cannot be read.
    """
    fetched = await fetcher.get(url, limit_bytes=_LIMIT_BYTES, named_by=named_by)
    feed = await asyncio.to_thread(
        parse_feed, fetched.body or b"", fetched.url, fetched.content_type
    )
    newest = sorted(
        feed.episodes, key=lambda each: each.published or _LONG_AGO, reverse=True
    )
    return Preview(fetched.url, feed.show, len(feed.episodes), tuple(newest[:NEWEST]))
