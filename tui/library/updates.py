"""Updates: what one look at a feed changes, inside the caller's transaction."""

import sqlite3
from collections.abc import Mapping

from tui.library.documents import details_hash, pack, to_json
from tui.library.moments import to_seconds
from tui.library.passages import index_text
from tui.model.episode import EpisodeDetails
from tui.model.hit import HitKind
from tui.model.show import ShowDetails
from tui.model.update import FeedFailure, FeedUpdate

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


def write_show(db: sqlite3.Connection, show_id: int, update: FeedUpdate) -> bool:
    """What is new about the show itself; False when it is no longer there."""
    validators = update.validators
    changed = db.execute(
        "UPDATE show SET last_checked = ?, last_error = NULL, failures = 0, ended = 0,"
        " next_check = ?, etag = ?, last_modified = ?, body_hash = ? WHERE id = ?",
        (
            to_seconds(update.checked),
            to_seconds(update.next_check),
            validators.etag,
            validators.last_modified,
            validators.body_hash,
            show_id,
        ),
    )
    if not changed.rowcount:
        return False
    if update.details:
        write_details(db, show_id, update.details)
    if update.url:
        move(db, show_id, update.url)
    return True


def write_details(db: sqlite3.Connection, show_id: int, details: ShowDetails) -> None:
    """What the feed now says of its show."""
    db.execute(
        "UPDATE show SET title = ?, details = ? WHERE id = ?",
        (details.title, to_json(details), show_id),
    )


def move(db: sqlite3.Connection, show_id: int, url: str) -> None:
    """Give a show a new address and keep the old one as an alias.

    An address that another show has is left to it.
    """
    old = db.execute("SELECT url FROM show WHERE id = ?", (show_id,)).fetchone()[0]
    moved = db.execute("UPDATE OR IGNORE show SET url = ? WHERE id = ?", (url, show_id))
    if old == url or not moved.rowcount:
        return
    db.execute("DELETE FROM show_alias WHERE url = ?", (url,))
    db.execute("INSERT OR REPLACE INTO show_alias VALUES (?, ?)", (old, show_id))


def write_failure(db: sqlite3.Connection, show_id: int, failure: FeedFailure) -> None:
    """What went wrong, counted."""
    db.execute(
        "UPDATE show SET last_checked = ?, last_error = ?, failures = failures + 1,"
        " next_check = ?, ended = ended OR ? WHERE id = ?",
        (
            to_seconds(failure.checked),
            failure.error,
            to_seconds(failure.next_check),
            failure.ended,
            show_id,
        ),
    )


def insert_episode(
    db: sqlite3.Connection,
    show_id: int,
    details: EpisodeDetails,
    notes_texts: Mapping[str, str],
) -> int | None:
    """A new episode's id; None when another sync has just brought it."""
    inserted = db.execute(_INSERT, (show_id, *_values(details)))
    episode_id = inserted.lastrowid
    if not inserted.rowcount or episode_id is None:
        return None
    _write_rest(db, episode_id, details, notes_texts)
    db.execute(
        "UPDATE quote SET episode_id = ? WHERE episode_id IS NULL"
        " AND episode_guid = ? AND show_url = (SELECT url FROM show WHERE id = ?)",
        (episode_id, details.guid, show_id),
    )
    return episode_id


def update_episode(
    db: sqlite3.Connection,
    episode_id: int,
    details: EpisodeDetails,
    notes_texts: Mapping[str, str],
) -> None:
    """What the feed now says of an episode; nothing when its guid is another's."""
    values = _values(details)
    audio_url = values[_COLUMNS.index("audio_url")]
    if db.execute(_UPDATE, (*values, audio_url, episode_id)).rowcount:
        _write_rest(db, episode_id, details, notes_texts)


def _write_rest(
    db: sqlite3.Connection,
    episode_id: int,
    details: EpisodeDetails,
    notes_texts: Mapping[str, str],
) -> None:
    db.execute(
        "INSERT OR REPLACE INTO episode_document VALUES (?, ?)",
        (episode_id, pack(details)),
    )
    index_text(db, episode_id, HitKind.TITLE, details.title)
    if details.guid in notes_texts:
        index_text(db, episode_id, HitKind.NOTES, notes_texts[details.guid])


def _values(details: EpisodeDetails) -> tuple[object, ...]:
    enclosure = details.enclosure
    return (
        details.guid,
        details.title,
        to_seconds(details.published),
        details.duration,
        details.season,
        details.number,
        details.kind,
        details.link,
        enclosure.url if enclosure else None,
        enclosure.type if enclosure else None,
        details.explicit,
        details_hash(details),
    )
