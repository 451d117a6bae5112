"""History: what was heard when, a sitting at a time; a leap begins another one."""

import sqlite3
from datetime import UTC, datetime

from tui.library.connections import Connections
from tui.model.sitting import Sitting

SITTING_GAP_SECONDS = 300.0
"""A longer break than this begins a new sitting."""
LEAP_SECONDS = 60.0
"""A move further than this from where the sound would be begins a new sitting."""
REPLAY_SECONDS = 30.0
"""After so much, going back to where a sitting began is hearing it again."""
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
                " ORDER BY sitting.began DESC, sitting.id DESC LIMIT ?",
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
    if last is not None and _goes_on(db, episode_id, last, now, position):
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


def _goes_on(
    db: sqlite3.Connection,
    episode_id: int,
    last: tuple[int, float, float, float],
    now: float,
    position: float,
) -> bool:
    """Whether a position is where the last sitting can have come to, nothing else
    having been heard since."""
    _, ended, start, end = last
    passed = now - ended
    if not 0 <= passed <= SITTING_GAP_SECONDS:
        return False
    again = end - start >= REPLAY_SECONDS and position < start + SHORTEST_SECONDS
    furthest = end + passed * FASTEST + LEAP_SECONDS
    if again or not end - LEAP_SECONDS <= position <= furthest:
        return False
    another = db.execute(
        'SELECT 1 FROM sitting WHERE ended >= ? AND abs("to" - "from") >= ?'
        " AND episode_id <> ? LIMIT 1",
        (ended, SHORTEST_SECONDS, episode_id),
    )
    return another.fetchone() is None
