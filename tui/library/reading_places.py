"""Reading places: where each episode is read, apart from where it is heard."""

from tui.library.connections import Connections
from tui.model.reading_place import ReadingPlace


class ReadingPlaces:
    """One place an episode; it goes with the episode."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def get(self, episode_id: int) -> ReadingPlace | None:
        """Where an episode was read last; None where it never was."""
        with self._connections.reading() as db:
            row = db.execute(
                "SELECT sentence, text, free FROM reading_place WHERE episode_id = ?",
                (episode_id,),
            ).fetchone()
        return ReadingPlace(row[0], row[1], bool(row[2])) if row else None

    def keep(self, episode_id: int, place: ReadingPlace) -> None:
        """Remember a place; that of an episode that is gone is passed over."""
        with self._connections.writing() as db:
            db.execute(
                "INSERT OR REPLACE INTO reading_place"
                " SELECT id, ?, ?, ? FROM episode WHERE id = ?",
                (place.sentence, place.text, int(place.free), episode_id),
            )
