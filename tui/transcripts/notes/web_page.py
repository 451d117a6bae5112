"""A web page as a transcript: its readable text, if that can be what is spoken.

Extraction is trafilatura's (Barbaresi 2021), which is installed by ``earmark[page]``.
What it leaves is read like show notes, so that turns with times are found in it.
"""

from dataclasses import replace

from tui.errors import TranscriptError, UsageError
from tui.model.transcript import Source, Transcript
from tui.transcripts.notes import parse_notes
from tui.transcripts.notes.essays import word_count

_NOT_INSTALLED = (
    "Web pages can be read once their reader is installed: pipx inject earmark"
    " trafilatura, or pip install 'earmark[page]'."
)


def read_page(
    body: bytes,
    *,
    title: str = "",
    language: str | None = None,
    duration: float | None = None,
    origin: str | None = None,
) -> Transcript:
    """The words spoken, as far as a page holds them.

    Raises:
        UsageError: the library that reads pages is not installed.
        TranscriptError: the page holds no text, or too little to be what is spoken.
    """
    html = _readable(body)
    notes = parse_notes(html, language=language, title=title, duration=duration)
    if notes.transcript is None:
        words = sum(word_count(block.text) for block in notes.blocks)
        raise TranscriptError(_why_not(words, duration))
    return replace(notes.transcript, source=Source.PAGE, origin=origin)


def _readable(body: bytes) -> str:
    try:
        import trafilatura
    except ImportError as error:
        raise UsageError(_NOT_INSTALLED) from error
    return (
        trafilatura.extract(
            body,
            output_format="html",
            include_comments=False,
            include_tables=False,
            include_formatting=True,
            favor_recall=True,
        )
        or ""
    )


def _why_not(words: int, duration: float | None) -> str:
    if not words:
        return "The episode's web page holds no text that can be read."
    length = f" in {duration / 60:.0f} minutes" if duration else ""
    return (
        f"The episode's web page holds {words} words of text,"
        f" which cannot be all that is said{length}."
    )
