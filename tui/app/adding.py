"""Adding shows: an address, or a file with many."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.errors import EarmarkError, FormatError
from tui.feeds.credentials import has_user
from tui.home import Home
from tui.web import host_of

if TYPE_CHECKING:
    from tui.sync.importing import Imported
    from tui.sync.outcome import SyncProgress


async def add(
    home: Home,
    address: str,
    progress: Callable[["SyncProgress"], None] = lambda progress: None,
) -> "Imported":
    """Subscribe to the show at an address, or to those an OPML file lists.

    A file that is no OPML is taken for a feed. ``progress`` is told how far a list is.

    Raises:
        EarmarkError: nothing was added; the message is fit to show.
    """
    from tui.feeds.local import file_named
    from tui.sync.importing import import_all, one_added, read_opml_file

    file = await asyncio.to_thread(file_named, address)
    if file is not None:
        try:
            listed = await asyncio.to_thread(read_opml_file, file)
        except FormatError:
            return one_added(await home.synchronizer.subscribe(address))
        return await import_all(home.library, home.synchronizer, listed, progress)
    return one_added(await home.synchronizer.subscribe(address))


def refusal(error: EarmarkError, address: str) -> str:
    """Why a user and a password are asked for: again, or for the first time."""
    if has_user(address):
        return str(error)
    return f"{host_of(address)} wants a user name and a password."
