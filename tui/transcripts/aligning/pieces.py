"""Pieces of a recording that are short enough to be recognized, cut where it is quiet.

A recognizer's search grows with the length of what it hears, and so does its memory.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.transcripts.aligning.loudness import FRAME

if TYPE_CHECKING:
    from tui.transcripts.aligning.loudness import Levels

LONGEST = 12.0
SHORTEST = 4.0
_PAUSE = 0.25
"""Over this many seconds the level is averaged: a pause is longer than a stop sound."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a recording, in seconds."""

    start: float
    end: float


def pieces(levels: "Levels", start: float, end: float) -> list[Piece]:
    """A stretch of a recording in pieces, in order, with nothing between them."""
    smooth = _smooth(levels)
    found = []
    while end - start > LONGEST:
        cut = _quietest(smooth, start + SHORTEST, start + LONGEST)
        found.append(Piece(start, cut))
        start = cut
    if end > start:
        found.append(Piece(start, end))
    return found


def _smooth(levels: "Levels") -> "Levels":
    import numpy as np

    width = round(_PAUSE / FRAME)
    if len(levels) < width:
        return levels
    return np.convolve(levels, np.ones(width, np.float32) / width, "same")


def _quietest(smooth: "Levels", start: float, end: float) -> float:
    import numpy as np

    first = round(start / FRAME)
    window = smooth[first : round(end / FRAME)]
    if not len(window):
        return end
    later_is_better = np.linspace(3.0, 0.0, len(window), dtype=np.float32)
    return (first + int(np.argmin(window + later_is_better))) * FRAME
