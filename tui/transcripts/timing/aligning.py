"""Aligning: a text given the times at which its words were heard in the audio."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.model.alignment import AlignedPassage, Alignment
from tui.model.transcript import Cue, Timing, Transcript


def text_hash(transcript: Transcript) -> str:
    """Of a transcript's words, cue by cue: what an alignment was made of."""
    return hashlib.sha256(transcript.text.encode()).hexdigest()[:32]


def aligned(transcript: Transcript, alignment: Alignment) -> Transcript:
    """The words at the times they are heard, and what is heard between them.

    The alignment is of these very cues. What is not spoken stands at the moment after
    the words before it, or before the first words of all.
    """
    return replace(
        transcript,
        cues=tuple(_timed(transcript.cues, alignment.passages)),
        timing=Timing.ALIGNED,
        inserted=alignment.inserted,
    )


def _timed(cues: Sequence[Cue], passages: Sequence[AlignedPassage]) -> Iterator[Cue]:
    heard = (passage.words[0].start for passage in passages if passage.spoken)
    moment = next(heard, 0.0)
    for cue, passage in zip(cues, passages, strict=True):
        if passage.spoken:
            start = max(passage.words[0].start, moment)
            moment = max(passage.words[-1].end, start)
            yield replace(cue, start=start, end=moment, words=passage.words)
        else:
            yield replace(cue, start=moment, end=moment, words=(), spoken=False)
