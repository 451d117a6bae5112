"""Moves: where the sound is among some starts, and the next or last of them. Pure."""

from collections.abc import Sequence

from tui.model.chapter import Chapter
from tui.model.transport import GRACE


def neighbor(starts: Sequence[float], position: float, step: int) -> float | None:
    """The next start after a position, or the one to go back to."""
    if step > 0:
        return next((start for start in starts if start > position + 0.05), None)
    before = [start for start in starts if start <= position - GRACE]
    return before[-1] if before else (starts[0] if starts else None)


def chapter_at(chapters: Sequence[Chapter], seconds: float) -> int | None:
    """Which chapter a moment is in."""
    started = [i for i, chapter in enumerate(chapters) if chapter.start <= seconds]
    return started[-1] if started else None
