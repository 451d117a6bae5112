"""The pipeline: fetch, parse, decide, write; a show's failure stays its own."""

import asyncio
import logging
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from tui.errors import EarmarkError, FetchError
from tui.feeds.directories import APPLE, Apple
from tui.feeds.fetch import Fetcher
from tui.feeds.local import file_named
from tui.library.library import Library
from tui.model.show import Show
from tui.sync.archive import read_archive
from tui.sync.asking import to_ask
from tui.sync.decide import worth_keeping
from tui.sync.gate import Gate, LeftAlone
from tui.sync.indexing import index_for
from tui.sync.looking import Lookout, Seen
from tui.sync.network import Network, has_route
from tui.sync.outcome import (
    Outcome,
    SyncProgress,
    SyncResult,
    Waiting,
    result_of,
    together,
)
from tui.sync.record import Record, failure_of
from tui.sync.rhythm import leave_until
from tui.sync.subscribe import FoundFeed, Subscribed, find_feed, meant_address
from tui.sync.twins import has_other_secrets, twin_of
from tui.web import host_of

log = logging.getLogger(__name__)

AT_ONCE = 16
PER_HOST = 2
INDEXING_SECONDS = 0.5


class Synchronizer:
    """Brings shows up to date."""

    def __init__(
        self,
        library: Library,
        fetcher: Fetcher,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        jitter: Callable[[], float] = random.random,
        apple_url: str = APPLE,
        has_route: Callable[[], bool] = has_route,
    ) -> None:
        """``jitter`` gives numbers from 0 to 1 that spread the next checks.

        ``apple_url`` is asked for the feeds behind links to Apple's directory,
        ``has_route`` whether this machine is on any network.
        """
        self._library = library
        self._fetcher = fetcher
        self._now = now
        self._jitter = jitter
        self._has_route = has_route
        self._apple = Apple(fetcher, apple_url or APPLE)
        self._record = Record(library, now, jitter)

    async def add(self, address: str) -> Show:
        """The show that ``subscribe`` gives, its episodes counted."""
        return (await self.subscribe(address)).show

    async def subscribe(self, address: str) -> Subscribed:
        """Subscribe to a feed, or to the one that a page or an Apple link names.

        A file that the listener names is a feed as well.

        An address that is already there gives the show that has it.

        Raises:
            UsageError: the address makes no sense, or the page names several feeds.
            FetchError, FeedError: nothing was added.
        """
        with self.lookout() as lookout:
            done = await self.subscribe_with(lookout, address)
        await self._index()
        show = await asyncio.to_thread(self._library.shows.get, done.show.id)
        return replace(done, show=show)

    async def subscribe_with(self, lookout: Lookout, address: str) -> Subscribed:
        """See ``subscribe``; the words of the episodes are left for later."""
        shows = self._library.shows
        file = await asyncio.to_thread(file_named, address)
        url = file.as_uri() if file else await meant_address(address, self._apple)
        there = await asyncio.to_thread(shows.by_url, url)
        if there is None:
            found = await find_feed(url, lookout)
            async with lookout.writing:
                return await asyncio.to_thread(self._keep, found)
        return Subscribed(there, is_new=False)

    def _keep(self, found: FoundFeed) -> Subscribed:
        """Take a show in, unless it is here at this address or another. Blocks."""
        seen = Seen(found.feed, found.look)
        if there := self._there(found):
            if has_other_secrets(there.url, found.url):
                look = replace(found.look, url=found.url)
                self._record.write(there, replace(seen, look=look))
            return Subscribed(there, is_new=False)
        show = self._library.shows.add(
            found.url, worth_keeping(found.feed.show, found.url)
        )
        self._record.write(show, seen)
        return Subscribed(show, is_new=True)

    def _there(self, found: FoundFeed) -> Show | None:
        def guids(show: Show) -> set[str]:
            return {each.guid for each in self._library.episodes.identities(show.id)}

        shows = self._library.shows
        return shows.by_url(found.url) or twin_of(
            found.feed, found.url, shows.like(found.feed.show), guids
        )

    def lookout(self) -> Lookout:
        """What looks at feeds; a context manager."""
        return Lookout(self._fetcher, self._now, self._jitter)

    def network(self) -> Network:
        """What finds out whether there is a network."""
        return Network(self._has_route)

    async def sync(
        self,
        shows: Sequence[Show] | None = None,
        progress: Callable[[SyncProgress], None] = lambda progress: None,
    ) -> SyncResult:
        """Bring the given shows up to date, else all that may be asked now."""
        if shows is not None:
            return await self._sync(shows, progress)
        return await self._sync_many(None, progress)

    async def sync_due(
        self, progress: Callable[[SyncProgress], None] = lambda progress: None
    ) -> SyncResult:
        """Bring those up to date whose time it is and whose hosts may be asked now."""
        due = await asyncio.to_thread(self._library.shows.due, self._now())
        return await self._sync_many(due, progress)

    async def _sync_many(
        self, shows: Sequence[Show] | None, progress: Callable[[SyncProgress], None]
    ) -> SyncResult:
        stored, now = self._library.shows, self._now()
        if shows is None:
            shows = await asyncio.to_thread(stored.all)
        waiting = await asyncio.to_thread(stored.left_alone, now)
        asking = to_ask(shows, waiting, now)
        result = await self._sync(asking.shows, progress)
        left = together((*asking.waiting, *result.waiting))
        return replace(result, ended=asking.ended, waiting=left)

    async def _sync(
        self, shows: Sequence[Show], progress: Callable[[SyncProgress], None]
    ) -> SyncResult:
        started = time.monotonic()
        lookout, gate = self.lookout(), Gate(AT_ONCE, PER_HOST)
        network = self.network()
        outcomes: dict[int, Outcome] = {}

        async def check(show: Show) -> None:
            outcome = await self._brought_up_to_date(show, lookout, gate, network)
            outcomes[show.id] = outcome
            new = sum(outcome.new_episodes for outcome in outcomes.values())
            progress(SyncProgress(len(outcomes), len(shows), show.title, new))

        with lookout:
            async with asyncio.TaskGroup() as group:
                for show in shows:
                    group.create_task(check(show))
        offline = network.is_down()
        if not offline:
            await asyncio.to_thread(self._record.fail_unreached, shows, outcomes)
        seconds = time.monotonic() - started
        return result_of(list(outcomes.values()), seconds, offline=offline)

    async def sync_archive(self, show: Show) -> SyncResult:
        """Bring a show up to date with every page of its feed (RFC 5005)."""
        started = time.monotonic()
        try:
            with self.lookout() as lookout:
                archive = await read_archive(show, lookout)
            outcome = await asyncio.to_thread(self._record.write, show, archive.seen)
            if archive.error is not None:
                outcome = replace(outcome, failure=failure_of(show, archive.error))
        except EarmarkError as error:
            outcome = await asyncio.to_thread(self._record.fail, show, error)
        return result_of([outcome], time.monotonic() - started, offline=False)

    async def _index(self) -> None:
        """Look for the words of what is new; of a few episodes that is all of it."""
        await asyncio.to_thread(index_for, self._library, INDEXING_SECONDS)

    async def _brought_up_to_date(
        self, show: Show, lookout: Lookout, gate: Gate, network: Network
    ) -> Outcome:
        """Look at one show. Whatever goes wrong is that show's outcome."""
        try:
            async with gate.through(show.url) as place:
                network.check()
                fetched = await lookout.fetch(show.url, show.validators)
                network.reached()
                place.leave_host()
                known = partial(self._record.known_items, show)
                seen = await lookout.see(show, fetched, known)
                del fetched
                async with lookout.writing:
                    return await asyncio.to_thread(self._record.write, show, seen)
        except LeftAlone as error:
            until = leave_until(self._now(), error.retry_after or 0.0)
            return Outcome(waiting=Waiting(host_of(show.url), until, 1))
        except EarmarkError as error:
            if isinstance(error, FetchError) and error.unreached:
                network.failed(show.url, error.unreached)
                return Outcome(failure=failure_of(show, error), unreached=error)
            network.reached()
            return await asyncio.to_thread(self._record.fail, show, error)
        except Exception:
            log.exception("unforeseen while looking at show %d", show.id)
            unforeseen = EarmarkError(
                f"Something unforeseen went wrong with “{show.title}”: see the log."
            )
            return await asyncio.to_thread(self._record.fail, show, unforeseen)
