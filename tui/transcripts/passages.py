"""Passages: an episode's words in pieces of a few sentences, for the search index."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tui.model.hit import HitKind, Passage
from tui.model.running_text import running_text
from tui.model.transcript import Cue, Transcript
from tui.transcripts.sentences import split_sentences
from tui.transcripts.spoken import count_words

_ENOUGH_WORDS = 30
_MOST_WORDS = 60


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cue, or a sentence of a long one; only its first has the cue's start."""

    text: str
    words: int
    speaker: str | None
    start: float | None


def passages(transcript: Transcript) -> list[Passage]:
    """The spoken words, each passage of one speaker, with the times of its pieces."""
    found: list[Passage] = []
    pieces: list[_Piece] = []
    words = 0
    start = latest = None
    for piece in _pieces(transcript.cues):
        full = words >= _ENOUGH_WORDS or words + piece.words > _MOST_WORDS
        if pieces and (full or piece.speaker != pieces[0].speaker):
            found.append(_passage(pieces, start))
            pieces, words = [], 0
        latest = latest if piece.start is None else piece.start
        start = start if pieces else latest
        pieces.append(piece)
        words += piece.words
    return [*found, _passage(pieces, start)] if pieces else found


def _passage(pieces: Sequence[_Piece], start: float | None) -> Passage:
    text, offsets = running_text([piece.text for piece in pieces])
    placed = zip(offsets, pieces, strict=True)
    times = tuple((at, piece.start) for at, piece in placed if piece.start is not None)
    told = times if len(times) > 1 else ()
    return Passage(HitKind.TRANSCRIPT, text, start, pieces[0].speaker, told)


def _pieces(cues: Iterable[Cue]) -> Iterator[_Piece]:
    """Cues short enough as they are, longer ones by their sentences."""
    for cue in cues:
        words = count_words(cue.text)
        if words <= _MOST_WORDS:
            yield _Piece(cue.text, words, cue.speaker, cue.start)
            continue
        start = cue.start
        for sentence in split_sentences(cue.text):
            text = sentence.strip()
            yield _Piece(text, count_words(text), cue.speaker, start)
            start = None
