"""The queue: a short list of episodes, written whole."""

import sqlite3
from collections.abc import Callable, Sequence

from tui.library.connections import Connections
from tui.library.episode_rows import select_rows
from tui.model.episode import EpisodeRow
from tui.model.queue import QueueItem

_IN_ORDER = "JOIN queue ON queue.episode_id = episode.id ORDER BY queue.place"


class Queue:
    """What is heard next."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def items(self) -> list[QueueItem]:
        """In order."""
        with self._connections.reading() as db:
            rows = select_rows(db, _IN_ORDER)
        return [QueueItem(position, row) for position, row in enumerate(rows)]

    def numbers(self) -> frozenset[int]:
        """The episodes that are in it."""
        with self._connections.reading() as db:
            rows = db.execute("SELECT episode_id FROM queue")
            return frozenset(number for (number,) in rows)

    def add_last(self, episode_id: int) -> None:
        """At the end; moves it when already there."""
        self._change(lambda ids: [*_without(ids, episode_id), episode_id])

    def add_next(self, episode_id: int) -> None:
        """At the front; moves it when already there."""
        self._change(lambda ids: [episode_id, *_without(ids, episode_id)])

    def move(self, episode_id: int, position: int) -> None:
        """To a place counted from 0; nothing when it is not in the queue."""
        self._change(lambda ids: _moved(ids, episode_id, position))

    def remove(self, episode_id: int) -> None:
        """Take it out."""
        self._change(lambda ids: _without(ids, episode_id))

    def replace(self, episode_ids: Sequence[int]) -> None:
        """Set the whole queue: clear, and undo of clear."""
        self._change(lambda _: list(dict.fromkeys(episode_ids)))

    def pop(self) -> EpisodeRow | None:
        """Take out the first."""
        with self._connections.writing() as db:
            first = select_rows(db, f"{_IN_ORDER} LIMIT 1")
            if first:
                db.execute("DELETE FROM queue WHERE episode_id = ?", (first[0].id,))
        return first[0] if first else None

    def _change(self, change: Callable[[list[int]], list[int]]) -> None:
        with self._connections.writing() as db:
            _write(db, change(_read(db)))


def _read(db: sqlite3.Connection) -> list[int]:
    return [row[0] for row in db.execute("SELECT episode_id FROM queue ORDER BY place")]


def _write(db: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Write the queue; an episode that is no longer there is left out."""
    db.execute("DELETE FROM queue")
    db.executemany(
        "INSERT INTO queue SELECT ?, id FROM episode WHERE id = ?", enumerate(ids)
    )


def _without(ids: list[int], episode_id: int) -> list[int]:
    return [each for each in ids if each != episode_id]


def _moved(ids: list[int], episode_id: int, position: int) -> list[int]:
    if episode_id not in ids:
        return ids
    rest = _without(ids, episode_id)
    place = max(0, position)
    return [*rest[:place], episode_id, *rest[place:]]
