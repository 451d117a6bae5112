"""Every transcript format, behind two doors: ``read`` and ``write``.

What is written and read back, by what each format has a place for:

- JSON: everything but what is heard between the words of an alignment.
- VTT: cues, times, speakers, paragraphs and headings (in the identifiers of cues),
  language and how the times were made (in a note). Words begin where they did, and end
  where the next begins. What is not spoken is left out.
- SRT: cues, times and, as ``Name:`` before their first words, speakers, which are told
  again by their looks.
- LRC: as SRT, but a line ends where the next one begins; and the language.
- Markdown: words, paragraphs, headings, speakers, and the second each turn begins, but
  for an estimated one. Text: the same without what is a heading.
"""

from collections.abc import Callable
from enum import StrEnum

from tui.model.transcript import Source, Transcript
from tui.transcripts.formats import documents
from tui.transcripts.formats.decoding import decode
from tui.transcripts.formats.draft import Draft
from tui.transcripts.formats.html import is_html, read_html
from tui.transcripts.formats.lrc import is_lrc, read_lrc, write_lrc
from tui.transcripts.formats.mending import mend
from tui.transcripts.formats.pages import write_markdown, write_text
from tui.transcripts.formats.plain import read_plain
from tui.transcripts.formats.podcast_json import write_podcast_json
from tui.transcripts.formats.refusals import (
    refuse_other_kinds,
    refuse_what_nobody_says,
)
from tui.transcripts.formats.srt import is_srt, read_srt, write_srt
from tui.transcripts.formats.ttml import is_ttml, read_ttml
from tui.transcripts.formats.vtt import is_vtt, read_vtt, write_vtt


class Format(StrEnum):
    """A format Earmark writes. The value is the file extension."""

    TEXT = "txt"
    MARKDOWN = "md"
    VTT = "vtt"
    SRT = "srt"
    LRC = "lrc"
    JSON = "json"


def read(
    data: bytes,
    *,
    source: Source,
    declared_type: str = "",
    language: str | None = None,
    origin: str | None = None,
) -> Transcript:
    """Read a transcript file of any known format, told by its content.

    Raises:
        TranscriptError: nothing in it can be read as words.
    """
    refuse_other_kinds(data)
    text = decode(data)
    draft = _read_text(text, declared_type.partition(";")[0].strip().lower())
    return mend(draft, source=source, language=language, origin=origin)


_READERS: tuple[tuple[Callable[[str], bool], Callable[[str], Draft]], ...] = (
    (is_vtt, read_vtt),
    (is_ttml, read_ttml),
    (is_srt, read_srt),
    (is_lrc, read_lrc),
    (is_html, read_html),
)


def _read_text(text: str, declared_type: str) -> Draft:
    if documents.is_json(text):
        return documents.read_json(text)
    for fits, reader in _READERS:
        if fits(text):
            return reader(text)
    if declared_type.endswith("html"):
        return read_html(text)
    return _read_prose(text)


def _read_prose(text: str) -> Draft:
    """Text that is nothing else, as long as it can be somebody's words."""
    refuse_what_nobody_says(text)
    return read_plain(text)


def write(transcript: Transcript, format: Format, title: str = "") -> str:
    """A transcript as a file of the given format.

    Raises:
        TranscriptError: a caption format is asked for and the words have no times.
    """
    match format:
        case Format.TEXT:
            return write_text(transcript, title)
        case Format.MARKDOWN:
            return write_markdown(transcript, title)
        case Format.VTT:
            return write_vtt(transcript, title)
        case Format.SRT:
            return write_srt(transcript)
        case Format.LRC:
            return write_lrc(transcript, title)
        case Format.JSON:
            return write_podcast_json(transcript)
