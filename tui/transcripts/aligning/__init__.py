"""Aligning: a text and a sound become words with times, on this machine.

A library of its own: it knows no database, no screen and no network. ``align`` takes
the passages of a text and the samples that ``decode`` gives, and makes an
``Alignment``: every passage with its words at their times, or as not spoken, and what
the sound holds besides. ``check`` tells cheaply whether times are those of a file.

English is *recognized*: a recognizer that knows no words but those of the text, with a
trigram model of it, writes down what it hears (``recognizer``, ``language_model``,
``pronouncing``, ``number_words``), piece by piece (``pieces``) and, of a long text, in
the part that comes next (``following``); that is matched to the text from anchors to
detail (``strands``, ``matching``, ``ways``), stray matches are dropped
(``trusting``), and what was not heard is placed between what was, or left out
(``placing``, ``inserting``). Every other language is *warped* (``warping``): espeak-ng
reads the text, its sentences are looked for in the sound, and between those that are
surely found the others are joined, or left out; ``check`` probes by it (``probing``).
Warping also casts doubt on English that was barely recognized (``crosschecking``).

Sources:

- Moreno, Joerg, Van Thong and Glickman 1998, "A recursive algorithm for the forced
  alignment of very long audio segments": recognition with the text's own language
  model, islands of confidence, and the work split between them.
- Huggins-Daines et al. 2006, "PocketSphinx: a free, real-time continuous speech
  recognition system for hand-held devices".
- Ney, Essen and Kneser 1994, "On structuring probabilistic dependences in stochastic
  language modelling": absolute discounting.
- Needleman and Wunsch 1970: the best matching of two sequences; the anchors are those
  of Bram Cohen's patience diff.
- Sakoe and Chiba 1978, "Dynamic programming algorithm optimization for spoken word
  recognition": time warping with a slope constraint.
- Smith and Waterman 1981, "Identification of common molecular subsequences": ways that
  leave out what is not alike, here sentences and stretches of sound.
- Davis and Mermelstein 1980, "Comparison of parametric representations for monosyllabic
  word recognition": mel-frequency cepstra.
- aeneas (Alberto Pettarin, 2015-2017): a synthesizer's reading as the other sound.
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
from tui.transcripts.aligning.crosschecking import cross_checked
from tui.transcripts.aligning.recognized import align_recognized
from tui.transcripts.aligning.recognizer import PocketSphinx
from tui.transcripts.aligning.recording import Recording, recorded
from tui.transcripts.aligning.sound import SAMPLE_RATE, decode, length
from tui.transcripts.aligning.warping import align_warped, is_read
from tui.transcripts.aligning.warping.probing import check_warped

if TYPE_CHECKING:
    from tui.transcripts.aligning.sound import Samples

_SHARE_OF_RECOGNITION = 0.9
_SHORTEST_SECONDS = 0.5

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
        if recording.duration < _SHORTEST_SECONDS:
            raise AlignmentError("There is no sound to align words to.")
        if is_recognized(language):
            return _recognized(passages, recording, language or "en", tell)
        return align_warped(passages, recording, language or "", tell)


def check(
    cues: Sequence[Cue],
    file: Path,
    language: str | None = None,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> Check:
    """Whether the given times of cues are those of a file; takes a few seconds.

    Raises AlignmentError as ``align`` does. In languages that are neither recognized
    nor read only the lengths are compared.
    """
    keep_on = _stopping(cancelled)
    if is_recognized(language):
        return check_recognized(cues, file, PocketSphinx, keep_on)
    if is_read(language or ""):
        return check_warped(cues, file, language or "", keep_on)
    return by_length(cues, length(file))


def _recognized(
    passages: Sequence[str | Cue],
    recording: Recording,
    language: str,
    progress: Callable[[float], None],
) -> Alignment:
    def first(share: float) -> None:
        progress(share * _SHARE_OF_RECOGNITION)

    def then(share: float) -> None:
        progress(_SHARE_OF_RECOGNITION + share * (1 - _SHARE_OF_RECOGNITION))

    alignment = align_recognized(passages, recording, PocketSphinx, first)
    alignment = cross_checked(alignment, passages, recording, language, then)
    progress(1.0)
    return alignment


def is_recognized(language: str | None) -> bool:
    """Whether a language is aligned by recognition; others are by warping."""
    return not language or re.split("[-_]", language.lower())[0] in {"en", "eng"}


def _stopping(cancelled: Callable[[], bool]) -> Callable[[], None]:
    def keep_on() -> None:
        if cancelled():
            raise AlignmentError("Aligning was cancelled.")

    return keep_on
