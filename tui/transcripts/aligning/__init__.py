"""Aligning: a text and a sound become words with times, on this machine.

A library of its own: it knows no database, no screen and no network.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import AlignmentError
from tui.model.alignment import Alignment
from tui.model.transcript import Cue
from tui.transcripts.aligning.checking import (
    Check,
    Verdict,
    by_length,
    check_recognized,
)
from tui.transcripts.aligning.recognized import align_recognized
from tui.transcripts.aligning.recognizer import PocketSphinx
from tui.transcripts.aligning.recording import recorded
from tui.transcripts.aligning.sound import SAMPLE_RATE, decode, length
from tui.transcripts.aligning.warping import align_warped

if TYPE_CHECKING:
    from tui.transcripts.aligning.sound import Samples

__all__ = ["SAMPLE_RATE", "Check", "Verdict", "align", "check", "decode"]


def align(
    passages: Sequence[str | Cue],
    sound: "Iterable[Samples]",
    language: str | None = None,
    *,
    progress: Callable[[float], None] = lambda share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Alignment:
    """When each word of a text is heard in a sound.

    Every cue becomes a passage: with its whitespace words, all of them, or without any
    where it is not spoken. ``language`` is a tag such as ``en-US``; None is taken for
    English. ``progress`` is told the share that is done. Raises AlignmentError, one
    plain sentence: the words are not those of the sound, the extra is not installed,
    the language cannot be aligned, or ``cancelled``, asked every second or so, said
    yes.
    """
    keep_on = _stopping(cancelled)

    def tell(share: float) -> None:
        keep_on()
        progress(share)

    with recorded(sound, keep_on) as recording:
        if is_recognized(language):
            return align_recognized(passages, recording, PocketSphinx, tell)
        return align_warped(passages, recording, language or "", tell)


def check(
    cues: Sequence[Cue],
    file: Path,
    language: str | None = None,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> Check:
    """Whether the given times of cues are those of a file; takes a few seconds.

    Raises AlignmentError as ``align`` does. In languages that are not recognized only
    the lengths are compared.
    """
    keep_on = _stopping(cancelled)
    if is_recognized(language):
        return check_recognized(cues, file, PocketSphinx, keep_on)
    return by_length(cues, length(file))


def is_recognized(language: str | None) -> bool:
    """Whether a language is aligned by recognition; others are by warping."""
    return not language or re.split("[-_]", language.lower())[0] in {"en", "eng"}


def _stopping(cancelled: Callable[[], bool]) -> Callable[[], None]:
    def keep_on() -> None:
        if cancelled():
            raise AlignmentError("Aligning was cancelled.")

    return keep_on
