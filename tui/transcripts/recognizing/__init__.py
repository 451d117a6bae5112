"""Recognizing: sound becomes words, on this machine, a few minutes at a time.

A library of its own: it knows no database, no screen and no network. What hears the
words is a ``Recognizer``; everything else is the same for all of them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui.model.transcript import Cue, Source, Timing, Transcript, Word
from tui.text import plain_line
from tui.transcripts.aligning.sound import SAMPLE_RATE, decode
from tui.transcripts.formats.word_stream import sentences_of_words

if TYPE_CHECKING:
    from tui.transcripts.aligning.sound import Samples

PIECE_SECONDS = 120.0
"""How much is heard at once: what is lost when it is broken off, and kept in memory."""
_LAST_WORDS_SECONDS = 2.0
"""Words that end so shortly before a piece does may have been cut in two."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard in a piece of sound: words as they are written, in order."""

    words: tuple[Word, ...]
    language: str | None
    until: float
    """Up to where it was listened, in seconds."""


class Recognizer(Protocol):
    """Hears words in sound."""

    def hear(
        self,
        samples: "Samples",
        language: str | None,
        reached: Callable[[float], None],
    ) -> Heard:
        """The words of a piece, timed from its start; ``language`` where it is known.

        ``reached`` is told now and then up to where in the piece it was listened.
        Raises RecognitionError.
        """
        ...


def recognize(
    file: Path,
    recognizer: Recognizer,
    language: str | None = None,
    start: float = 0.0,
    piece_seconds: float = PIECE_SECONDS,
    *,
    reached: Callable[[float], None] = lambda until: None,
) -> Iterator[Heard]:
    """The words of a file from a moment on, piece by piece.

    A piece ends before its last words, unless it is the last piece: the next one hears
    them whole. ``reached`` is told up to where in the file it was listened.
    """

    def reached_in_piece(until: float) -> None:
        reached(start + until)

    while True:
        samples = _piece(file, start, piece_seconds)
        seconds = len(samples) / SAMPLE_RATE
        if not seconds:
            return
        heard = recognizer.hear(samples, language, reached_in_piece)
        heard = _later(heard, start, start + seconds)
        language = language or heard.language
        more = seconds > piece_seconds - 1.0
        heard = _whole_words(heard, start) if more else heard
        yield heard
        if not more:
            return
        start = heard.until


def transcript_of(
    words: Sequence[Word], language: str | None, model: str
) -> Transcript:
    """What was heard, in sentences."""
    cues = sentences_of_words([Cue(w.text, w.start, w.end) for w in words])
    return Transcript(
        tuple(cues), Source.RECOGNIZED, Timing.WORD, language, plain_line(model)
    )


def _piece(file: Path, start: float, seconds: float) -> "Samples":
    import numpy as np

    pieces = list(decode(file, start, start + seconds))
    return np.concatenate(pieces) if pieces else np.zeros(0, np.int16)


def _later(heard: Heard, start: float, until: float) -> Heard:
    words = []
    latest = start
    for word in heard.words:
        text = plain_line(word.text)
        begin = min(max(word.start + start, latest), until)
        latest = min(max(word.end + start, begin), until)
        if text:
            words.append(Word(text, round(begin, 3), round(latest, 3)))
    return Heard(tuple(words), heard.language, until)


def _whole_words(heard: Heard, start: float) -> Heard:
    """What was heard up to the last pause or sentence of a piece that goes on."""
    sure = heard.until - _LAST_WORDS_SECONDS
    kept = [word for word in heard.words if word.end <= sure]
    if not kept or len(kept) == len(heard.words):
        return heard if not kept else Heard(heard.words, heard.language, sure)
    cut = max((kept[-1].end + heard.words[len(kept)].start) / 2, start + 1.0)
    return Heard(tuple(kept), heard.language, cut)
