"""The index: places in the library where the wanted words stand.

Two legs. Words are looked up in a word index (``unicode61``, accents ignored). Scripts
without spaces are looked up as runs of characters: three or more in a trigram index,
fewer by reading the passages in such scripts.
"""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from tui.library.connections import Connections
from tui.library.index_terms import (
    Condition,
    one_of,
    runs_condition,
    words_expression,
)
from tui.library.moments import from_seconds, to_seconds
from tui.library.naming import folded, like_pattern
from tui.library.passages import MARK_CLOSES, MARK_OPENS
from tui.library.snippets import Marked, snippet, unmarked
from tui.model.hit import Hit, HitKind
from tui.model.query import Query
from tui.model.transcript import Source

RANKED_AT_MOST = 20_000
"""Ranking costs 2 µs a passage; what stands in more of them comes newest first."""

SORTED_AT_MOST = 150
"""How many passages are looked at for the newest; all of them would take too long."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)

Hits = dict[int, Hit]
"""By the number of the passage: the two legs may find the same."""

_COLUMNS = """
    passage.id, passage.kind, passage.start, passage.speaker, passage.times,
    episode.id, episode.title, episode.published, show.id, show.title
"""
_PLACE = """
    CROSS JOIN episode ON episode.id = passage.episode_id
    CROSS JOIN show ON show.id = episode.show_id
"""


class Index:
    """The full-text index of titles, notes, transcripts and chapters."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def search(
        self,
        query: Query,
        *,
        show_ids: Sequence[int] | None = None,
        newest_first: bool = False,
        limit: int = 50,
    ) -> list[Hit]:
        """Places that match, best first; ``query.shows`` is the caller's to resolve."""
        filters = _filters(query, show_ids)
        with self._connections.reading() as db:
            if not query.wanted:
                return list(_unmarked_hits(db, filters, limit).values())
            hits = _by_words(db, query, filters, newest_first, limit)
            hits |= _by_runs(db, query, filters, limit)
            return _once(db, list(hits.values()))[:limit]


def _once(db: sqlite3.Connection, hits: Sequence[Hit]) -> list[Hit]:
    """Without notes that are found as what is spoken: an essay's words are both."""
    spoken = {hit.episode_id for hit in hits if hit.kind is HitKind.TRANSCRIPT}
    read_aloud = db.execute(
        "SELECT id FROM episode WHERE transcript_source = ?"
        f" AND {one_of('id', list(spoken))}",
        (Source.NOTES, *spoken),
    )
    twice = {row[0] for row in read_aloud}
    return [h for h in hits if h.kind is not HitKind.NOTES or h.episode_id not in twice]


def _by_words(
    db: sqlite3.Connection,
    query: Query,
    filters: Condition,
    newest_first: bool,
    limit: int,
) -> Hits:
    expression = words_expression(query)
    if expression is None:
        return {}
    matching = Condition("passage_words MATCH ?", (expression,)) & filters
    if newest_first or _is_everywhere(db, expression):
        looked_at = max(limit, SORTED_AT_MOST)
        order = f"ORDER BY passage_words.rowid DESC LIMIT {looked_at:d}"
        return _newest(_marked_hits(db, matching, order), limit)
    return _marked_hits(db, matching, f"ORDER BY rank LIMIT {limit:d}")


def _marked_hits(db: sqlite3.Connection, matching: Condition, order: str) -> Hits:
    rows = db.execute(
        f"SELECT highlight(passage_words, 0, ?, ?), {_COLUMNS} FROM passage_words"
        " CROSS JOIN passage ON passage.id = passage_words.rowid"
        f" {_PLACE} WHERE {matching.sql} {order}",
        (MARK_OPENS, MARK_CLOSES, *matching.values),
    )
    return {key: _hit(unmarked(signed), columns) for signed, key, *columns in rows}


def _is_everywhere(db: sqlite3.Connection, expression: str) -> bool:
    counted = db.execute(
        "SELECT count(*) FROM (SELECT 1 FROM passage_words"
        " WHERE passage_words MATCH ? LIMIT ?)",
        (expression, RANKED_AT_MOST + 1),
    )
    return bool(counted.fetchone()[0] > RANKED_AT_MOST)


def _by_runs(
    db: sqlite3.Connection, query: Query, filters: Condition, limit: int
) -> Hits:
    condition = runs_condition(query)
    if condition is None:
        return {}
    spaceless = Condition("passage.spaceless = 1", ()) & condition
    texts = [term.text for group in query.wanted for term in group]
    return _unmarked_hits(db, spaceless & filters, limit, texts)


def _unmarked_hits(
    db: sqlite3.Connection, condition: Condition, limit: int, texts: Sequence[str] = ()
) -> Hits:
    rows = db.execute(
        f"SELECT passage.text, {_COLUMNS} FROM passage {_PLACE}"
        f" WHERE {condition.sql} ORDER BY passage.id DESC LIMIT ?",
        (*condition.values, max(limit, SORTED_AT_MOST)),
    )
    hits = {key: _hit(_found_in(text, texts), columns) for text, key, *columns in rows}
    return _newest(hits, limit)


def _newest(hits: Hits, limit: int) -> Hits:
    """The newest by date, among those that were indexed last."""
    in_order = sorted(hits.items())
    in_order.sort(key=lambda pair: pair[1].published or _LONG_AGO, reverse=True)
    return dict(in_order[:limit])


def _filters(query: Query, show_ids: Sequence[int] | None) -> Condition:
    condition = Condition("1", ())
    if show_ids is not None:
        condition &= Condition(one_of("show.id", show_ids), tuple(show_ids))
    if query.kinds:
        condition &= Condition(one_of("passage.kind", query.kinds), query.kinds)
    if query.speaker is not None:
        pattern = like_pattern(folded(query.speaker))
        condition &= Condition("folded(passage.speaker) LIKE ? ESCAPE '\\'", (pattern,))
    if query.after:
        condition &= Condition("episode.published >= ?", (to_seconds(query.after),))
    if query.before:
        condition &= Condition("episode.published < ?", (to_seconds(query.before),))
    return condition


def _found_in(signed: str, texts: Sequence[str]) -> Marked:
    text = unmarked(signed).text
    lowered = text.lower()
    spans = []
    for wanted in (text.lower() for text in texts):
        at = lowered.find(wanted) if len(lowered) == len(text) else -1
        if at >= 0:
            spans.append((at, at + len(wanted)))
    return Marked(text, tuple(sorted(spans)))


def _hit(marked: Marked, columns: Sequence[Any]) -> Hit:
    kind, start, speaker, times, episode_id, title, published, show_id, show = columns
    shown = snippet(marked)
    return Hit(
        episode_id=episode_id,
        show_id=show_id,
        show=show,
        title=title,
        published=from_seconds(published),
        start=_start(start, times, marked),
        speaker=speaker,
        snippet=shown.text,
        marks=shown.spans,
        kind=HitKind(kind),
    )


def _start(start: float | None, times: str | None, marked: Marked) -> float | None:
    if not times or not marked.spans:
        return start
    pairs: list[tuple[int, float]] = json.loads(times)
    found = bisect_right(pairs, marked.spans[0][0], key=lambda pair: pair[0]) - 1
    return pairs[found][1] if found >= 0 else start
