"""Probing: whether what is read for a moment is what is heard around it.

A recognizer finds the words of a probe wherever in the text they are; a reading is
compared only with the sound near its own place. So a probe that is not found says that
the times stray, once its neighbor is not found either.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from tui.errors import OtherWords
from tui.model.transcript import Cue, Word
from tui.transcripts.aligning.checking import (
    PROBE_SECONDS,
    Check,
    Verdict,
    by_length,
    expected_words,
    judge,
    moments,
    shift_of,
)
from tui.transcripts.aligning.recording import recorded
from tui.transcripts.aligning.sound import decode, length
from tui.transcripts.aligning.warping import warped_words
from tui.transcripts.aligning.warping.reading import voice_for

_AROUND_SECONDS = 5.0
"""What is off by more is not found, and to be aligned in any case."""

Expected = Sequence[tuple[Word, float]]


def check_warped(
    cues: Sequence[Cue], file: Path, language: str, keep_on: Callable[[], None]
) -> Check:
    """Whether the times of cues fit a file, by a reading of a few places."""
    told = by_length(cues, length(file))
    if told.verdict is Verdict.STRAYS:
        return told
    expected = expected_words(cues)
    voice = voice_for(language)
    shifts = []
    for start in moments(cues):
        shift = _probe(file, start, expected, voice, keep_on)
        if shift is None:
            beside = max(0.0, start - PROBE_SECONDS)
            shift = _probe(file, beside, expected, voice, keep_on)
        if shift is None:
            return Check(Verdict.STRAYS)
        shifts.append(shift)
    return judge(shifts)


def _probe(
    file: Path,
    start: float,
    expected: Expected,
    voice: str,
    keep_on: Callable[[], None],
) -> float | None:
    """How much later than given the words of a moment are heard; None: not there."""
    end = start + PROBE_SECONDS
    mine = [pair for pair in expected if start <= pair[0].start < end]
    words = [word.text for word, _ in mine]
    begin = max(0.0, start - _AROUND_SECONDS)
    sound = decode(file, begin, end + _AROUND_SECONDS)
    with recorded(sound, keep_on) as recording:
        try:
            heard = warped_words(
                words, [0] * len(words), recording, voice, lambda share: keep_on()
            )
        except OtherWords:
            return None
    return shift_of(heard, mine, begin)
