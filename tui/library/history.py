"""History: what was heard when, a sitting at a time; a leap begins another one."""

import sqlite3
from datetime import UTC, datetime

from tui.library.connections import Connections
from tui.model.sitting import Sitting

SITTING_GAP_SECONDS = 600.0
"""A longer break than this begins a new sitting."""
LEAP_SECONDS = 60.0
"""A move further than this from where the sound would be begins a new sitting."""
FASTEST = 3.0
SHORTEST_SECONDS = 5.0
"""Less than this was only passed through, and is not listed."""


class History:
    """Sittings, the latest first."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def latest(
        self, episode_id: int | None = None, limit: int | None = None
    ) -> list[Sitting]:
        """Of an episode, or of all."""
        only = "AND sitting.episode_id = ?" if episode_id is not None else ""
        values: list[object] = [SHORTEST_SECONDS]
        values += [episode_id] if episode_id is not None else []
        values.append(-1 if limit is None else limit)
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT sitting.id, episode.id, episode.title, show.title,"
                ' sitting.began, sitting.ended, "from", "to" FROM sitting'
                " JOIN episode ON episode.id = sitting.episode_id"
                " JOIN show ON show.id = episode.show_id"
                f' WHERE abs("to" - "from") >= ? {only}'
                " ORDER BY sitting.ended DESC, sitting.id DESC LIMIT ?",
                values,
            )
            return [
                Sitting(
                    number, episode, title, show, _moment(began), _moment(ended), *to
                )
                for number, episode, title, show, began, ended, *to in rows
            ]


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def note_sitting(
    db: sqlite3.Connection, episode_id: int, position: float, now: float
) -> None:
    """Let the episode's last sitting reach to here, or begin another one.

    A sitting too short to be listed is begun anew, so that looking for a place
    leaves nothing behind.
    """
    last = db.execute(
        'SELECT id, ended, "from", "to" FROM sitting WHERE episode_id = ?'
        " ORDER BY ended DESC, id DESC LIMIT 1",
        (episode_id,),
    ).fetchone()
    if last is not None and _goes_on(last[1], last[3], now, position):
        db.execute(
            'UPDATE sitting SET ended = ?, "to" = ? WHERE id = ?',
            (now, position, last[0]),
        )
        return
    if last is not None and abs(last[3] - last[2]) < SHORTEST_SECONDS:
        db.execute("DELETE FROM sitting WHERE id = ?", (last[0],))
    db.execute(
        'INSERT INTO sitting (episode_id, began, ended, "from", "to")'
        " VALUES (?, ?, ?, ?, ?)",
        (episode_id, now, now, position, position),
    )


def _goes_on(ended: float, end: float, now: float, position: float) -> bool:
    """Whether a position is where a sitting that ended just now can have come to."""
    passed = now - ended
    furthest = end + passed * FASTEST + LEAP_SECONDS
    in_time = 0 <= passed <= SITTING_GAP_SECONDS
    return in_time and end - LEAP_SECONDS <= position <= furthest
