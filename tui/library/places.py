"""Places: how far each episode was heard, and when; no garbage gets in."""

import json
import math
from collections.abc import Callable, Sequence
from datetime import datetime

from tui.library.connections import Connections
from tui.library.history import note_sitting
from tui.library.moments import to_seconds
from tui.model.mark import Mark


class Places:
    """Listening positions; satisfies ``tui.playback.session.PlaceKeeper``."""

    def __init__(self, connections: Connections, now: Callable[[], datetime]) -> None:
        self._connections = connections
        self._now = now

    def place(self, episode_id: int) -> float:
        """Where to go on, in seconds."""
        with self._connections.reading() as db:
            row = db.execute(
                "SELECT position FROM episode WHERE id = ?", (episode_id,)
            ).fetchone()
        return float(row[0]) if row else 0.0

    def keep_place(
        self, episode_id: int, position: float, duration: float | None
    ) -> None:
        """Remember a position; one that cannot be is passed over."""
        if not math.isfinite(position) or position < 0:
            return
        if duration is not None and math.isfinite(duration) and duration > 0:
            position = min(position, duration)
        now = to_seconds(self._now()) or 0.0
        with self._connections.writing() as db:
            kept = db.execute(
                "UPDATE episode SET position = ?, heard = ? WHERE id = ?",
                (position, now, episode_id),
            )
            if kept.rowcount:
                note_sitting(db, episode_id, position, now)

    def mark_played(self, episode_id: int, played: bool = True) -> None:
        """Heard to the end, or not after all; either way it starts anew."""
        self.mark([episode_id], played)

    def mark(self, episode_ids: Sequence[int], played: bool) -> list[Mark]:
        """Mark many in one step; gives the marks before, to be put back."""
        chosen = (json.dumps(list(episode_ids)),)
        with self._connections.writing() as db:
            before = db.execute(
                "SELECT id, played, position FROM episode"
                " WHERE id IN (SELECT value FROM json_each(?))",
                chosen,
            ).fetchall()
            db.execute(
                "UPDATE episode SET played = ?, position = 0"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (played, *chosen),
            )
        return [Mark(number, bool(was), position) for number, was, position in before]

    def put_back(self, marks: Sequence[Mark]) -> None:
        """Have episodes marked, and begun, as they were."""
        with self._connections.writing() as db:
            db.executemany(
                "UPDATE episode SET played = ?, position = ? WHERE id = ?",
                [(mark.played, mark.position, mark.episode_id) for mark in marks],
            )
