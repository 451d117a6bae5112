"""Cross-checking: what recognition placed with little to go by, warping places too.

Where the two disagree, the confidence of a passage is halved. Passages of which most
was heard as written are left alone: there recognition is the surer of the two by far.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tui.errors import AlignmentError
from tui.model.alignment import AlignedPassage, Alignment
from tui.model.transcript import Cue
from tui.transcripts.aligning.recording import Recording
from tui.transcripts.aligning.summary import confidence_of
from tui.transcripts.aligning.warping import is_read, warped_starts

SURE = 0.7
_SECONDS_APART = 1.0
_LOWERED = 0.5


def cross_checked(
    alignment: Alignment,
    passages: Sequence[str | Cue],
    recording: Recording,
    language: str,
    progress: Callable[[float], None],
) -> Alignment:
    """The alignment, doubted where warping says otherwise; needs espeak-ng to doubt."""
    doubtful = any(p.spoken and p.confidence < SURE for p in alignment.passages)
    if not doubtful or not is_read(language):
        return alignment
    try:
        starts = warped_starts(passages, recording, language, progress)
    except AlignmentError:
        progress(1.0)
        return alignment
    return doubted(alignment, starts)


def doubted(alignment: Alignment, starts: Mapping[int, float]) -> Alignment:
    """Less confidence where a doubtful passage is elsewhere; ``starts`` by passage."""
    passages = tuple(
        _doubted(passage, starts.get(number))
        for number, passage in enumerate(alignment.passages)
    )
    return replace(alignment, passages=passages, confidence=confidence_of(passages))


def _doubted(passage: AlignedPassage, start: float | None) -> AlignedPassage:
    if start is None or not passage.spoken or passage.confidence >= SURE:
        return passage
    if abs(passage.words[0].start - start) <= _SECONDS_APART:
        return passage
    return replace(passage, confidence=passage.confidence * _LOWERED)
