"""The timing ladder: give every cue a time, honestly."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from tui.model.chapter import Chapter
from tui.model.transcript import Cue, Timing, Transcript
from tui.transcripts.sentences import split_sentences
from tui.transcripts.spoken import SECONDS_PER_UNIT, spoken_length
from tui.transcripts.timing.ends import SLOWEST, next_starts, with_ends
from tui.transcripts.timing.estimating import estimated
from tui.transcripts.timing.length_gap import length_gap


def timed(
    transcript: Transcript,
    duration: float | None,
    chapters: Sequence[Chapter] = (),
) -> Transcript:
    """The transcript with the best times that can be had without the audio.

    Missing ends are filled in; turns get their sentences placed by spoken length,
    never past the next turn (following cues of equal start and speaker are the
    paragraphs of one turn); text without times is spread over ``duration`` (seconds)
    and becomes ``estimated``; without a duration it stays as it is. Settled words keep
    their times as long as they are as long as the audio.
    """
    if transcript.settled and _fits(transcript, duration):
        return transcript
    transcript = replace(transcript, settled=False)
    match transcript.timing:
        case Timing.NONE | Timing.ESTIMATED:
            return estimated(transcript, duration, chapters)
        case Timing.TURN:
            cues = _turns_as_sentences(transcript.cues, duration)
        case _:
            cues = with_ends(transcript.cues, duration)
    return replace(transcript, cues=cues)


def _fits(settled: Transcript, duration: float | None) -> bool:
    """Whether settled times are for audio of this length; only estimates fill it."""
    if settled.timing is not Timing.ESTIMATED:
        return True
    return length_gap(replace(settled, timing=Timing.CUE), duration) is None


def _turns_as_sentences(cues: Sequence[Cue], duration: float | None) -> tuple[Cue, ...]:
    marked = any(cue.starts_paragraph for cue in cues)
    placed: list[Cue] = []
    together = [list(group) for _, group in groupby(cues, key=lambda cue: cue.start)]
    starts = [group[0] for group in together]
    for group, until in zip(together, next_starts(starts, duration), strict=True):
        pieces = [p for cue in group for p in _sentences_of(cue, not marked)]
        if len(pieces) == len(group) and all(piece.end is not None for piece in pieces):
            placed += pieces
        else:
            placed += _placed(pieces, group[-1], until)
    return tuple(placed)


def _sentences_of(cue: Cue, starts_paragraph: bool) -> Iterator[Cue]:
    """A turn's sentences, without times yet."""
    first = True
    for sentence in split_sentences(cue.text):
        yield replace(
            cue,
            text=sentence.strip(),
            words=(),
            starts_paragraph=first and (starts_paragraph or cue.starts_paragraph),
        )
        first = False


def _placed(pieces: list[Cue], turn: Cue, until: float | None) -> Iterator[Cue]:
    """Sentences side by side from the turn's start to where it must have ended."""
    lengths = [spoken_length(piece.text) for piece in pieces]
    start = turn.start or 0.0
    stop = start + sum(lengths) * SECONDS_PER_UNIT * SLOWEST
    for limit in (turn.end, until):
        stop = stop if limit is None or limit < start else min(stop, limit)
    scale = (stop - start) / (sum(lengths) or 1.0)
    for piece, length in zip(pieces, lengths, strict=True):
        end = min(start + length * scale, stop)
        yield replace(piece, start=start, end=end)
        start = end
