"""A summary: how much of a text is in a sound, how surely, and what else is in it."""

from tui.model.alignment import AlignedPassage, Alignment
from tui.transcripts.aligning.inserting import inserted
from tui.transcripts.aligning.loudness import Loudness


def summary(
    aligned: tuple[AlignedPassage, ...], loudness: Loudness, duration: float, words: int
) -> Alignment:
    """An alignment with its figures and what is inserted."""
    count = sum(len(passage.words) for passage in aligned)
    return Alignment(
        passages=aligned,
        inserted=inserted(aligned, loudness, duration),
        duration=duration,
        coverage=count / words if words else 0.0,
        confidence=confidence_of(aligned),
    )


def confidence_of(aligned: tuple[AlignedPassage, ...]) -> float:
    """The confidence of all spoken passages together, by their words."""
    count = sum(len(passage.words) for passage in aligned)
    sure = sum(len(passage.words) * passage.confidence for passage in aligned)
    return sure / max(1, count)
