"""Local words: what lies in an audio file or beside it, and which words are best."""

import logging
from collections.abc import Sequence
from pathlib import Path

from tui.errors import TranscriptError
from tui.model.transcript import Source, Timing, Transcript
from tui.transcripts.audio_words import read_embedded_words
from tui.transcripts.sidecars import find_sidecars, read_words_file

_log = logging.getLogger(__name__)

_GUESSED = (Timing.ESTIMATED, Timing.NONE)
_ORDER = tuple(Source)
"""As the sources are listed, the publisher's transcript file first."""


def words_of_file(audio: Path, language: str | None) -> list[Transcript]:
    """Words inside an audio file, and those of the best readable file beside it."""
    embedded = read_embedded_words(audio, language)
    found = [embedded] if embedded else []
    for file in find_sidecars(audio):
        try:
            return [*found, read_words_file(file, language)]
        except TranscriptError as error:
            _log.warning("%s", error)
    return found


def best_of(transcripts: Sequence[Transcript]) -> Transcript | None:
    """Words whose times somebody gave before words whose times are guessed; then by
    the order of sources."""
    return min(
        transcripts,
        key=lambda t: (t.timing in _GUESSED, _ORDER.index(t.source)),
        default=None,
    )
