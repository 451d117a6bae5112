"""Words inside audio files: lyrics in ID3, MP4 and Vorbis tags, MP4 subtitles."""

import logging
import struct
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.errors import TranscriptError
from tui.model.transcript import Cue, Source, Timing, Transcript, Word
from tui.transcripts.formats import read
from tui.transcripts.formats.caption_turns import with_turns
from tui.transcripts.formats.draft import Draft
from tui.transcripts.formats.mending import mend
from tui.transcripts.formats.speakers import adopt_speakers
from tui.transcripts.formats.word_stream import are_single_words, sentences_of_words
from tui.transcripts.languages import language_code
from tui.transcripts.mp4_tracks import read_text_tracks
from tui.transcripts.timing.ends import with_ends

if TYPE_CHECKING:
    from mutagen.id3 import ID3

_VORBIS_KEYS = ("syncedlyrics", "lyrics", "unsyncedlyrics", "subtitles", "transcript")
_MP4_LYRICS = "\xa9lyr"
_IN_MILLISECONDS = 2
_LYRICS_OR_WORDS = (0, 1, 2)
"""SYLT content types: other, lyrics, text transcription; not chords, trivia, images."""
_LADDER = tuple(Timing)
_log = logging.getLogger(__name__)


def read_embedded_words(file: Path, language: str | None = None) -> Transcript | None:
    """The best-timed words inside an audio file; None where it has none.

    ``language`` is that of the words where the file does not say.
    """
    from mutagen import MutagenError

    try:
        drafts = list(_drafts(file))
    except (MutagenError, OSError, struct.error, ValueError, LookupError) as error:
        _log.warning("No words could be read from %s: %r", file.name, error)
        return None
    transcripts = list(_transcripts(drafts, file.name, language))
    return min(transcripts, key=lambda t: _LADDER.index(t.timing), default=None)


def _transcripts(
    drafts: Iterable[Draft | str], name: str, language: str | None
) -> Iterator[Transcript]:
    for draft in drafts:
        try:
            if isinstance(draft, Draft):
                yield mend(
                    draft,
                    source=Source.EMBEDDED,
                    language=draft.language or language,
                    origin=name,
                )
            else:
                data = draft.encode("utf-8", "replace")
                yield read(data, source=Source.EMBEDDED, language=language, origin=name)
        except TranscriptError as error:
            _log.info("%s holds lyrics that are no transcript: %s", name, error)


def _drafts(file: Path) -> Iterator[Draft | str]:
    """Synchronized words as drafts, others as the text they are."""
    import mutagen
    from mutagen.id3 import ID3
    from mutagen.mp4 import MP4

    audio = mutagen.File(file)
    if isinstance(audio, MP4):
        yield from _of_subtitles(file)
    tags = None if audio is None else audio.tags
    if tags is None:
        return
    if isinstance(tags, ID3):
        yield from _of_id3(tags)
    elif hasattr(tags, "as_dict"):
        yield from _of_vorbis(tags.as_dict())
    elif _MP4_LYRICS in tags:
        yield from map(str, tags[_MP4_LYRICS])


def _of_subtitles(file: Path) -> Iterator[Draft]:
    """The subtitle tracks of an MP4 file; what they show is put as in SubRip."""
    for track in read_text_tracks(file):
        cues = [
            Cue(sample.text, sample.start, sample.end)
            for sample in track.samples
            if sample.text.strip()
        ]
        if cues and not track.holds_chapters:
            named = adopt_speakers(with_turns(cues))
            yield Draft(tuple(named), Timing.CUE, _language(track.language))


def _of_id3(tags: "ID3") -> Iterator[Draft | str]:
    """SYLT and USLT frames: ID3v2.4 native frames, sections 4.8 and 4.9."""
    for frame in tags.getall("SYLT"):
        if frame.format == _IN_MILLISECONDS and frame.type in _LYRICS_OR_WORDS:
            yield _synchronized(frame)
    for frame in tags.getall("USLT"):
        yield str(frame.text)


def _synchronized(frame: Any) -> Draft:
    """Lines, or syllables, of which the first of each line begins with a line break."""
    pieces = with_ends([Cue(text, time / 1000) for text, time in frame.text], None)
    language = _language(frame.lang)
    if not _are_syllables(pieces):
        words = are_single_words(pieces)
        cues = sentences_of_words(pieces) if words else pieces
        return Draft(tuple(cues), Timing.WORD if words else Timing.CUE, language)
    lines: list[list[Cue]] = []
    for piece in pieces:
        if not lines or piece.text.startswith("\n"):
            lines.append([])
        lines[-1].append(piece)
    return Draft(tuple(map(_line, lines)), Timing.WORD, language)


def _language(told: str) -> str | None:
    """The language of a frame, where it gives one: ``xxx`` and ``und`` are none."""
    return None if told.lower() in ("xxx", "und") else language_code(told)


def _are_syllables(pieces: Sequence[Cue]) -> bool:
    """Whether some pieces go on with a line, or with a word, that others began."""
    breaks = sum(piece.text.startswith("\n") for piece in pieces[1:])
    spaced = sum(piece.text.strip("\n") != piece.text.strip() for piece in pieces)
    return 0 < breaks < len(pieces) - 1 or spaced > 0


def _line(pieces: Sequence[Cue]) -> Cue:
    words = [Word(p.text, p.start or 0.0, p.end or 0.0) for p in pieces]
    text = "".join(word.text for word in words)
    return Cue(text, words[0].start, words[-1].end, words=tuple(words))


def _of_vorbis(comments: Any) -> Iterator[str]:
    found = {str(key).lower(): values for key, values in comments.items()}
    for key in _VORBIS_KEYS:
        yield from map(str, found.get(key, ()))
