"""Local words: what lies in an audio file or beside it, and which words are best."""

import logging
from collections.abc import Sequence
from pathlib import Path

from tui.errors import TranscriptError
from tui.model.transcript import Source, Timing, Transcript
from tui.text import plain_line
from tui.transcripts.audio_words import read_embedded_words
from tui.transcripts.sidecars import find_sidecars, read_words_file

_log = logging.getLogger(__name__)

_GUESSED = (Timing.ESTIMATED, Timing.NONE)
_ORDER = tuple(Source)
"""As the sources are listed, the publisher's transcript file first."""


def words_of_file(
    audio: Path, language: str | None, known: str | None = None
) -> list[Transcript]:
    """Words inside an audio file, and those of the best readable file beside it.

    The file whose name is ``known`` goes before better ones.
    """
    embedded = read_embedded_words(audio, language)
    found = [embedded] if embedded else []
    beside = find_sidecars(audio)
    for file in sorted(beside, key=lambda path: plain_line(path.name) != known):
        try:
            return [*found, read_words_file(file, language)]
        except TranscriptError as error:
            _log.warning("%s", error)
    return found


def is_edited(fresh: Transcript, kept: Transcript) -> bool:
    """Whether a file beside the audio, read and timed anew, says something else.

    Guessed times change with what is known of the audio, and count for nothing unless
    they stand in the file.
    """
    if (fresh.source, kept.source) != (Source.FILE, Source.FILE):
        return False
    if fresh.origin != kept.origin:
        return False
    guessed = fresh.timing in _GUESSED and kept.timing in _GUESSED
    if guessed and not fresh.settled:
        return _written(fresh) != _written(kept)
    return _heard(fresh) != _heard(kept)


def _written(transcript: Transcript) -> tuple[object, ...]:
    return transcript.speakers, transcript.text.split()


def _heard(transcript: Transcript) -> list[tuple[object, ...]]:
    return [(c.text, c.speaker, c.start, c.end, c.words) for c in transcript.cues]


def best_of(transcripts: Sequence[Transcript]) -> Transcript | None:
    """Words whose times somebody gave before words whose times are guessed; then by
    the order of sources."""
    return min(
        transcripts,
        key=lambda t: (t.timing in _GUESSED, _ORDER.index(t.source)),
        default=None,
    )
