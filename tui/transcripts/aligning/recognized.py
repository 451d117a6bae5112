"""Aligning by recognition: what is heard is written down and matched to the text."""

from collections.abc import Callable, Sequence
from functools import partial

from tui.errors import AlignmentError, OtherWords
from tui.model.alignment import Alignment
from tui.model.transcript import Cue, Stretch
from tui.transcripts.aligning.following import Follower
from tui.transcripts.aligning.loudness import Loudness
from tui.transcripts.aligning.matching import match
from tui.transcripts.aligning.pieces import Piece, pieces
from tui.transcripts.aligning.placing import Placing
from tui.transcripts.aligning.recognizer import Heard, Recognizer
from tui.transcripts.aligning.recording import Recording
from tui.transcripts.aligning.summary import summary
from tui.transcripts.aligning.tokens import Tokens, tokens_of
from tui.transcripts.aligning.trusting import (
    of_spoken_passages,
    pace_of,
    trusted,
)
from tui.transcripts.aligning.ways import words_of

_PAD = 0.15
"""Seconds a piece overlaps its neighbors: a word may lie on the cut."""

_LEAST_MATCHED = 0.35
"""Of an unrelated text, a short one, up to a quarter of the words are heard."""


def align_recognized(
    passages: Sequence[str | Cue],
    recording: Recording,
    make_recognizer: Callable[[Tokens], Recognizer],
    progress: Callable[[float], None],
) -> Alignment:
    """A text aligned to a recording by what a recognizer hears in it."""
    text = tokens_of(passages)
    if not text.tokens:
        raise AlignmentError("There are no words to align.")
    follower = Follower(text, make_recognizer(text))
    heard = hear(recording, follower, progress)
    return align_heard(text, heard, recording.loudness, recording.duration)


def align_heard(
    text: Tokens, heard: Sequence[Heard], loudness: Loudness, duration: float
) -> Alignment:
    """A text aligned to a sound in which these words were heard."""
    words = [word.text for word in text.written]
    owners = [word.passage for word in text.written]
    pairs = match([t.text for t in text.tokens], [h.text for h in heard])
    matched = words_of(text, heard, pairs)
    kept = trusted(matched, pace_of(words, matched))
    kept = of_spoken_passages(kept, owners)
    _refuse_another_text(len(kept), text, heard)
    speech = [Stretch(word.start, word.end) for word in heard]
    pace = pace_of(words, kept)
    placing = Placing(words, owners, kept, speech, duration, pace)
    return summary(placing.passages(text.passages), loudness, duration, len(words))


def hear(
    recording: Recording, follower: Follower, progress: Callable[[float], None]
) -> list[Heard]:
    """All that is heard in a recording, in order."""
    heard: list[Heard] = []
    for piece in pieces(recording.loudness.levels, 0.0, recording.duration):
        heard.extend(follower.hear(partial(hear_piece, recording, piece)))
        progress(piece.end / recording.duration)
    return heard


def hear_piece(
    recording: Recording, piece: Piece, recognizer: Recognizer
) -> list[Heard]:
    """What is heard in a piece; a word on the cut is of the piece its middle is in."""
    start = max(0.0, piece.start - _PAD)
    words = recognizer.hear(recording.cut(start, piece.end + _PAD))
    later = (
        Heard(
            w.text,
            recording.loudness.first_sound(w.start + start, w.end + start),
            w.end + start,
        )
        for w in words
    )
    return [w for w in later if piece.start <= (w.start + w.end) / 2 < piece.end]


def _refuse_another_text(matched: int, text: Tokens, heard: Sequence[Heard]) -> None:
    of_text = matched / max(1, len(text.written))
    of_sound = matched / max(1, len(heard))
    if max(of_text, of_sound) < _LEAST_MATCHED:
        raise OtherWords("These words are not what is heard in this audio.")
