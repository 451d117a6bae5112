"""Episodes and posts: lists of them, and each whole."""

import json
import math
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from tui.errors import NotFound
from tui.library.connections import Connections
from tui.library.documents import details_hash, holds, unpack
from tui.library.episode_rows import select_rows
from tui.library.moments import from_seconds, to_seconds
from tui.library.naming import Candidate, as_id, candidates, chosen
from tui.library.sealing import MARK, with_addresses
from tui.library.secrets import Secrets
from tui.model.episode import (
    LIVE_KINDS,
    Episode,
    EpisodeDetails,
    EpisodeIdentity,
    EpisodeRow,
)
from tui.model.episode_key import episode_key, is_episode_key
from tui.text import plain_line

_CANDIDATES = """
    SELECT episode.id, episode.title, episode.title || ' (' || show.title || ')'
    FROM episode JOIN show ON show.id = episode.show_id
"""


class Episodes:
    """Episodes and posts."""

    def __init__(self, connections: Connections, secrets: Secrets) -> None:
        self._connections = connections
        self._secrets = secrets

    def rows(
        self,
        show_id: int | None = None,
        *,
        unplayed: bool = False,
        started: bool = False,
        playable: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[EpisodeRow]:
        """Newest first, started ones last heard first; of one show, or of all."""
        conditions = ["1"]
        if show_id is not None:
            conditions.append("episode.show_id = ?")
        if unplayed:
            conditions.append(
                "episode.played = 0 AND episode.audio_url IS NOT NULL"
                " AND episode.kind NOT IN ('live', 'pending')"
            )
        if started:
            conditions.append("episode.position > 0 AND episode.played = 0")
        if playable:
            conditions.append("episode.audio_url IS NOT NULL")
        first = "episode.heard" if started else "episode.published"
        rest = (
            f"WHERE {' AND '.join(conditions)} ORDER BY {first} DESC, episode.id DESC"
            " LIMIT ? OFFSET ?"
        )
        values = [] if show_id is None else [show_id]
        values += [-1 if limit is None else limit, offset]
        with self._connections.reading() as db:
            return select_rows(db, rest, values)

    def row(self, episode_id: int) -> EpisodeRow:
        """Raises NotFound."""
        with self._connections.reading() as db:
            found = select_rows(db, "WHERE episode.id = ?", (episode_id,))
        if not found:
            raise NotFound(f"No episode has the number {episode_id}.")
        return found[0]

    def get(self, episode_id: int) -> Episode:
        """Raises NotFound."""
        with self._connections.snapshot() as db:
            row = self.row(episode_id)
            document, *rest = db.execute(
                "SELECT d.details, e.download_path, e.measured_duration"
                " FROM episode AS e"
                " JOIN episode_document AS d ON d.episode_id = e.id WHERE e.id = ?",
                (episode_id,),
            ).fetchone()
        held = unpack(EpisodeDetails, document)
        return Episode(row, with_addresses(held, self._secrets.opened), *rest)

    def find(self, words: str) -> Episode:
        """By id, by key, else by an unambiguous part of the title.

        Raises:
            NotFound, Ambiguous
        """
        wanted = plain_line(words)
        number = as_id(wanted)
        with self._connections.snapshot() as db:
            if number is not None and _exists(self, number):
                return self.get(number)
            found = _keyed(db, wanted) if is_episode_key(wanted) else []
            found = found or candidates(db, _CANDIDATES, "episode.title", wanted)
            return self.get(chosen("episode", wanted, found))

    def markable(
        self,
        show_id: int | None,
        played: bool,
        *,
        before: datetime | None = None,
        older_than: int | None = None,
    ) -> list[int]:
        """Episodes with sound that are not marked so yet: of a show or of all, before
        a moment, or older than an episode of their show."""
        conditions = ["audio_url IS NOT NULL", "played <> ?"]
        values: list[object] = [played]
        if show_id is not None:
            conditions.append("show_id = ?")
            values.append(show_id)
        if before is not None:
            conditions.append("published < ?")
            values.append(to_seconds(before))
        if older_than is not None:
            conditions.append(
                "(published, id) < (SELECT published, id FROM episode WHERE id = ?)"
            )
            values.append(older_than)
        with self._connections.reading() as db:
            rows = db.execute(
                f"SELECT id FROM episode WHERE {' AND '.join(conditions)}", values
            )
            return [row[0] for row in rows]

    def identities(self, show_id: int) -> list[EpisodeIdentity]:
        """What the show's episodes are recognized by."""
        opened = self._secrets.opened
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT id, guid, audio_url, title, published, details_hash, kind"
                " FROM episode WHERE show_id = ?",
                (show_id,),
            )
            return [
                EpisodeIdentity(
                    key,
                    guid,
                    audio and opened(audio),
                    title,
                    from_seconds(date),
                    digest,
                    kind in LIVE_KINDS,
                )
                for key, guid, audio, title, date, digest, kind in rows
            ]

    def star(self, episode_id: int, starred: bool) -> None:
        """Mark as a favorite."""
        self._set("starred", episode_id, starred)

    def set_download(self, episode_id: int, path: str | None) -> None:
        """Where the downloaded file lies, relative to the download folder."""
        self._set("download_path", episode_id, path)

    def set_duration(self, episode_id: int, duration: float) -> None:
        """The length the audio really has, when a player has seen it."""
        if math.isfinite(duration) and duration > 0:
            self._set("measured_duration", episode_id, duration)

    def unindexed(self, limit: int) -> list[int]:
        """Episodes whose own words were not yet looked for, newest first."""
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT id FROM episode WHERE indexed_hash IS NOT details_hash"
                " ORDER BY published DESC, id DESC LIMIT ?",
                (limit,),
            )
            return [row[0] for row in rows]

    def promising(self, episode_ids: Iterable[int]) -> set[int]:
        """Those of some episodes whose feed names files with their words."""
        wanted = json.dumps(list(episode_ids))
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT episode_id, details FROM episode_document"
                " WHERE episode_id IN (SELECT value FROM json_each(?))",
                (wanted,),
            )
            return {row[0] for row in rows if holds(row[1], "transcripts")}

    def mark_indexed(self, episode_id: int, details: EpisodeDetails) -> None:
        """Remember that the words in these details were looked for.

        Of details whose sealed addresses could not be opened the stored hash counts.
        """
        with self._connections.writing() as db:
            db.execute(
                "UPDATE episode SET indexed_hash = iif(instr(audio_url, ?),"
                " details_hash, ?) WHERE id = ?",
                (MARK, details_hash(details), episode_id),
            )

    def next_after(self, episode_id: int) -> EpisodeRow | None:
        """The show's next unplayed playable episode by date."""
        rest = """
            JOIN episode AS this ON this.show_id = episode.show_id
            WHERE this.id = ? AND episode.played = 0
                AND episode.audio_url IS NOT NULL
                AND episode.kind NOT IN ('live', 'pending')
                AND (episode.published, episode.id) > (this.published, this.id)
            ORDER BY episode.published, episode.id LIMIT 1
        """
        with self._connections.reading() as db:
            found = select_rows(db, rest, (episode_id,))
        return found[0] if found else None

    def _set(self, column: str, episode_id: int, value: object) -> None:
        with self._connections.writing() as db:
            db.execute(
                f"UPDATE episode SET {column} = ? WHERE id = ?", (value, episode_id)
            )


def _exists(episodes: Episodes, episode_id: int) -> bool:
    try:
        episodes.row(episode_id)
    except NotFound:
        return False
    return True


def _keyed(db: sqlite3.Connection, key: str) -> list[Candidate]:
    """The episodes of a key; a post of the same guid gives way to what can be heard."""
    rows = db.execute("SELECT guid, id, audio_url IS NOT NULL FROM episode")
    found = [
        (number, heard) for guid, number, heard in rows if episode_key(guid) == key
    ]
    best = [number for number, heard in found if heard] or [n for n, _heard in found]
    marks = ", ".join("?" for _ in best)
    sql = f"{_CANDIDATES} WHERE episode.id IN ({marks})"
    return [Candidate(*row) for row in db.execute(sql, best)]
