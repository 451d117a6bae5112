"""Every transcript format, behind two doors: ``read`` and ``write``."""

from enum import StrEnum

from tui.model.transcript import Source, Transcript


class Format(StrEnum):
    """A format Earmark writes. The value is the file extension."""

    TEXT = "txt"
    MARKDOWN = "md"
    VTT = "vtt"
    SRT = "srt"
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
    raise NotImplementedError


def write(transcript: Transcript, format: Format, title: str = "") -> str:
    """A transcript as a file of the given format."""
    raise NotImplementedError
