"""Alignments: when words are heard in a file, kept beside the words as they were given.

One a source and an audio file; a newer one takes the place of the older.
"""

import json
import zlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from tui.library.connections import Connections
from tui.library.moments import to_seconds
from tui.model.alignment import AlignedPassage, Alignment, KeptAlignment
from tui.model.transcript import Source, Stretch, Word

_REFUSED = b""
"""Kept in an alignment's place where the words are not what is heard."""


class Alignments:
    """What was found out about words and sound."""

    def __init__(self, connections: Connections, now: Callable[[], datetime]) -> None:
        self._connections = connections
        self._now = now

    def of(self, episode_id: int) -> list[KeptAlignment]:
        """Of every source and audio file, the newest first."""
        with self._connections.reading() as db:
            rows = db.execute(
                "SELECT source, text_hash, audio_key, duration, document"
                " FROM alignment WHERE episode_id = ? ORDER BY made DESC",
                (episode_id,),
            ).fetchall()
        return [_kept(row) for row in rows]

    def any(self, episode_id: int) -> bool:
        """Whether anything was found out."""
        with self._connections.reading() as db:
            found = db.execute(
                "SELECT 1 FROM alignment WHERE episode_id = ?", (episode_id,)
            ).fetchone()
        return found is not None

    def keep(self, episode_id: int, kept: KeptAlignment) -> None:
        """Keep what was found out, unless the episode is gone by now."""
        document = pack_alignment(kept.alignment) if kept.alignment else None
        document = _REFUSED if kept.refused else document
        made = to_seconds(self._now()) or 0.0
        with self._connections.writing() as db:
            db.execute(
                "INSERT OR REPLACE INTO alignment (episode_id, source, audio_key,"
                " duration, text_hash, made, document)"
                " SELECT id, ?, ?, ?, ?, ?, ? FROM episode WHERE id = ?",
                (
                    kept.source,
                    kept.audio_key,
                    kept.duration,
                    kept.text_hash,
                    made,
                    document,
                    episode_id,
                ),
            )


def pack_alignment(alignment: Alignment) -> bytes:
    """An alignment as compressed JSON: a short row a passage."""
    table = {
        "passages": [
            (p.confidence, [(w.text, w.start, w.end) for w in p.words])
            for p in alignment.passages
        ],
        "inserted": [(stretch.start, stretch.end) for stretch in alignment.inserted],
        "duration": alignment.duration,
        "coverage": alignment.coverage,
        "confidence": alignment.confidence,
    }
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode())


def unpack_alignment(packed: bytes) -> Alignment:
    """The alignment that ``pack_alignment`` made the bytes of."""
    table = json.loads(zlib.decompress(packed))
    return Alignment(
        passages=tuple(
            AlignedPassage(tuple(Word(*word) for word in words), confidence)
            for confidence, words in table["passages"]
        ),
        inserted=tuple(Stretch(*ends) for ends in table["inserted"]),
        duration=table["duration"],
        coverage=table["coverage"],
        confidence=table["confidence"],
    )


def _kept(row: Sequence[Any]) -> KeptAlignment:
    source, text_hash, audio_key, duration, document = row
    alignment = unpack_alignment(document) if document else None
    return KeptAlignment(
        Source(source), text_hash, audio_key, duration, alignment, document == _REFUSED
    )
