"""Sidecars: files of words that lie beside an audio file or that the listener names."""

import re
from pathlib import Path

from tui.errors import TranscriptError
from tui.model.transcript import Source, Transcript
from tui.text import plain_line
from tui.transcripts.formats import read
from tui.transcripts.formats.decoding import LARGEST_BYTES

ENDINGS = (".json", ".vtt", ".srt", ".ttml", ".dfxp", ".lrc", ".html", ".md", ".txt")
"""Best first: JSON may hold words, text has no times."""

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})?")


def find_sidecars(audio: Path) -> list[Path]:
    """Files of words beside an audio file, best first.

    For ``talk.mp3`` these are ``talk.vtt``, ``talk.mp3.vtt`` and ``talk.en.vtt``.
    """
    try:
        files = sorted(path for path in audio.parent.iterdir() if path.is_file())
    except OSError:
        return []
    found = [path for path in files if _belongs(path, audio)]
    return sorted(found, key=lambda path: ENDINGS.index(path.suffix.lower()))


def is_named_beside(name: str, audio: Path) -> bool:
    """Whether a file of this name would be found beside the audio, were it there."""
    return Path(name).name == name and _belongs(Path(name), audio)


def _belongs(path: Path, audio: Path) -> bool:
    if path.suffix.lower() not in ENDINGS:
        return False
    if path.stem in {audio.stem, audio.name}:
        return True
    stem, _, language = path.stem.rpartition(".")
    return stem in {audio.stem, audio.name} and _is_language(language)


def _is_language(text: str) -> bool:
    return _LANGUAGE.fullmatch(text) is not None


def read_words_file(file: Path, language: str | None = None) -> Transcript:
    """The words of a file on this machine.

    Raises:
        TranscriptError: it cannot be opened, is too large, or holds no words.
    """
    name = plain_line(file.name)
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise TranscriptError(f"{name} could not be read: {reason}.") from error
    told = file.stem.rpartition(".")[2] if "." in file.stem else ""
    if _is_language(told):
        language = language or told
    return read(data, source=Source.FILE, language=language, origin=name)
