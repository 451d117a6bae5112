"""Adding shows: an address, or a file with many."""

from dataclasses import dataclass
from pathlib import Path

from tui.errors import EarmarkError, UsageError
from tui.home import Home
from tui.model.show import Show


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
    file = Path(address).expanduser()
    if "://" in address or not _is_file(file):
        return Added((await home.synchronizer.add(address),))
    return await _add_all(home, file)


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False


async def _add_all(home: Home, file: Path) -> Added:
    from tui.feeds.opml import read_opml

    try:
        feeds = read_opml(file.read_bytes())
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
    added: list[Show] = []
    refused: list[str] = []
    new = [feed for feed in feeds if home.library.shows.by_url(feed.url) is None]
    for feed in new:
        try:
            added.append(await home.synchronizer.add(feed.url))
        except EarmarkError as error:
            refused.append(str(error))
    return Added(tuple(added), len(feeds) - len(new), tuple(refused))
