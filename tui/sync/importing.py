"""Importing: the shows of an OPML file are subscribed to, many at once."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.errors import EarmarkError, FormatError, UsageError
from tui.feeds.opml import OpmlFeed, read_opml
from tui.library.library import Library
from tui.model.show import Show
from tui.sync.run import Synchronizer

_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Refusal:
    """A feed that could not be subscribed to, and why."""

    url: str
    error: EarmarkError


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of the feeds of a file."""

    new: tuple[Show, ...]
    already_there: int
    refused: tuple[Refusal, ...]


def read_opml_file(file: Path) -> tuple[OpmlFeed, ...]:
    """The feeds an OPML file lists. Blocks.

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


async def subscribe_to_all(
    library: Library, synchronizer: Synchronizer, feeds: Sequence[OpmlFeed]
) -> Imported:
    """Subscribe to every feed that is not there yet; one that fails stops no other."""
    slots = asyncio.Semaphore(_AT_ONCE)
    shows: list[Show] = []
    refused: list[Refusal] = []

    async def subscribe(url: str) -> None:
        async with slots:
            try:
                shows.append(await synchronizer.add(url))
            except EarmarkError as error:
                refused.append(Refusal(url, error))

    new = await asyncio.to_thread(_missing, library, feeds)
    async with asyncio.TaskGroup() as group:
        for url in new:
            group.create_task(subscribe(url))
    return Imported(tuple(shows), len(feeds) - len(new), tuple(refused))


def _missing(library: Library, feeds: Sequence[OpmlFeed]) -> list[str]:
    return [feed.url for feed in feeds if library.shows.by_url(feed.url) is None]
