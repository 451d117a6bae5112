"""Adding shows: an address, or a file with many."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from tui.home import Home

if TYPE_CHECKING:
    from tui.sync.importing import Imported


async def add(home: Home, address: str) -> "Imported":
    """Subscribe to the show at an address, or to those an OPML file lists.

    Raises:
        EarmarkError: nothing was added; the message is fit to show.
    """
    from tui.sync.importing import Imported, read_opml_file, subscribe_to_all

    file = await asyncio.to_thread(_file_at, address)
    if file is None:
        return Imported((await home.synchronizer.add(address),), 0, ())
    feeds = await asyncio.to_thread(read_opml_file, file)
    return await subscribe_to_all(home.library, home.synchronizer, feeds)


def _file_at(address: str) -> Path | None:
    """The file an address names, if it is no address after all."""
    file = Path(address).expanduser()
    try:
        return None if "://" in address or not file.is_file() else file
    except (OSError, ValueError):
        return None
