"""The pipeline: fetch, parse, decide, write; a show's failure stays its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.feeds.fetch import Fetcher
from tui.library.library import Library
from tui.model.show import Show


@dataclass(frozen=True, slots=True)
class SyncFailure:
    """A show that could not be brought up to date, and why."""

    show: str
    url: str
    """Fit to show: without secrets."""
    error: str


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """How far a sync is."""

    done: int
    total: int
    show: str


@dataclass(frozen=True, slots=True)
class SyncResult:
    """What a sync did."""

    checked: int
    updated: int
    unchanged: int
    failed: tuple[SyncFailure, ...]
    new_episodes: int
    seconds: float


class Synchronizer:
    """Brings shows up to date."""

    def __init__(self, library: Library, fetcher: Fetcher) -> None:
        raise NotImplementedError

    async def add(self, address: str) -> Show:
        """Subscribe to a feed, or to the one feed a web page names.

        Raises:
            FetchError, FeedError: nothing was added.
        """
        raise NotImplementedError

    async def sync(
        self,
        shows: Sequence[Show] | None = None,
        progress: Callable[[SyncProgress], None] = lambda progress: None,
    ) -> SyncResult:
        """Bring the given shows, else all of them, up to date."""
        raise NotImplementedError
