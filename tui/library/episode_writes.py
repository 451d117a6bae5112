"""Episode writes: what a feed says of an episode, made ready and put into its rows."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tui.library.documents import hash_of_json, packed_json, to_json
from tui.library.moments import to_seconds
from tui.library.passages import add_passages, index_passages, text_passage
from tui.library.sealing import with_addresses
from tui.model.episode import EpisodeDetails
from tui.model.hit import HitKind, Passage

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


Sealed = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class EpisodeWrite:
    """An episode made ready to be written, before any transaction begins."""

    episode_id: int | None
    details: EpisodeDetails
    values: tuple[object, ...]
    document: bytes
    passages: tuple[Passage, ...]


def prepared(
    details: EpisodeDetails,
    notes_texts: Mapping[str, str],
    episode_id: int | None = None,
    sealed: Sealed | None = None,
) -> EpisodeWrite:
    """What to write of an episode; ``episode_id`` is None for a new one.

    ``sealed`` makes of an address what the library holds of it. The hash is of what
    the feed says all the same: sealing is no change.
    """
    document = to_json(details)
    details_hash = hash_of_json(document)
    if sealed is not None:
        details = with_addresses(details, sealed)
        document = to_json(details)
    notes = notes_texts.get(details.guid)
    passages = [text_passage(HitKind.TITLE, details.title)]
    if notes is not None:
        passages.append(text_passage(HitKind.NOTES, notes))
    return EpisodeWrite(
        episode_id,
        details,
        _values(details, details_hash),
        packed_json(document),
        tuple(passages),
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
        _write_document(db, write.episode_id, write)
        for passage in write.passages:
            index_passages(db, write.episode_id, passage.kind, [passage])
    return None


def _insert(db: sqlite3.Connection, show_id: int, write: EpisodeWrite) -> int | None:
    inserted = db.execute(_INSERT, (show_id, *write.values))
    episode_id = inserted.lastrowid
    if not inserted.rowcount or episode_id is None:
        return None
    _write_document(db, episode_id, write)
    add_passages(db, episode_id, write.passages)
    return episode_id


def adopt_quotes(db: sqlite3.Connection, show_id: int) -> None:
    """Give quotes that outlived their show back to its episodes."""
    db.execute(
        "UPDATE quote SET episode_id = (SELECT id FROM episode"
        " WHERE show_id = ?1 AND guid = quote.episode_guid)"
        " WHERE episode_id IS NULL AND show_url = (SELECT url FROM show WHERE id = ?1)",
        (show_id,),
    )


def _write_document(
    db: sqlite3.Connection, episode_id: int, write: EpisodeWrite
) -> None:
    db.execute(
        "INSERT OR REPLACE INTO episode_document VALUES (?, ?)",
        (episode_id, write.document),
    )


def _values(details: EpisodeDetails, details_hash: str) -> tuple[object, ...]:
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
        details_hash,
    )


def _fitting(number: int | None) -> int | None:
    """The number where SQLite can hold it."""
    return number if number is not None and abs(number) < 1 << 63 else None
