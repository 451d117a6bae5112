"""Captions: cues ready for the caption formats, where each must end after it starts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tui.errors import TranscriptError
from tui.model.transcript import Cue
from tui.transcripts.spoken import SECONDS_PER_UNIT, spoken_length

_SHORTEST = 0.001


def with_caption_ends(cues: Sequence[Cue]) -> list[Cue]:
    """Cues with starts and ends in whole milliseconds, each at least one long.

    What is not spoken is no caption.

    Raises:
        TranscriptError: the words have no times.
    """
    return [_whole(cue) for cue in cues if cue.spoken]


def with_names(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Cues whose text begins with ``Name:`` where somebody else begins to speak."""
    speaker: str | None = None
    for cue in cues:
        name = f"{cue.speaker}: " if cue.speaker and cue.speaker != speaker else ""
        speaker = cue.speaker or speaker
        yield replace(cue, text=name + cue.text)


def _whole(cue: Cue) -> Cue:
    if cue.start is None:
        raise TranscriptError(
            "The words have no times, which this format needs; choose txt or md."
        )
    start = round(cue.start, 3)
    end = cue.end
    if end is None:
        end = start + spoken_length(cue.text) * SECONDS_PER_UNIT
    return replace(cue, start=start, end=round(max(end, start + _SHORTEST), 3))
