"""Updates: what one look at a feed changes, written without keeping others waiting."""

import sqlite3
from collections.abc import Iterator, Mapping
from itertools import islice

from tui.library.connections import Connections
from tui.library.documents import to_json
from tui.library.episode_writes import (
    EpisodeWrite,
    Sealed,
    adopt_quotes,
    prepared,
    write_episode,
)
from tui.library.fingerprints import write_fingerprints
from tui.library.moments import to_seconds
from tui.model.show import ShowDetails
from tui.model.update import FeedFailure, FeedUpdate

WRITTEN_AT_ONCE = 50
"""Episodes a transaction: about a tenth of a second with their notes."""


def carry_out(
    connections: Connections,
    show_id: int,
    update: FeedUpdate,
    notes_texts: Mapping[str, str],
    sealed: Sealed | None = None,
) -> list[int]:
    """Write an update; gives the ids of the new episodes, in the order given.

    ``sealed`` makes of an address what the library holds of it.

    Many episodes take several transactions. The show comes last, so that an update
    cut short is made again.
    """
    writes = _writes(update, notes_texts, sealed)
    added: list[int] = []
    while batch := list(islice(writes, WRITTEN_AT_ONCE)):
        with connections.writing(replaceable=True) as db:
            if not _is_there(db, show_id):
                break
            ids = [write_episode(db, show_id, write) for write in batch]
            adopt_quotes(db, show_id)
        added += [episode_id for episode_id in ids if episode_id is not None]
    with connections.writing(replaceable=True) as db:
        db.executemany(
            "DELETE FROM episode WHERE id = ?", [(number,) for number in update.over]
        )
        _write_show(db, show_id, update)
    return added[::-1]


def unsubscribe(connections: Connections, show_id: int) -> None:
    """Take a show out, its episodes first, some at a time."""
    removed = 1
    while removed:
        with connections.writing() as db:
            removed = db.execute(
                "DELETE FROM episode WHERE id IN"
                " (SELECT id FROM episode WHERE show_id = ? LIMIT ?)",
                (show_id, WRITTEN_AT_ONCE),
            ).rowcount
    with connections.writing() as db:
        db.execute("DELETE FROM show WHERE id = ?", (show_id,))


def _writes(
    update: FeedUpdate, texts: Mapping[str, str], sealed: Sealed | None
) -> Iterator[EpisodeWrite]:
    """Changes, then what is new, oldest first, so that ids rise with dates."""
    for episode_id, details in update.changed:
        yield prepared(details, texts, episode_id, sealed)
    for details in reversed(update.new):
        yield prepared(details, texts, sealed=sealed)


def _is_there(db: sqlite3.Connection, show_id: int) -> bool:
    found = db.execute("SELECT 1 FROM show WHERE id = ?", (show_id,))
    return found.fetchone() is not None


def _write_show(db: sqlite3.Connection, show_id: int, update: FeedUpdate) -> None:
    validators = update.validators
    changed = db.execute(
        "UPDATE show SET last_checked = ?, last_error = NULL, failures = 0, ended = 0,"
        " not_before = NULL, next_check = ?, etag = ?, last_modified = ?,"
        " body_hash = ? WHERE id = ?",
        (
            to_seconds(update.checked),
            to_seconds(update.next_check),
            validators.etag,
            validators.last_modified,
            validators.body_hash,
            show_id,
        ),
    )
    if changed.rowcount and update.details:
        _write_details(db, show_id, update.details)
    if changed.rowcount and update.url:
        _move(db, show_id, update.url)
    if changed.rowcount and update.fingerprints is not None:
        write_fingerprints(db, show_id, update.fingerprints)


def _write_details(db: sqlite3.Connection, show_id: int, details: ShowDetails) -> None:
    db.execute(
        "UPDATE show SET title = ?, details = ? WHERE id = ?",
        (details.title, to_json(details), show_id),
    )


def _move(db: sqlite3.Connection, show_id: int, url: str) -> None:
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
        " next_check = ?, not_before = ?, ended = ended OR ? WHERE id = ?",
        (
            to_seconds(failure.checked),
            failure.error,
            to_seconds(failure.next_check),
            to_seconds(failure.not_before),
            failure.ended,
            show_id,
        ),
    )
