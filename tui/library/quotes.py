"""Quotes: kept passages, which outlive their shows."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tui.errors import NotFound
from tui.library.connections import Connections
from tui.library.moments import moment, to_seconds
from tui.library.sealing import without_seal
from tui.model.quote import Quote, Said
from tui.text import public_url

_SELECT = """
    SELECT id, episode_id, show_title, episode_title, speaker, text, start, "end",
        note, link, kept, episode_guid, parts
    FROM quote
"""

_INSERT = """
    INSERT INTO quote (episode_id, show_url, episode_guid, show_title, episode_title,
        speaker, text, start, "end", note, link, kept, parts)
    SELECT episode.id, show.url, episode.guid, show.title, episode.title,
        ?, ?, ?, ?, ?, episode.link, ?, ?
    FROM episode JOIN show ON show.id = episode.show_id WHERE episode.id = ?
    RETURNING id
"""

_COLUMNS = """
    id, episode_id, show_url, episode_guid, show_title, episode_title, speaker, text,
    start, "end", note, link, kept, parts
"""


class Quotes:
    """Kept passages."""

    def __init__(self, connections: Connections, now: Callable[[], datetime]) -> None:
        self._connections = connections
        self._now = now

    def all(self) -> list[Quote]:
        """Newest first."""
        with self._connections.reading() as db:
            return [_quote(row) for row in db.execute(f"{_SELECT} ORDER BY id DESC")]

    def add(
        self,
        episode_id: int,
        text: str,
        *,
        speaker: str | None = None,
        start: float | None = None,
        end: float | None = None,
        note: str = "",
        parts: Sequence[Said] = (),
    ) -> Quote:
        """Keep a passage; ``parts`` where it is not one stretch. Raises NotFound."""
        kept = to_seconds(self._now())
        with self._connections.writing() as db:
            added = db.execute(
                _INSERT,
                (speaker, text, start, end, note, kept, _packed(parts), episode_id),
            ).fetchone()
            if added is None:
                raise NotFound(f"No episode has the number {episode_id}.")
            return _one(db, added[0])

    def annotate(self, quote_id: int, note: str) -> None:
        """Set its note."""
        with self._connections.writing() as db:
            db.execute("UPDATE quote SET note = ? WHERE id = ?", (note, quote_id))

    def remove(self, quote_id: int) -> "RemovedQuote | None":
        """Let it go; gives what ``restore`` brings back, None for no such quote."""
        with self._connections.writing() as db:
            row = db.execute(
                f"DELETE FROM quote WHERE id = ? RETURNING {_COLUMNS}", (quote_id,)
            ).fetchone()
        return RemovedQuote(tuple(row)) if row else None

    def restore(self, removed: "RemovedQuote") -> None:
        """Have a removed quote again as it was."""
        number, episode_id, *rest = removed.row
        marks = ", ".join("?" for _ in rest)
        with self._connections.writing() as db:
            db.execute(
                f"INSERT OR IGNORE INTO quote ({_COLUMNS})"
                f" VALUES (?, (SELECT id FROM episode WHERE id = ?), {marks})",
                (number, episode_id, *rest),
            )


@dataclass(frozen=True, slots=True)
class RemovedQuote:
    """A quote that was let go of and can still be brought back."""

    row: tuple[Any, ...]

    @property
    def id(self) -> int:
        """The number it had, and will have again."""
        return int(self.row[0])


def _one(db: sqlite3.Connection, quote_id: int) -> Quote:
    return _quote(db.execute(f"{_SELECT} WHERE id = ?", (quote_id,)).fetchone())


def _quote(row: Sequence[Any]) -> Quote:
    key, episode_id, show, episode, speaker, text, start, end, note, *last = row
    link, kept, guid, parts = last
    return Quote(
        id=key,
        episode_id=episode_id,
        show_title=show,
        episode_title=episode,
        speaker=speaker,
        text=text,
        start=start,
        end=end,
        note=note,
        link=public_url(without_seal(link)) if link else None,
        kept=moment(kept),
        episode_guid=guid,
        parts=_unpacked(parts),
    )


def _packed(parts: Sequence[Said]) -> str:
    """Parts as they are stored; nothing for one, which the quote itself is."""
    if len(parts) < 2:
        return ""
    rows = [(part.speaker, part.text, part.start, part.end) for part in parts]
    return json.dumps(rows, ensure_ascii=False)


def _unpacked(stored: str) -> tuple[Said, ...]:
    return tuple(Said(*row) for row in json.loads(stored)) if stored else ()
