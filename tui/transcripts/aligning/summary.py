"""A summary: how much of a text is in a sound, how surely, and what else is in it."""

from tui.model.alignment import AlignedPassage, Alignment
from tui.transcripts.aligning.inserting import inserted
from tui.transcripts.aligning.loudness import Loudness


def summary(
    aligned: tuple[AlignedPassage, ...], loudness: Loudness, duration: float, words: int
) -> Alignment:
    """An alignment with its figures and what is inserted."""
    spoken = [(len(p.words), p.confidence) for p in aligned if p.spoken]
    count = sum(size for size, _ in spoken)
    return Alignment(
        passages=aligned,
        inserted=inserted(aligned, loudness, duration),
        duration=duration,
        coverage=count / words if words else 0.0,
        confidence=sum(size * sure for size, sure in spoken) / max(1, count),
    )
