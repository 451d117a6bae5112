"""Checking: whether times made for some file are those of the file at hand.

The length tells first. Then a few probes: what should be heard at a moment is listened
for there, in a text of which every word is possible, so that a probe also tells how far
off the words are. Costs a second or two, where aligning an hour costs minutes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from statistics import median

from tui.model.transcript import Cue, Word
from tui.transcripts.aligning.matching import match
from tui.transcripts.aligning.pieces import pieces
from tui.transcripts.aligning.recognized import hear_piece
from tui.transcripts.aligning.recognizer import Recognizer
from tui.transcripts.aligning.recording import recorded
from tui.transcripts.aligning.sound import decode, length
from tui.transcripts.aligning.tokens import Tokens, tokens_of
from tui.transcripts.aligning.trusting import Matched, pace_of, trusted
from tui.transcripts.aligning.ways import words_of
from tui.transcripts.spoken import words_between

PROBES = (0.03, 0.25, 0.5, 0.75, 0.96)
"""Where in the cues probes are taken; the last is past most inserts."""

PROBE_SECONDS = 18.0
_PAST_THE_END = 3.0
_NEAR = 0.7
_NEAR_SHARE = 0.12
"""Words inside a long cue are placed by length: that much of it they may be off."""

_WORDS_THAT_TELL = 6


class Verdict(Enum):
    """Whether given times are those of a file."""

    FITS = "fits"
    SHIFTED = "shifted"
    """All words are off by the same time."""
    STRAYS = "strays"
    """The words are off by different times, or not there: align them."""


@dataclass(frozen=True, slots=True)
class Check:
    """What a check found. A word is heard ``shift`` seconds after its given time."""

    verdict: Verdict
    shift: float = 0.0


def by_length(cues: Sequence[Cue], duration: float) -> Check:
    """What the length of a file tells alone: times past its end are another file's."""
    ends = [cue.end or cue.start or 0.0 for cue in cues if cue.start is not None]
    fits = bool(ends) and max(ends) <= duration + _PAST_THE_END
    return Check(Verdict.FITS if fits else Verdict.STRAYS)


def check_recognized(
    cues: Sequence[Cue],
    file: Path,
    make_recognizer: Callable[[Tokens], Recognizer],
    keep_on: Callable[[], None],
) -> Check:
    """Whether the times of cues fit a file, by listening in a few places."""
    told = by_length(cues, length(file))
    if told.verdict is Verdict.STRAYS:
        return told
    text = tokens_of(cues)
    expected = expected_words(cues)
    recognizer = make_recognizer(text)
    shifts = []
    for start in moments(cues):
        keep_on()
        shifts.append(_probe(file, start, text, expected, recognizer, keep_on))
    return judge(shifts)


def judge(shifts: Sequence[float | None]) -> Check:
    """What the probes together tell; None is a probe that heard nothing of the text."""
    heard = [shift for shift in shifts if shift is not None]
    if len(heard) * 2 <= len(shifts):
        return Check(Verdict.STRAYS)
    middle = median(heard)
    if max(heard) - min(heard) > 2 * _NEAR:
        return Check(Verdict.STRAYS)
    if abs(middle) <= _NEAR:
        return Check(Verdict.FITS)
    return Check(Verdict.SHIFTED, middle)


def shift_of(
    heard: Sequence[Matched], expected: Sequence[tuple[Word, float]], start: float
) -> float:
    """How much later than given words are heard, by what most of them say.

    ``start`` is the moment from which their times count.
    """
    shift = median(start + m.start - expected[m.place][0].start for m in heard)
    allowed = median(expected[m.place][1] for m in heard)
    return 0.0 if abs(shift) <= allowed else shift


def moments(cues: Sequence[Cue]) -> list[float]:
    """When probes are taken, by the given times."""
    starts = [cue.start for cue in cues if cue.start is not None]
    return sorted({max(0.0, starts[int(share * len(starts))]) for share in PROBES})


def expected_words(cues: Sequence[Cue]) -> list[tuple[Word, float]]:
    """Each written word at its given time, and how far off that may be by itself."""
    ends = [*(cue.start for cue in cues[1:]), None]
    expected = []
    for cue, after in zip(cues, ends, strict=True):
        start = cue.start or 0.0
        end = cue.end or after
        given = cue.words or _spread(cue.text, start, end)
        near = 0.0 if cue.words else ((end or start) - start) * _NEAR_SHARE
        expected += [(word, near) for word in given]
    return expected


def _spread(text: str, start: float, end: float | None) -> list[Word]:
    """Whitespace words between two times."""
    placed = words_between(text, start, end)
    return _whitespace_words(text, placed)


def _whitespace_words(text: str, placed: Sequence[Word]) -> list[Word]:
    words, at = [], 0
    for written in text.split():
        start = placed[min(at, len(placed) - 1)].start
        left = len(written)
        while left > 0 and at < len(placed):
            left -= len(placed[at].text)
            at += 1
        words.append(Word(written, start, placed[at - 1].end))
    return words


def _probe(
    file: Path,
    start: float,
    text: Tokens,
    expected: Sequence[tuple[Word, float]],
    recognizer: Recognizer,
    keep_on: Callable[[], None],
) -> float | None:
    """How much later than given the words near a moment are heard."""
    with recorded(decode(file, start, start + PROBE_SECONDS), keep_on) as recording:
        heard = [
            word
            for piece in pieces(recording.loudness.levels, 0.0, recording.duration)
            for word in hear_piece(recording, piece, recognizer)
        ]
    pairs = match([t.text for t in text.tokens], [h.text for h in heard])
    found = words_of(text, heard, pairs)
    kept = trusted(found, pace_of([word.text for word in text.written], found))
    if len(kept) < _WORDS_THAT_TELL:
        return None
    return shift_of(kept, expected, start)
