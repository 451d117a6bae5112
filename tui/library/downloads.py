"""Downloads: what was asked for, how far it is, and what is there."""

from collections.abc import Callable
from datetime import datetime

from tui.library.connections import Connections
from tui.library.episode_rows import select_rows
from tui.library.moments import from_seconds, to_seconds
from tui.model.download import Download
from tui.model.download_state import DownloadState
from tui.model.episode import EpisodeRow
from tui.model.keeping import Keepable

_KEEPABLE = """
    SELECT id, played, starred, published, downloaded, download_path IS NOT NULL,
        EXISTS (SELECT 1 FROM download WHERE episode_id = episode.id),
        download_declined
    FROM episode WHERE show_id = :show AND audio_url IS NOT NULL AND (
        download_path IS NOT NULL
        OR id IN (
            SELECT id FROM episode
            WHERE show_id = :show AND audio_url IS NOT NULL AND played = 0
                AND kind NOT IN ('live', 'pending')
            ORDER BY published DESC, id DESC LIMIT :newest
        )
    )
"""


class Downloads:
    """Downloads under way and downloads that are there."""

    def __init__(self, connections: Connections, now: Callable[[], datetime]) -> None:
        self._connections = connections
        self._now = now

    def ask(self, episode_id: int, *, offline: bool = False) -> None:
        """Want an episode; one that failed or paused is wanted again."""
        with self._connections.writing() as db:
            db.execute(
                "INSERT INTO download (episode_id, state, offline, asked)"
                " SELECT id, ?, ?, ? FROM episode WHERE id = ?"
                " ON CONFLICT DO UPDATE SET state = excluded.state, error = NULL,"
                " offline = max(offline, excluded.offline)",
                (
                    DownloadState.WAITING,
                    offline,
                    to_seconds(self._now()),
                    episode_id,
                ),
            )

    def ask_offline(self, episode_id: int) -> None:
        """Want an episode and everything that belongs to it."""
        self.ask(episode_id, offline=True)

    def change(
        self, episode_id: int, state: DownloadState, error: str | None = None
    ) -> None:
        """Pause one, let it go on, or know why it failed."""
        with self._connections.writing() as db:
            db.execute(
                "UPDATE download SET state = ?, error = ? WHERE episode_id = ?",
                (state, error, episode_id),
            )

    def note(self, episode_id: int, done_bytes: int, total_bytes: int | None) -> None:
        """Remember how far one is."""
        with self._connections.writing() as db:
            db.execute(
                "UPDATE download SET done_bytes = ?, total_bytes = ?"
                " WHERE episode_id = ?",
                (done_bytes, total_bytes, episode_id),
            )

    def forget(self, episode_id: int) -> None:
        """One is no more on its way."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM download WHERE episode_id = ?", (episode_id,))

    def drop(self, episode_id: int) -> None:
        """Want one no more; no rule asks for it again."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM download WHERE episode_id = ?", (episode_id,))
            db.execute(
                "UPDATE episode SET download_declined = 1 WHERE id = ?", (episode_id,)
            )

    def finish(self, episode_id: int, path: str, *, as_it_came: bool = False) -> None:
        """Have one: ``path`` is relative to the download folder.

        ``as_it_came``: it is not the file the feed describes, and is to stay.
        """
        with self._connections.writing() as db:
            db.execute("DELETE FROM download WHERE episode_id = ?", (episode_id,))
            db.execute(
                "UPDATE episode SET download_path = ?, downloaded = ?,"
                " download_declined = 0, kept_as_it_came = kept_as_it_came"
                " OR ? WHERE id = ?",
                (path, to_seconds(self._now()), as_it_came, episode_id),
            )

    def remove(self, episode_id: int) -> None:
        """Know that a file is gone; no rule brings it back."""
        with self._connections.writing() as db:
            db.execute(
                "UPDATE episode SET download_path = NULL, downloaded = NULL,"
                " offline = 0, download_declined = 1, kept_as_it_came = 0"
                " WHERE id = ?",
                (episode_id,),
            )

    def is_kept_as_it_came(self, episode_id: int) -> bool:
        """Whether the listener kept a file that is not as its feed says."""
        with self._connections.reading() as db:
            row = db.execute(
                "SELECT kept_as_it_came FROM episode WHERE id = ?", (episode_id,)
            ).fetchone()
        return bool(row and row[0])

    def set_offline(self, episode_id: int, offline: bool) -> None:
        """Whether everything of an episode is at hand."""
        with self._connections.writing() as db:
            db.execute(
                "UPDATE episode SET offline = ? WHERE id = ?", (offline, episode_id)
            )

    def keepable(self, show_id: int, newest: int) -> list[Keepable]:
        """What the rules look at: files, and so many of the newest unplayed."""
        with self._connections.reading() as db:
            rows = db.execute(_KEEPABLE, {"show": show_id, "newest": newest})
            return [
                Keepable(
                    id=row[0],
                    played=bool(row[1]),
                    starred=bool(row[2]),
                    published=from_seconds(row[3]),
                    downloaded=from_seconds(row[4]),
                    here=bool(row[5]),
                    coming=bool(row[6]),
                    declined=bool(row[7]),
                )
                for row in rows
            ]

    def coming(self) -> list[Download]:
        """Everything that is not there yet, in the order it was asked for."""
        with self._connections.snapshot() as db:
            rows = select_rows(
                db, "JOIN download AS d ON d.episode_id = episode.id ORDER BY d.asked"
            )
            facts = {
                key: (DownloadState(state), bool(offline), error, done, total)
                for key, state, offline, error, done, total in db.execute(
                    "SELECT episode_id, state, offline, error, done_bytes, total_bytes"
                    " FROM download"
                )
            }
        return [Download(row, *facts[row.id]) for row in rows]

    def kept(self) -> list[int]:
        """Every episode of which something is kept: its file, or all of it."""
        with self._connections.reading() as db:
            return [
                number
                for (number,) in db.execute(
                    "SELECT id FROM episode WHERE download_path IS NOT NULL OR offline"
                )
            ]

    def there(self) -> list[tuple[EpisodeRow, str]]:
        """Every episode whose file is there and its path, the latest first."""
        with self._connections.snapshot() as db:
            rows = select_rows(
                db,
                "WHERE episode.download_path IS NOT NULL"
                " ORDER BY episode.downloaded DESC, episode.id DESC",
            )
            paths = dict(
                db.execute(
                    "SELECT id, download_path FROM episode"
                    " WHERE download_path IS NOT NULL"
                ).fetchall()
            )
        return [(row, paths[row.id]) for row in rows]
