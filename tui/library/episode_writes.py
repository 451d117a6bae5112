"""Episode writes: what a feed says of an episode, made ready and put into its rows."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from tui.library.documents import details_hash, pack
from tui.library.moments import to_seconds
from tui.library.passages import index_text
from tui.model.episode import EpisodeDetails
from tui.model.hit import HitKind

_COLUMNS = (
    "guid", "title", "published", "duration", "season", "number", "kind", "link",
    "audio_url", "audio_type", "explicit", "details_hash",
)  # fmt: skip

_INSERT = f"""
    INSERT INTO episode (show_id, {", ".join(_COLUMNS)})
    VALUES (?, {", ".join("?" * len(_COLUMNS))})
    ON CONFLICT (show_id, guid) DO NOTHING
"""

_UPDATE = f"""
    UPDATE OR IGNORE episode SET {", ".join(f"{column} = ?" for column in _COLUMNS)},
        measured_duration = CASE WHEN audio_url IS ? THEN measured_duration END
    WHERE id = ?
"""


@dataclass(frozen=True, slots=True)
class EpisodeWrite:
    """An episode made ready to be written, before any transaction begins."""

    episode_id: int | None
    details: EpisodeDetails
    values: tuple[object, ...]
    document: bytes
    notes_text: str | None


def prepared(
    details: EpisodeDetails,
    notes_texts: Mapping[str, str],
    episode_id: int | None = None,
) -> EpisodeWrite:
    """What to write of an episode; ``episode_id`` is None for a new one."""
    return EpisodeWrite(
        episode_id,
        details,
        _values(details),
        pack(details),
        notes_texts.get(details.guid),
    )


def write_episode(
    db: sqlite3.Connection, show_id: int, write: EpisodeWrite
) -> int | None:
    """Write an episode; its id when it is new to the library.

    Nothing is written of a new one that another sync has just brought, nor of one
    whose guid is now another's.
    """
    if write.episode_id is None:
        return _insert(db, show_id, write)
    audio_url = write.values[_COLUMNS.index("audio_url")]
    if db.execute(_UPDATE, (*write.values, audio_url, write.episode_id)).rowcount:
        _write_rest(db, write.episode_id, write)
    return None


def _insert(db: sqlite3.Connection, show_id: int, write: EpisodeWrite) -> int | None:
    inserted = db.execute(_INSERT, (show_id, *write.values))
    episode_id = inserted.lastrowid
    if not inserted.rowcount or episode_id is None:
        return None
    _write_rest(db, episode_id, write)
    db.execute(
        "UPDATE quote SET episode_id = ? WHERE episode_id IS NULL"
        " AND episode_guid = ? AND show_url = (SELECT url FROM show WHERE id = ?)",
        (episode_id, write.details.guid, show_id),
    )
    return episode_id


def _write_rest(db: sqlite3.Connection, episode_id: int, write: EpisodeWrite) -> None:
    db.execute(
        "INSERT OR REPLACE INTO episode_document VALUES (?, ?)",
        (episode_id, write.document),
    )
    index_text(db, episode_id, HitKind.TITLE, write.details.title)
    if write.notes_text is not None:
        index_text(db, episode_id, HitKind.NOTES, write.notes_text)


def _values(details: EpisodeDetails) -> tuple[object, ...]:
    enclosure = details.enclosure
    return (
        details.guid,
        details.title,
        to_seconds(details.published),
        details.duration,
        _fitting(details.season),
        details.number,
        details.kind,
        details.link,
        enclosure.url if enclosure else None,
        enclosure.type if enclosure else None,
        details.explicit,
        details_hash(details),
    )


def _fitting(number: int | None) -> int | None:
    """The number where SQLite can hold it."""
    return number if number is not None and abs(number) < 1 << 63 else None
