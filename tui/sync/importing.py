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
from tui.sync.subscribe import Subscribed
from tui.text import safe_url
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
    already_there: tuple[Show, ...]
    refused: tuple[Refusal, ...]
    offline: bool = False
    """Feeds were refused because there is no network."""
    repeated: int = 0
    """Entries of shows that stand in the file already."""


def one_added(done: Subscribed) -> Imported:
    """What came of a single address."""
    show = (done.show,)
    return Imported(show, (), ()) if done.is_new else Imported((), show, ())


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
    *,
    with_files: bool = False,
) -> Imported:
    """Subscribe to what a file lists; what leads to no feed is refused.

    ``with_files`` is said by a listener who trusts the list: it may then name files
    of this machine, too.
    """
    files = await asyncio.to_thread(_files, library, listed.files, with_files)
    feeds = (*listed.feeds, *files)
    imported = await subscribe_to_all(library, synchronizer, feeds, progress)
    left = [feed for feed in listed.files if feed not in files]
    refused = (
        *(Refusal(e.url, UsageError(e.reason), e.title) for e in listed.unusable),
        *(Refusal(f.url, UsageError(_a_file(f)), f.title) for f in left),
        *imported.refused,
    )
    return replace(imported, refused=refused, repeated=listed.repeated)


def _files(
    library: Library, files: Sequence[OpmlFeed], with_files: bool
) -> list[OpmlFeed]:
    """Those that may be read: all, or what the listener added themselves."""
    return [feed for feed in files if with_files or library.shows.by_url(feed.url)]


def _a_file(feed: OpmlFeed) -> str:
    return (
        f"{safe_url(feed.url)} is a file of this machine: add it by itself or, if you "
        "trust the list, run earmark import --with-files with it."
    )


async def subscribe_to_all(
    library: Library,
    synchronizer: Synchronizer,
    feeds: Sequence[OpmlFeed],
    progress: Callable[[SyncProgress], None] = lambda progress: None,
) -> Imported:
    """Subscribe to every feed that is not there yet; one that fails stops no other."""
    there, wanted = await asyncio.to_thread(_sorted_out, library, feeds)
    gate, network = Gate(AT_ONCE, PER_HOST), synchronizer.network()
    found: list[Subscribed] = []
    refused: list[Refusal] = []

    async def subscribe(feed: OpmlFeed) -> None:
        try:
            async with gate.through(feed.url):
                network.check()
                done = await synchronizer.subscribe_with(lookout, feed.url)
                await asyncio.to_thread(_list, library, done.show, feed)
                found.append(done)
                network.reached()
        except EarmarkError as error:
            refused.append(Refusal(feed.url, error, feed.title))
            if isinstance(error, FetchError) and error.unreached:
                network.failed(feed.url, error.unreached)
            else:
                network.reached()
        through = len(found) + len(refused)
        progress(SyncProgress(through, len(wanted), feed.title or host_of(feed.url)))

    with synchronizer.lookout() as lookout:
        async with asyncio.TaskGroup() as group:
            for feed in wanted:
                group.create_task(subscribe(feed))
    new = tuple(done.show for done in found if done.is_new)
    known = tuple(done.show for done in found if not done.is_new)
    return Imported(new, (*there, *known), tuple(refused), network.is_down())


def _sorted_out(
    library: Library, feeds: Sequence[OpmlFeed]
) -> tuple[list[Show], list[OpmlFeed]]:
    """Shows that are there, of which what the list says is kept; and what is not."""
    there, missing = [], []
    for feed in feeds:
        if show := library.shows.by_url(feed.url):
            _list(library, show, feed)
            there.append(show)
        else:
            missing.append(feed)
    return there, missing


def _list(library: Library, show: Show, feed: OpmlFeed) -> None:
    """Keep the groups of a show and what else the list says of it. Blocks."""
    there = library.shows.get(show.id).listing
    listing = there.joined(feed.listing)
    if listing != there:
        library.shows.list_as(show.id, listing)
