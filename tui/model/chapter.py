"""A chapter: a named stretch of an episode."""

from dataclasses import dataclass
from enum import StrEnum

PICTURE_INSIDE = "embedded:"
"""What the address of a picture inside the audio file begins with; a digest follows."""


class ChapterSource(StrEnum):
    """Where chapters came from."""

    FEED_FILE = "feed"
    """A ``podcast:chapters`` file."""
    PODLOVE = "psc"
    EMBEDDED = "embedded"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named stretch of an episode. Times in seconds."""

    start: float
    title: str
    end: float | None = None
    url: str | None = None
    image_url: str | None = None
    hidden: bool = False
    """``toc: false``: an image or link change, not part of the table of contents."""
    source: ChapterSource = ChapterSource.FEED_FILE
