"""Words: transcripts, chapters, anchors, and what of them is indexed."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from tui.errors import NotFound
from tui.library.connections import Connections
from tui.library.moments import to_seconds
from tui.library.passages import index_passages, text_passage
from tui.library.transcripts import (
    read_transcript,
    read_transcripts,
    switch_transcript,
    write_transcript,
)
from tui.model.chapter import Chapter, ChapterSource
from tui.model.hit import HitKind, Passage
from tui.model.quote import Anchor
from tui.model.transcript import Source, Timing, Transcript


class Words:
    """Transcripts, chapters, anchors and the index of all text."""

    def __init__(self, connections: Connections, now: Callable[[], datetime]) -> None:
        self._connections = connections
        self._now = now

    def transcript(self, episode_id: int) -> Transcript | None:
        """The transcript in use."""
        with self._connections.reading() as db:
            return read_transcript(db, episode_id)

    def transcripts(self, episode_id: int) -> list[Transcript]:
        """One per source, the one in use first."""
        with self._connections.reading() as db:
            return read_transcripts(db, episode_id)

    def keep_transcript(
        self,
        episode_id: int,
        transcript: Transcript,
        passages: Sequence[Passage],
        timing: Timing | None = None,
    ) -> None:
        """Store it, make it the one in use, and index its passages.

        ``timing`` is what lists say of it where its passages are timed otherwise.
        """
        kept = to_seconds(self._now()) or 0.0
        with self._connections.writing() as db:
            if _there(db, episode_id):
                shown = timing or transcript.timing
                write_transcript(db, episode_id, transcript, passages, kept, shown)

    def use_transcript(
        self, episode_id: int, source: Source, *, chosen: bool = False
    ) -> None:
        """Switch to the transcript of another source. Raises NotFound.

        With ``chosen`` it is the listener's choice, which stays.
        """
        with self._connections.writing() as db:
            if not switch_transcript(db, episode_id, source):
                raise NotFound(
                    f"Episode {episode_id} has no transcript from {source.value}."
                )
            if chosen:
                db.execute(
                    "UPDATE episode SET transcript_chosen = 1 WHERE id = ?",
                    (episode_id,),
                )

    def chosen(self, episode_id: int) -> bool:
        """Whether the transcript in use is the listener's choice."""
        with self._connections.reading() as db:
            row = db.execute(
                "SELECT transcript_chosen FROM episode WHERE id = ?", (episode_id,)
            ).fetchone()
        return bool(row and row[0])

    def chapters(self, episode_id: int) -> tuple[Chapter, ...]:
        """In order, hidden ones included."""
        with self._connections.reading() as db:
            rows = db.execute(
                'SELECT start, title, "end", url, image_url, hidden, source'
                " FROM chapter WHERE episode_id = ? ORDER BY place",
                (episode_id,),
            )
            return tuple(_chapter(row) for row in rows)

    def keep_chapters(self, episode_id: int, chapters: Sequence[Chapter]) -> None:
        """Store and index them."""
        with self._connections.writing() as db:
            if _there(db, episode_id):
                _write_chapters(db, episode_id, chapters)

    def keep_notes_text(self, episode_id: int, text: str) -> None:
        """Index the text of the show notes."""
        with self._connections.writing() as db:
            if _there(db, episode_id):
                notes = text_passage(HitKind.NOTES, text)
                index_passages(db, episode_id, HitKind.NOTES, [notes])

    def anchors(self, episode_id: int) -> list[Anchor]:
        """Of every audio file the episode was heard from, in the order they were set.

        ``tui.sync.audio`` tells which are of the file that is heard now.
        """
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT id, episode_id, audio_key, text_time, audio_time, timing"
                " FROM anchor WHERE episode_id = ? ORDER BY id",
                (episode_id,),
            )
            return [_anchor(row) for row in rows]

    def add_anchor(
        self,
        episode_id: int,
        audio_key: str,
        text_time: float,
        audio_time: float,
        timing: Timing = Timing.CUE,
    ) -> Anchor:
        """Keep the listener's word on where a line is heard."""
        with self._connections.writing() as db:
            row = db.execute(
                "INSERT INTO anchor"
                " (episode_id, audio_key, text_time, audio_time, timing)"
                " VALUES (?, ?, ?, ?, ?) RETURNING id",
                (episode_id, audio_key, text_time, audio_time, timing),
            ).fetchone()
        return Anchor(row[0], episode_id, audio_key, text_time, audio_time, timing)

    def remove_anchor(self, anchor_id: int) -> None:
        """Undo it."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM anchor WHERE id = ?", (anchor_id,))


def _there(db: sqlite3.Connection, episode_id: int) -> bool:
    found = db.execute("SELECT 1 FROM episode WHERE id = ?", (episode_id,))
    return found.fetchone() is not None


def _anchor(row: Sequence[Any]) -> Anchor:
    key, episode_id, audio_key, text_time, audio_time, timing = row
    return Anchor(key, episode_id, audio_key, text_time, audio_time, Timing(timing))


def _chapter(row: Sequence[Any]) -> Chapter:
    start, title, end, url, image_url, hidden, source = row
    return Chapter(
        start, title, end, url, image_url, bool(hidden), ChapterSource(source)
    )


def _write_chapters(
    db: sqlite3.Connection, episode_id: int, chapters: Sequence[Chapter]
) -> None:
    visible = [chapter for chapter in chapters if not chapter.hidden]
    db.execute("DELETE FROM chapter WHERE episode_id = ?", (episode_id,))
    db.executemany(
        "INSERT INTO chapter VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                episode_id,
                n,
                c.start,
                c.end,
                c.title,
                c.url,
                c.image_url,
                c.hidden,
                c.source,
            )
            for n, c in enumerate(chapters)
        ],
    )
    db.execute(
        "UPDATE episode SET chapters = ? WHERE id = ?", (len(visible), episode_id)
    )
    passages = [Passage(HitKind.CHAPTER, c.title, c.start) for c in visible]
    index_passages(db, episode_id, HitKind.CHAPTER, passages)
