"""Listening: how much was heard, by day and show, and at what speed a show is."""

from collections.abc import Callable
from datetime import date, datetime

from tui.library.connections import Connections
from tui.model.listened import HeardDay


class ListeningDays:
    """What was heard, added up as it happens."""

    def __init__(self, connections: Connections, now: Callable[[], datetime]) -> None:
        self._connections = connections
        self._now = now

    def add(self, episode_id: int, seconds: float, sound_seconds: float) -> None:
        """Count time that was heard; of an episode that is gone it is passed over."""
        day = self._now().date().isoformat()
        with self._connections.writing() as db:
            db.execute(
                "INSERT INTO heard SELECT ?, show.title, ?, ? FROM show"
                " JOIN episode ON episode.show_id = show.id WHERE episode.id = ?"
                " ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds,"
                " sound_seconds = sound_seconds + excluded.sound_seconds",
                (day, seconds, sound_seconds, episode_id),
            )

    def days(self) -> list[HeardDay]:
        """All of it."""
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT day, show, seconds, sound_seconds FROM heard ORDER BY day, show"
            )
            return [HeardDay(date.fromisoformat(row[0]), *row[1:]) for row in rows]

    def speed(self, episode_id: int) -> float | None:
        """The speed an episode's show is heard at; None: as always."""
        with self._connections.reading() as db:
            row = db.execute(
                "SELECT show.speed FROM show JOIN episode ON episode.show_id = show.id"
                " WHERE episode.id = ?",
                (episode_id,),
            ).fetchone()
        return row[0] if row else None

    def set_speed(self, episode_id: int, speed: float) -> None:
        """Remember the speed of an episode's show."""
        with self._connections.writing() as db:
            db.execute(
                "UPDATE show SET speed = ? WHERE id ="
                " (SELECT show_id FROM episode WHERE id = ?)",
                (speed, episode_id),
            )
