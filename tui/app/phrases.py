"""Times, dates and counts in the words and glyphs of the screen."""

from __future__ import annotations

import math
from datetime import datetime
from typing import TYPE_CHECKING

from tui.model.download_state import DownloadState
from tui.model.episode import EpisodeRow
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


def soon(moment: datetime, now: datetime) -> str:
    """``14:30`` of the same day, ``23 Jun 14:30`` of another, where the listener is."""
    here, today = moment.astimezone(), now.astimezone().date()
    return f"{here:%H:%M}" if here.date() == today else f"{here:%-d %b %H:%M}"


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


def length(row: EpisodeRow) -> str:
    """How long an episode is; of a live event, whether it is on."""
    if not row.live:
        return clock(row.duration)
    return "LIVE" if row.kind == "live" else "soon"


def labels(row: EpisodeRow) -> tuple[str, ...]:
    """``S2 E4 · bonus · explicit``, then fewer words; nothing where nothing is told."""
    season = f"S{row.season}" if row.season else ""
    number = f"E{row.number:g}" if row.number else ""
    kind = row.kind if row.kind in ("trailer", "bonus") else ""
    place = " ".join(filter(None, (season, number)))
    parts = [p for p in (place, kind, "explicit" if row.explicit else "") if p]
    return tuple(" · ".join(parts[:end]) for end in range(len(parts), 0, -1))


def state_mark(row: EpisodeRow) -> str:
    """One cell: unplayed, started, played, or a post without sound.

    A live event has no such state.
    """
    if not row.playable:
        return "≡"
    if row.live:
        return " "
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
    DownloadState.UNLIKE: "↓?",
}


def span(seconds: float) -> str:
    """``1 min 34 s``, ``45 s``."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def hours(seconds: float) -> str:
    """``2 h 5 min``, ``24 min``."""
    hour, minute = divmod(max(1, round(seconds / 60)), 60)
    return f"{hour} h {minute} min" if hour else f"{minute} min"


def left_to_hear(row: EpisodeRow) -> float:
    """Seconds of an episode that were not heard; 0 where its length is unknown."""
    left = (row.duration or 0.0) - (row.position if row.started else 0.0)
    return max(0.0, left)


def later(seconds: float) -> str:
    """``1.5 s later``, ``0.3 s earlier``, ``1:30 later``."""
    size = abs(seconds)
    amount = f"{size:.1f} s" if size < 60 else clock(size)
    return f"{amount} {'earlier' if seconds < 0 else 'later'}"


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


def progress_wordings(progress: Progress) -> tuple[str, ...]:
    """``34%  3.1 MB/s  1:05 left``, or why nothing comes; then in ever fewer words."""
    if progress.trouble:
        share = percent(progress.share)
        return f"{share} waits for the network".strip(), f"{share} waits".strip()
    done = percent(progress.share) or megabytes(progress.done_bytes)
    left = f"{clock(progress.seconds_left)} left" if progress.seconds_left else ""
    whole = "  ".join(filter(None, (done, rate_words(progress))))
    return whole, "  ".join(filter(None, (done, left))), done


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
