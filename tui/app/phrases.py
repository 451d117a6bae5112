"""Times, dates and counts in the words and glyphs of the screen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.app.drawing import fit
from tui.model.alignment import Alignment
from tui.model.download import DownloadState
from tui.model.episode import EpisodeRow, TranscriptNote
from tui.model.transcript import Source, Timing
from tui.playback.player import State

if TYPE_CHECKING:
    from tui.playback.downloads import Progress

STATE_GLYPHS = {
    State.IDLE: "■",
    State.OPENING: "○",
    State.PLAYING: "►",
    State.PAUSED: "‖",
    State.STALLED: "○",
    State.ENDED: "■",
    State.FAILED: "✗",
}

STATE_WORDS = {
    State.IDLE: "stopped",
    State.OPENING: "opening",
    State.PLAYING: "playing",
    State.PAUSED: "paused",
    State.STALLED: "waiting for the network",
    State.ENDED: "ended",
    State.FAILED: "failed",
}

SOURCE_WORDS = {
    Source.FEED: "publisher",
    Source.EMBEDDED: "audio file",
    Source.NOTES: "show notes",
    Source.PAGE: "web page",
    Source.FILE: "your file",
    Source.RECOGNIZED: "recognized here",
}

TIMING_WORDS = {
    Timing.WORD: "every word",
    Timing.CUE: "every line",
    Timing.ALIGNED: "aligned with the sound",
    Timing.ANCHORED: "shifted by you",
    Timing.TURN: "every turn, estimated inside",
    Timing.ESTIMATED: "estimated",
    Timing.NONE: "none",
}


TRUST_WORDS = {
    Timing.WORD: "every word",
    Timing.CUE: "every line",
    Timing.ALIGNED: "aligned",
    Timing.ANCHORED: "shifted by you",
    Timing.TURN: "estimated inside turns",
    Timing.ESTIMATED: "estimated",
    Timing.NONE: "no times",
}
"""How far the times can be trusted, in the fewest words."""


def clock(seconds: float | None) -> str:
    """``1:02:33`` or ``5:04``; nothing for an unknown time."""
    if seconds is None:
        return ""
    minutes, second = divmod(max(0, int(seconds)), 60)
    hour, minute = divmod(minutes, 60)
    if hour:
        return f"{hour}:{minute:02}:{second:02}"
    return f"{minute}:{second:02}"


def day(moment: datetime | None) -> str:
    """``16 Jun 2026``, where the listener is."""
    return f"{moment.astimezone():%-d %b %Y}" if moment else ""


def short_day(moment: datetime | None) -> str:
    """``16 Jun 26``, where the listener is."""
    return f"{moment.astimezone():%-d %b %y}" if moment else ""


def count(number: int, noun: str) -> str:
    """``1 episode``, ``2,000 episodes``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def heard_percent(row: EpisodeRow) -> str:
    """How much of a started episode was heard."""
    if not row.started:
        return ""
    if not row.duration:
        return clock(row.position)
    return f"{min(99, max(1, round(100 * row.position / row.duration)))}%"


def state_mark(row: EpisodeRow) -> str:
    """One cell: unplayed, started, played, or a post without sound."""
    if not row.playable:
        return "≡"
    if row.played:
        return "✓"
    return "◐" if row.started else "●"


def download_mark(row: EpisodeRow) -> str:
    """Whether its sound is here, everything of it is, or it is on its way."""
    if row.downloaded:
        return "⇓" if row.offline else "↓"
    return "" if row.download is None else _DOWNLOAD_MARKS[row.download]


_DOWNLOAD_MARKS = {
    DownloadState.WAITING: "↓…",
    DownloadState.PAUSED: "↓‖",
    DownloadState.FAILED: "↓!",
}


def words_note(note: TranscriptNote, gap: float | None = None) -> str:
    """Where the words and their times come from; first, whether times may be off."""
    return words_notes(note, gap)[0]


