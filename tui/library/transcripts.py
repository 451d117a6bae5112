"""Transcripts: one row a source, the words packed; the episode names the one in use."""

import json
import sqlite3
import zlib
from collections.abc import Sequence
from typing import Any

from tui.library.passages import index_passages
from tui.model.hit import HitKind, Passage
from tui.model.transcript import Cue, Source, Timing, Transcript, Word


def read_transcripts(db: sqlite3.Connection, episode_id: int) -> list[Transcript]:
    """Every transcript of an episode, the one in use first."""
    rows = db.execute(
        "SELECT t.words FROM transcript AS t JOIN episode AS e ON e.id = t.episode_id"
        " WHERE t.episode_id = ? ORDER BY t.source = e.transcript_source DESC, t.id",
        (episode_id,),
    )
    return [unpack_transcript(packed) for (packed,) in rows]


def read_transcript(db: sqlite3.Connection, episode_id: int) -> Transcript | None:
    """The transcript in use."""
    row = db.execute(
        "SELECT t.words FROM transcript AS t JOIN episode AS e"
        " ON e.id = t.episode_id AND e.transcript_source = t.source"
        " WHERE e.id = ?",
        (episode_id,),
    ).fetchone()
    return unpack_transcript(row[0]) if row else None


def write_transcript(
    db: sqlite3.Connection,
    episode_id: int,
    transcript: Transcript,
    passages: Sequence[Passage],
    kept: float,
    shown: Timing,
) -> None:
    """Store a transcript in the place of its source's older one, and use it.

    Lists say ``shown`` of it.
    """
    db.execute(
        "INSERT INTO transcript"
        " (episode_id, source, timing, language, kept, words, passages)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (episode_id, source) DO UPDATE SET timing = excluded.timing,"
        " language = excluded.language, kept = excluded.kept,"
        " words = excluded.words, passages = excluded.passages",
        (
            episode_id,
            transcript.source,
            shown,
            transcript.language,
            kept,
            pack_transcript(transcript),
            _pack_passages(passages),
        ),
    )
    switch_transcript(db, episode_id, transcript.source)


def switch_transcript(db: sqlite3.Connection, episode_id: int, source: Source) -> bool:
    """Use the transcript of a source and index its passages; False without one."""
    row = db.execute(
        "SELECT timing, language, passages FROM transcript"
        " WHERE episode_id = ? AND source = ?",
        (episode_id, source),
    ).fetchone()
    if row is None:
        return False
    timing, language, passages = row
    db.execute(
        "UPDATE episode SET transcript_source = ?, transcript_timing = ?,"
        " transcript_language = ? WHERE id = ?",
        (source, timing, language, episode_id),
    )
    index_passages(db, episode_id, HitKind.TRANSCRIPT, _unpack_passages(passages))
    return True


def pack_transcript(transcript: Transcript) -> bytes:
    """A transcript as compressed JSON: a short row a cue, speakers by number."""
    speakers = {name: number for number, name in enumerate(transcript.speakers)}
    return _pack(
        {
            "source": transcript.source,
            "timing": transcript.timing,
            "language": transcript.language,
            "origin": transcript.origin,
            "notes": transcript.notes,
            "settled": transcript.settled,
            "speakers": list(speakers),
            "cues": [_cue_row(cue, speakers) for cue in transcript.cues],
        }
    )


def unpack_transcript(packed: bytes) -> Transcript:
    """The transcript that ``pack_transcript`` made the bytes of."""
    table = _unpack(packed)
    speakers: list[str] = table["speakers"]
    return Transcript(
        cues=tuple(_cue(row, speakers) for row in table["cues"]),
        source=Source(table["source"]),
        timing=Timing(table["timing"]),
        language=table["language"],
        origin=table["origin"],
        notes=tuple(table["notes"]),
        settled=table.get("settled", False),
    )


def _cue_row(cue: Cue, speakers: dict[str, int]) -> list[Any]:
    return [
        cue.text,
        cue.start,
        cue.end,
        speakers[cue.speaker] if cue.speaker else cue.speaker,
        cue.starts_paragraph + 2 * cue.heading + 4 * (not cue.spoken),
        [(word.text, word.start, word.end) for word in cue.words],
    ]


def _cue(row: list[Any], speakers: list[str]) -> Cue:
    text, start, end, speaker, flags, words = row
    return Cue(
        text=text,
        start=start,
        end=end,
        speaker=speakers[speaker] if isinstance(speaker, int) else speaker,
        words=tuple(Word(*word) for word in words),
        starts_paragraph=bool(flags & 1),
        heading=bool(flags & 2),
        spoken=not flags & 4,
    )


def _pack_passages(passages: Sequence[Passage]) -> bytes:
    return _pack([(p.text, p.start, p.speaker, p.times) for p in passages])


def _unpack_passages(packed: bytes) -> list[Passage]:
    return [
        Passage(
            HitKind.TRANSCRIPT, text, start, speaker, tuple((o, s) for o, s in times)
        )
        for text, start, speaker, times in _unpack(packed)
    ]


def _pack(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode())


def _unpack(packed: bytes) -> Any:
    return json.loads(zlib.decompress(packed))
