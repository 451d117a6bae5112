"""Episode rows: the columns a list needs, in the order ``row_of`` reads them."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from tui.library.moments import from_seconds
from tui.library.sealing import without_seal
from tui.model.download_state import DownloadState
from tui.model.episode import EpisodeRow, TranscriptNote
from tui.model.transcript import Source, Timing

SELECT_ROW = """
    SELECT episode.id, episode.show_id, show.title, episode.guid, episode.title,
        episode.published, coalesce(episode.measured_duration, episode.duration),
        episode.season, episode.number, episode.kind, episode.link,
        episode.audio_url, episode.audio_type, episode.position, episode.played,
        episode.starred, episode.download_path IS NOT NULL, episode.chapters,
        (SELECT state FROM download WHERE episode_id = episode.id), episode.offline,
        episode.explicit,
        episode.transcript_source, episode.transcript_timing,
        episode.transcript_language
    FROM episode CROSS JOIN show ON show.id = episode.show_id
"""


def select_rows(
    db: sqlite3.Connection, rest: str, values: Sequence[object] = ()
) -> list[EpisodeRow]:
    """Rows of ``SELECT_ROW`` with the rest of the statement appended."""
    return [row_of(columns) for columns in db.execute(f"{SELECT_ROW} {rest}", values)]


def row_of(columns: Sequence[Any]) -> EpisodeRow:
    """The row that the columns of ``SELECT_ROW`` make."""
    return EpisodeRow(
        id=columns[0],
        show_id=columns[1],
        show_title=columns[2],
        guid=columns[3],
        title=columns[4],
        published=from_seconds(columns[5]),
        duration=columns[6],
        season=columns[7],
        number=columns[8],
        kind=columns[9],
        link=columns[10] and without_seal(columns[10]),
        audio_url=columns[11] and without_seal(columns[11]),
        audio_type=columns[12],
        position=columns[13],
        played=bool(columns[14]),
        starred=bool(columns[15]),
        downloaded=bool(columns[16]),
        chapters=columns[17],
        download=DownloadState(columns[18]) if columns[18] else None,
        offline=bool(columns[19]),
        explicit=None if columns[20] is None else bool(columns[20]),
        transcript=_note(columns[21:]),
    )


def _note(columns: Sequence[Any]) -> TranscriptNote | None:
    source, timing, language = columns
    if source is None:
        return None
    return TranscriptNote(Source(source), Timing(timing), language)
