"""Listening: how much was heard, by show and by day where the listener is."""

from collections.abc import Callable
from datetime import date, datetime

from tui.library.connections import Connections
from tui.model.listened import HeardDay


class ListeningDays:
    """What was heard, added up as it happens."""

    def __init__(self, connections: Connections, now: Callable[[], datetime]) -> None:
        self._connections = connections
        self._now = now

    def add(
        self,
        episode_id: int,
        seconds: float,
        sound_seconds: float,
        silence_seconds: float = 0.0,
    ) -> None:
        """Count time that was heard; of an episode that is gone it is passed over."""
        day = self._now().astimezone().date().isoformat()
        with self._connections.writing() as db:
            db.execute(
                "INSERT INTO heard SELECT ?, show.title, ?, ?, ? FROM show"
                " JOIN episode ON episode.show_id = show.id WHERE episode.id = ?"
                " ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds,"
                " sound_seconds = sound_seconds + excluded.sound_seconds,"
                " silence_seconds = silence_seconds + excluded.silence_seconds",
                (day, seconds, sound_seconds, silence_seconds, episode_id),
            )

    def days(self) -> list[HeardDay]:
        """All of it."""
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT day, show, seconds, sound_seconds, silence_seconds FROM heard"
                " ORDER BY day, show"
            )
            return [HeardDay(date.fromisoformat(row[0]), *row[1:]) for row in rows]
