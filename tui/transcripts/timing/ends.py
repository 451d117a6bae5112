"""Ends of cues that only say when they begin."""

from collections.abc import Sequence
from dataclasses import replace

from tui.model.transcript import Cue
from tui.transcripts.spoken import SECONDS_PER_UNIT, spoken_length

SLOWEST = 2.0
"""Nothing is made to last longer than this many times its spoken length."""


def with_ends(cues: Sequence[Cue], duration: float | None) -> tuple[Cue, ...]:
    """Cues that all end: at the next one's start, or when their words are said."""
    if all(cue.end is not None for cue in cues):
        return tuple(cues)
    return tuple(
        cue if cue.end is not None else replace(cue, end=_end(cue, until))
        for cue, until in zip(cues, next_starts(cues, duration), strict=True)
    )


def _end(cue: Cue, until: float | None) -> float:
    start = cue.start or 0.0
    if cue.words:
        return max(cue.words[-1].end, start)
    slowest = start + spoken_length(cue.text) * SECONDS_PER_UNIT * SLOWEST
    return slowest if until is None else min(until, slowest)


def next_starts(cues: Sequence[Cue], duration: float | None) -> list[float | None]:
    """For each cue the first later start; for the last the duration, where it fits."""
    nexts: list[float | None] = []
    following: float | None = duration
    later = duration
    for cue in reversed(cues):
        start = cue.start or 0.0
        if following is not None and start < following:
            later = following
        nexts.append(later if later is not None and later > start else None)
        following = start
    nexts.reverse()
    return nexts
