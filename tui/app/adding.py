"""Adding shows: an address, or a file with many."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import EarmarkError, UsageError
from tui.home import Home
from tui.model.show import Show

if TYPE_CHECKING:
    from tui.feeds.opml import OpmlFeed


@dataclass(frozen=True, slots=True)
class Added:
    """What came of it."""

    shows: tuple[Show, ...]
    known: int = 0
    refused: tuple[str, ...] = ()


async def add(home: Home, address: str) -> Added:
    """Subscribe to the show at an address, or to those an OPML file lists.

    Raises:
        EarmarkError: nothing was added; the message is fit to show.
    """
    feeds = await asyncio.to_thread(_listed_in, address)
    if feeds is None:
        return Added((await home.synchronizer.add(address),))
    return await _add_all(home, feeds)


def _listed_in(address: str) -> "tuple[OpmlFeed, ...] | None":
    """The feeds of an OPML file; None where the address is no file."""
    from tui.feeds.opml import read_opml

    file = Path(address).expanduser()
    try:
        if "://" in address or not file.is_file():
            return None
        return read_opml(file.read_bytes())
    except ValueError:
        return None
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error


async def _add_all(home: Home, feeds: "tuple[OpmlFeed, ...]") -> Added:
    added: list[Show] = []
    refused: list[str] = []
    new = [feed for feed in feeds if home.library.shows.by_url(feed.url) is None]
    for feed in new:
        try:
            added.append(await home.synchronizer.add(feed.url))
        except EarmarkError as error:
            refused.append(str(error))
    return Added(tuple(added), len(feeds) - len(new), tuple(refused))
