"""Importing: the shows of an OPML file are subscribed to, many at once."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tui.errors import EarmarkError, FetchError, FormatError, UsageError
from tui.feeds.opml import OpmlFeed, Subscriptions, read_opml
from tui.library.library import Library
from tui.model.show import Show
from tui.sync.gate import Gate
from tui.sync.outcome import SyncProgress
from tui.sync.run import AT_ONCE, PER_HOST, Synchronizer
from tui.web import host_of

OFFLINE = (
    "Nothing can be reached: this machine, or its proxy, seems to be offline; import "
    "the list again when it is not."
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A feed that could not be subscribed to, and why."""

    url: str
    error: EarmarkError
    title: str = ""

    @property
    def sentence(self) -> str:
        """Which one, and why."""
        return f"{self.title}: {self.error}" if self.title else str(self.error)


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of the feeds of a file."""

    new: tuple[Show, ...]
    already_there: int
    refused: tuple[Refusal, ...]
    offline: bool = False
    """Feeds were refused because there is no network."""
    repeated: int = 0
    """Entries of shows that stand in the file already."""


def read_opml_file(file: Path) -> Subscriptions:
    """What an OPML file lists. Blocks.

    Raises:
        EarmarkError: it cannot be read, or is no OPML.
    """
    try:
        return read_opml(file.read_bytes())
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(
            f"{file} cannot be read ({reason}): check the path."
        ) from error
    except FormatError as error:
        raise FormatError(f"{file}: {error}") from error


async def import_all(
    library: Library,
    synchronizer: Synchronizer,
    listed: Subscriptions,
    progress: Callable[[SyncProgress], None] = lambda progress: None,
) -> Imported:
    """Subscribe to what a file lists; what leads to no feed is refused."""
    imported = await subscribe_to_all(library, synchronizer, listed.feeds, progress)
    unusable = tuple(
        Refusal(entry.url, UsageError(entry.reason), entry.title)
        for entry in listed.unusable
    )
    refused = (*unusable, *imported.refused)
    return replace(imported, refused=refused, repeated=listed.repeated)


async def subscribe_to_all(
    library: Library,
    synchronizer: Synchronizer,
    feeds: Sequence[OpmlFeed],
    progress: Callable[[SyncProgress], None] = lambda progress: None,
) -> Imported:
    """Subscribe to every feed that is not there yet; one that fails stops no other."""
    wanted = await asyncio.to_thread(_missing, library, feeds)
    gate, network = Gate(AT_ONCE, PER_HOST), synchronizer.network()
    shows: list[Show] = []
    refused: list[Refusal] = []

    async def subscribe(feed: OpmlFeed) -> None:
        try:
            async with gate.through(feed.url):
                network.check()
                show = await synchronizer.subscribe(feed.url, lookout)
                await asyncio.to_thread(_list, library, show, feed)
                shows.append(show)
                network.reached()
        except EarmarkError as error:
            refused.append(Refusal(feed.url, error, feed.title))
            if isinstance(error, FetchError) and error.unreached:
                network.failed(feed.url, error.unreached)
            else:
                network.reached()
        done = len(shows) + len(refused)
        progress(SyncProgress(done, len(wanted), feed.title or host_of(feed.url)))

    with synchronizer.lookout() as lookout:
        async with asyncio.TaskGroup() as group:
            for feed in wanted:
                group.create_task(subscribe(feed))
    there = len(feeds) - len(wanted)
    return Imported(tuple(shows), there, tuple(refused), network.is_down())


def _missing(library: Library, feeds: Sequence[OpmlFeed]) -> list[OpmlFeed]:
    """Those that are not there yet; of the others, what the list says is kept."""
    missing = []
    for feed in feeds:
        if show := library.shows.by_url(feed.url):
            _list(library, show, feed)
        else:
            missing.append(feed)
    return missing


def _list(library: Library, show: Show, feed: OpmlFeed) -> None:
    """Keep the groups of a show and what else the list says of it. Blocks."""
    there = library.shows.get(show.id).listing
    listing = there.joined(feed.listing)
    if listing != there:
        library.shows.list_as(show.id, listing)