def words_notes(note: TranscriptNote, gap: float | None = None) -> tuple[str, ...]:
    """The same in ever fewer words; all say how far the times can be trusted."""
    source, times = SOURCE_WORDS[note.source], TIMING_WORDS[note.timing]
    trust = TRUST_WORDS[note.timing]
    if gap is None:
        long = f"words: {source} · times: {times}"
        return long, f"{source} · {times}", f"{source} · {trust}", trust
    long = f"! {gap_note(gap)} · {source} · {times}"
    return long, f"! {gap_note(gap)} · {trust}", f"! {trust}"


def longest_fitting(wordings: Sequence[str], width: int) -> str:
    """The first wording that fits; the last one, cut, where none does."""
    fitting = (words for words in wordings if cell_len(words) <= width)
    return next(fitting, fit(wordings[-1], width) if wordings else "")


def alignment_note(source: Source, alignment: Alignment, *, retimed: bool) -> str:
    """How words were matched to the sound: what is told first is cut off last."""
    parts = [SOURCE_WORDS[source], TIMING_WORDS[Timing.ALIGNED]]
    parts.append(f"{alignment.coverage:.0%} heard")
    inserts = inserts_note(alignment)
    if retimed:
        parts[1] = f"{inserts}, text re-timed" if inserts else "text re-timed"
    elif inserts:
        parts.append(inserts)
    return " · ".join(parts)


def alignment_notes(
    source: Source, alignment: Alignment, *, retimed: bool
) -> tuple[str, ...]:
    """The same in ever fewer words; all say how much of them was heard."""
    long = alignment_note(source, alignment, retimed=retimed)
    how = "text re-timed" if retimed else TRUST_WORDS[Timing.ALIGNED]
    heard = f"{alignment.coverage:.0%} heard"
    inserts = [inserts_note(alignment)] if alignment.inserted else []
    middle = " · ".join([how, heard, *inserts])
    return long, middle, f"{how} · {heard}", heard


def inserts_note(alignment: Alignment) -> str:
    """``2 inserts, 1 min 34 s``; nothing where there are none."""
    if not alignment.inserted:
        return ""
    length = sum(stretch.length for stretch in alignment.inserted)
    return f"{count(len(alignment.inserted), 'insert')}, {span(length)}"


def span(seconds: float) -> str:
    """``1 min 34 s``, ``45 s``."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def later(seconds: float) -> str:
    """``1.5 s later``, ``0.3 s earlier``, ``1:30 later``."""
    size = abs(seconds)
    amount = f"{size:.1f} s" if size < 60 else clock(size)
    return f"{amount} {'earlier' if seconds < 0 else 'later'}"


def gap_note(seconds: float) -> str:
    """That words and sound differ in length, and by how much."""
    size = clock(abs(seconds))
    return f"words end {size} {'after the sound' if seconds < 0 else 'early'}"


def megabytes(size_bytes: int) -> str:
    """``340 KB``, ``12.3 MB``, ``1.2 GB``: powers of ten, as disks are sold."""
    if size_bytes < 1_000_000:
        return f"{size_bytes / 1000:.0f} KB"
    if size_bytes < 1_000_000_000:
        return f"{size_bytes / 1_000_000:.1f} MB"
    return f"{size_bytes / 1_000_000_000:.1f} GB"


def percent(share: float | None) -> str:
    """``34%``; nothing where it cannot be told."""
    return "" if share is None else f"{math.floor(share * 100)}%"


def bar(share: float | None, width: int) -> str:
    """``━━━━────``: how much of something is there."""
    full = round((share or 0.0) * width)
    return "━" * full + "─" * (width - full)


def progress_words(progress: Progress) -> str:
    """``34%  3.1 MB/s  1:05 left``, or why nothing comes."""
    if progress.trouble:
        return f"{percent(progress.share)} waits for the network".strip()
    done = percent(progress.share) or megabytes(progress.done_bytes)
    return "  ".join(filter(None, (done, rate_words(progress))))


def rate_words(progress: Progress) -> str:
    """``3.1 MB/s  1:05 left``, as far as it can be told."""
    words = []
    if progress.bytes_per_second > 0:
        words.append(f"{megabytes(round(progress.bytes_per_second))}/s")
    if progress.seconds_left:
        words.append(f"{clock(progress.seconds_left)} left")
    return "  ".join(words)


def speed(rate: float) -> str:
    """``1.2×``."""
    return f"{rate:.2f}".rstrip("0").rstrip(".") + "×"
