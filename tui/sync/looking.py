"""Looking at feeds: fetched, read off the event loop, followed where they move."""

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from tui.errors import EarmarkError
from tui.feeds.fetch import Fetched, Fetcher
from tui.feeds.local import is_local, read_local
from tui.feeds.nature import in_the_feeds_place, is_page
from tui.feeds.parse import READING, ParsedFeed
from tui.model.show import Show, Validators
from tui.sync.decide import Look
from tui.sync.readers import Readers, Reading
from tui.text import safe_url

log = logging.getLogger(__name__)

KnownItems = Callable[[], Mapping[str, str]]
"""Gives the guids of items that need not be read again, by fingerprint. May block."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at a feed brought; ``feed`` is None when nothing changed."""

    feed: ParsedFeed | None
    look: Look


class Lookout:
    """Looks at feeds. Use as a context manager: it may have readers at work."""

    def __init__(
        self,
        fetcher: Fetcher,
        now: Callable[[], datetime],
        jitter: Callable[[], float],
    ) -> None:
        self._fetcher = fetcher
        self._now = now
        self._jitter = jitter
        self._readers = Readers()
        self.writing = asyncio.Semaphore(1)
        """For who writes down what was seen, one at a time."""

    def __enter__(self) -> "Lookout":
        return self

    def __exit__(self, *raised: object) -> None:
        self._readers.close()

    async def fetch(
        self,
        url: str,
        validators: Validators | None = None,
        *,
        named_by: str | None = None,
    ) -> Fetched:
        """Ask for a feed, with what proves that it is still as it was read."""
        if validators is not None and not _was_read_so(validators):
            validators = None
        if is_local(url):
            return await asyncio.to_thread(read_local, url)
        return await self._fetcher.get(url, validators, named_by=named_by)

    async def read(
        self, fetched: Fetched, asked: str, known: KnownItems = dict
    ) -> ParsedFeed:
        """Read a feed's bytes off the event loop, passing over items that are known.

        What is secret in the address that was ``asked`` is nowhere in its texts.

        Raises:
            FeedError: they are no feed.
        """
        items = await asyncio.to_thread(known)
        return await self._readers.read(
            Reading(
                fetched.body or b"", fetched.url, fetched.content_type, items, asked
            )
        )

    async def see(self, show: Show, fetched: Fetched, known: KnownItems = dict) -> Seen:
        """Read what was fetched for a show, unless it is what was read before.

        Raises:
            FeedError: it is no feed.
        """
        if _is_same(show.validators, fetched):
            return Seen(None, self._look(fetched, fetched.moved_to))
        if show.validators.body_hash and is_page(fetched.body or b""):
            raise in_the_feeds_place(fetched.url, "the feed")
        feed = await self.read(fetched, show.url, known)
        return await self.follow(fetched, feed, (show.url, *show.aliases))

    async def follow(
        self, fetched: Fetched, feed: ParsedFeed, known: Collection[str]
    ) -> Seen:
        """Go where ``itunes:new-feed-url`` leads, once a feed can be read there.

        Not back to a ``known`` address: two feeds may name each other.
        """
        wanted = feed.show.new_feed_url
        if wanted is None or wanted in (*known, fetched.url, fetched.moved_to):
            return Seen(feed, self._look(fetched, fetched.moved_to))
        try:
            there = await self.fetch(wanted, named_by=fetched.url)
            feed_there = await self.read(there, wanted)
        except EarmarkError as error:
            log.info("%s stays where it is: %s", safe_url(fetched.url), error)
            return Seen(feed, self._look(fetched, fetched.moved_to))
        return Seen(feed_there, self._look(there, there.moved_to or wanted))

    def _look(self, fetched: Fetched, url: str | None) -> Look:
        validators = _marked(fetched.validators)
        return Look(self._now(), validators, url, fetched.max_age, self._jitter())


def _is_same(known: Validators, fetched: Fetched) -> bool:
    new_hash = _marked(fetched.validators).body_hash
    same = new_hash is not None and new_hash == known.body_hash
    return fetched.body is None or same


def _marked(validators: Validators) -> Validators:
    """With the way of reading in the hash: a better one reads everything anew."""
    if validators.body_hash is None or _was_read_so(validators):
        return validators
    return replace(validators, body_hash=f"{READING}:{validators.body_hash}")


def _was_read_so(validators: Validators) -> bool:
    return (validators.body_hash or "").startswith(f"{READING}:")
