"""Shows: subscriptions, what became of them, and their statistics."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from tui.errors import NotFound
from tui.library.connections import Connections
from tui.library.documents import from_json, to_json
from tui.library.fingerprints import read_fingerprints
from tui.library.moments import from_seconds, moment, to_seconds
from tui.library.naming import as_id, candidates, chosen, folded
from tui.library.secrets import Secrets, is_marked, marked
from tui.library.updates import carry_out, unsubscribe, write_failure
from tui.model.listing import Listing
from tui.model.show import Show, ShowDetails, Validators
from tui.model.statistics import EpisodeFacts, ShowStatistics, statistics_of
from tui.model.update import FeedFailure, FeedUpdate
from tui.text import plain_line

_SELECT = """
    SELECT id, url, details, added, last_checked, last_error, failures, next_check,
        ended, etag, last_modified, body_hash, listing, not_before
    FROM show
"""
_CANDIDATES = "SELECT id, title, title FROM show"
_BY_URL = """
    WHERE url = ?1 OR id = (SELECT show_id FROM show_alias WHERE url = ?1)
    ORDER BY url = ?1 DESC
"""
_ADDRESSES = """
    SELECT url FROM show WHERE id = ?1
    UNION SELECT url FROM show_alias WHERE show_id = ?1
"""
_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


class Shows:
    """Subscriptions."""

    def __init__(
        self, connections: Connections, secrets: Secrets, now: Callable[[], datetime]
    ) -> None:
        self._connections = connections
        self._secrets = secrets
        self._now = now

    def all(self) -> list[Show]:
        """Every show, by title."""
        return sorted(self._select(), key=lambda show: (folded(show.title), show.id))

    def get(self, show_id: int) -> Show:
        """Raises NotFound."""
        found = self._select("WHERE id = ?", (show_id,))
        if not found:
            raise NotFound(f"No show has the number {show_id}.")
        return found[0]

    def find(self, words: str) -> Show:
        """By id, else by an unambiguous part of the title. NotFound, Ambiguous."""
        wanted = plain_line(words)
        number = as_id(wanted)
        if number is not None and (found := self._select("WHERE id = ?", (number,))):
            return found[0]
        with self._connections.reading() as db:
            fitting = candidates(db, _CANDIDATES, "title", wanted)
        return self.get(chosen("show", wanted, fitting))

    def titled(self, words: str) -> list[int]:
        """Ids of every show whose title has the words."""
        with self._connections.reading() as db:
            found = candidates(db, _CANDIDATES, "title", plain_line(words))
        return [each.id for each in found]

    def like(self, details: ShowDetails) -> list[Show]:
        """Those with the same title or the same ``podcast:guid``."""
        rest = "WHERE title = ? OR json_extract(details, '$.guid') = ? ORDER BY id"
        return self._select(rest, (details.title, details.guid))

    def by_url(self, url: str) -> Show | None:
        """By address or former address."""
        found = self._select(_BY_URL, (marked(url),))
        return found[0] if found else None

    def add(self, url: str, details: ShowDetails) -> Show:
        """Subscribe. An address already there gives the show that has it."""
        held = self._secrets.keep(url)
        with self._connections.writing() as db:
            there = db.execute(f"SELECT id FROM show {_BY_URL}", (held,)).fetchone()
            show_id = there[0] if there else self._insert(db, held, details)
        return self.get(show_id)

    def apply(
        self,
        show_id: int,
        update: FeedUpdate,
        notes_texts: Mapping[str, str] = _NO_TEXTS,
    ) -> list[int]:
        """Carry an update out. Ids of the new episodes, in the order given.

        ``notes_texts`` holds the plain text of show notes by guid, to be indexed with
        them. A show removed meanwhile stays removed.
        """
        if update.url is not None:
            update = replace(update, url=self._secrets.keep(update.url))
        private = is_marked(update.url or self._held(show_id))
        sealed = self._secrets.sealed if private else None
        return carry_out(self._connections, show_id, update, notes_texts, sealed)

    def _held(self, show_id: int) -> str:
        """A show's address as it is in the library; empty when it is not there."""
        with self._connections.reading() as db:
            found = db.execute("SELECT url FROM show WHERE id = ?", (show_id,))
            row = found.fetchone()
        return str(row[0]) if row else ""

    def fingerprints(self, show_id: int) -> dict[str, str]:
        """The guid of every item the show's feed had, by its fingerprint."""
        with self._connections.reading() as db:
            return read_fingerprints(db, show_id)

    def fail(self, show_id: int, failure: FeedFailure) -> None:
        """Keep what went wrong on the show."""
        with self._connections.writing() as db:
            write_failure(db, show_id, failure)

    def remove(self, show_id: int) -> None:
        """Unsubscribe. Quotes stay."""
        with self._connections.reading() as db:
            rows = db.execute(_ADDRESSES, (show_id,)).fetchall()
        unsubscribe(self._connections, show_id)
        for (held,) in rows:
            self._secrets.forget(held)

    def list_as(self, show_id: int, listing: Listing) -> None:
        """Keep how lists of subscriptions have a show."""
        with self._connections.writing() as db:
            db.execute(
                "UPDATE show SET listing = ? WHERE id = ?", (to_json(listing), show_id)
            )

    def statistics(self, show_id: int, today: datetime) -> ShowStatistics:
        """The show at a glance."""
        details = self.get(show_id).details
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT published, coalesce(measured_duration, duration), explicit"
                " FROM episode WHERE show_id = ? AND audio_url IS NOT NULL"
                " AND kind NOT IN ('live', 'pending')",
                (show_id,),
            )
            facts = [
                EpisodeFacts(
                    from_seconds(published),
                    duration,
                    None if explicit is None else bool(explicit),
                )
                for published, duration, explicit in rows
            ]
        return statistics_of(facts, details, today)

    def due(self, now: datetime) -> list[Show]:
        """Shows whose next check has come, the longest overdue first."""
        rest = (
            "WHERE ended = 0 AND coalesce(next_check, 0) <= ? ORDER BY next_check, id"
        )
        return self._select(rest, (to_seconds(now),))

    def left_alone(self, now: datetime) -> list[Show]:
        """Shows whose hosts asked not to be asked before a time to come."""
        return self._select("WHERE ended = 0 AND not_before > ?", (to_seconds(now),))

    def _insert(self, db: sqlite3.Connection, url: str, details: ShowDetails) -> int:
        row = db.execute(
            "INSERT INTO show (url, title, details, added) VALUES (?, ?, ?, ?)"
            " RETURNING id",
            (url, details.title, to_json(details), to_seconds(self._now())),
        ).fetchone()
        return int(row[0])

    def _select(self, rest: str = "", values: Sequence[object] = ()) -> list[Show]:
        with self._connections.snapshot() as db:
            rows = db.execute(f"{_SELECT} {rest}", values).fetchall()
            if not rows:
                return []
            only = rows[0][0] if len(rows) == 1 else None
            counts = _counts(db, only)
            aliases = _aliases(db, only)
        shows = (
            _show(row, counts.get(row[0], (0, 0)), aliases.get(row[0], ()))
            for row in rows
        )
        return [self._whole(show) for show in shows]

    def _whole(self, show: Show) -> Show:
        """With the addresses that the secrets know."""
        revealed = self._secrets.revealed
        aliases = tuple(map(revealed, show.aliases))
        return replace(show, url=revealed(show.url), aliases=aliases)


