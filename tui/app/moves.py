"""Moves: from where the sound is to the next or last of some starts. Pure."""

from collections.abc import Sequence

from tui.model.transport import GRACE


def neighbor(starts: Sequence[float], position: float, step: int) -> float | None:
    """The next start after a position, or the one to go back to."""
    if step > 0:
        return next((start for start in starts if start > position + 0.05), None)
    before = [start for start in starts if start <= position - GRACE]
    return before[-1] if before else (starts[0] if starts else None)
