"""A shelf: a list of episodes that can be opened, of one show or of all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tui.library.library import Library
from tui.model.episode import EpisodeRow
from tui.model.listing import Group, by_name
from tui.model.show import Show
from tui.sync.standing import Standing, left_alone, next_look


class ShelfKind(StrEnum):
    """What a shelf gathers."""

    ALL = "all"
    STARTED = "started"
    QUEUE = "queue"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list of episodes, and how many wait there to be heard."""

    kind: ShelfKind
    waiting: int = 0
    show: Show | None = None
    standing: Standing = Standing.WELL

    @property
    def key(self) -> str:
        """What it is known by: stays the same when counts change."""
        return f"show {self.show.id}" if self.show else self.kind.value

    @property
    def title(self) -> str:
        """The name to show."""
        if self.show:
            return self.show.title
        return _TITLES[self.kind]


_TITLES = {
    ShelfKind.ALL: "All episodes",
    ShelfKind.STARTED: "Continue listening",
    ShelfKind.QUEUE: "Queue",
}


def shelves(library: Library, now: datetime) -> list[Shelf]:
    """Every shelf of a library: the gathered ones, then the shows by title."""
    shows = library.shows.all()
    hosts = left_alone(shows, now)
    return [
        Shelf(ShelfKind.ALL, sum(show.unplayed for show in shows)),
        Shelf(ShelfKind.STARTED, len(library.episodes.rows(started=True))),
        Shelf(ShelfKind.QUEUE, len(library.queue.items())),
        *(_shelf(show, hosts) for show in shows),
    ]


def _shelf(show: Show, hosts: Mapping[str, datetime]) -> Shelf:
    standing = next_look(show, hosts).standing
    return Shelf(ShelfKind.SHOW, show.unplayed, show, standing)


def by_group(shelves: Sequence[Shelf]) -> list[tuple[Group, list[Shelf]]]:
    """Shelves of shows by group, those in none first; each under its first only."""
    found: dict[Group, list[Shelf]] = {}
    for shelf in shelves:
        groups = shelf.show.listing.groups if shelf.show else ()
        found.setdefault(groups[0] if groups else (), []).append(shelf)
    return sorted(found.items(), key=lambda item: by_name(item[0]))


@dataclass(frozen=True, slots=True)
class Filter:
    """Which episodes of a shelf are listed."""

    unplayed: bool = False
    started: bool = False

    @property
    def words(self) -> str:
        """What it leaves, for the list's heading."""
        if self.started:
            return "started"
        return "unplayed" if self.unplayed else ""


def episode_rows(
    library: Library,
    shelf: Shelf,
    kept: Filter,
    limit: int | None = None,
    offset: int = 0,
) -> list[EpisodeRow]:
    """The episodes on a shelf: the queue in its order, everything else newest first."""
    if shelf.kind is ShelfKind.QUEUE:
        return [item.episode for item in library.queue.items()] if not offset else []
    return library.episodes.rows(
        shelf.show.id if shelf.show else None,
        unplayed=kept.unplayed,
        started=kept.started or shelf.kind is ShelfKind.STARTED,
        limit=limit,
        offset=offset,
    )