def _counts(db: sqlite3.Connection, only: int | None) -> dict[int, tuple[int, int]]:
    """How many there are to hear and how many are unplayed; live events are neither
    played nor unplayed."""
    which = "" if only is None else "AND show_id = ?"
    rows = db.execute(
        "SELECT show_id, count(*), count(*) - sum(played) FROM episode"
        f" WHERE playable = 1 {which} GROUP BY show_id",
        () if only is None else (only,),
    )
    live = dict(
        db.execute(
            "SELECT show_id, count(*) - sum(played) FROM episode"
            f" WHERE kind IN ('live', 'pending') AND playable = 1 {which}"
            " GROUP BY show_id",
            () if only is None else (only,),
        ).fetchall()
    )
    return {show: (there, left - live.get(show, 0)) for show, there, left in rows}


def _aliases(db: sqlite3.Connection, only: int | None) -> dict[int, tuple[str, ...]]:
    which = "" if only is None else "WHERE show_id = ?"
    rows = db.execute(
        f"SELECT show_id, url FROM show_alias {which} ORDER BY rowid",
        () if only is None else (only,),
    )
    found: dict[int, tuple[str, ...]] = {}
    for show_id, url in rows:
        found[show_id] = (*found.get(show_id, ()), url)
    return found


def _show(
    row: Sequence[Any], counts: tuple[int, int], aliases: tuple[str, ...]
) -> Show:
    key, url, details, added, checked, error, failures, next_check, ended = row[:9]
    return Show(
        id=key,
        url=url,
        details=from_json(ShowDetails, details),
        added=moment(added),
        last_checked=from_seconds(checked),
        last_error=error,
        failures=failures,
        next_check=from_seconds(next_check),
        not_before=from_seconds(row[13]),
        ended=bool(ended),
        validators=Validators(*row[9:12]),
        episodes=counts[0],
        unplayed=counts[1],
        aliases=aliases,
        listing=from_json(Listing, row[12]),
    )
