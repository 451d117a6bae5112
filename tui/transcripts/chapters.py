"""Chapters: read from every place they hide in, and merged by stated rules."""

from collections.abc import Sequence
from pathlib import Path

from tui.model.chapter import Chapter


def read_chapters_json(data: bytes) -> tuple[Chapter, ...]:
    """Chapters of a Podcasting 2.0 JSON chapters file (v1.2), sorted.

    Raises:
        ChapterError: the bytes are no such file.
    """
    raise NotImplementedError


def read_embedded_chapters(file: Path) -> tuple[Chapter, ...]:
    """Chapters inside an audio file: ID3 CHAP/CTOC, MP4 of both kinds, Vorbis."""
    raise NotImplementedError


def merge_chapters(*lists: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """One list from several, the most trusted first; ends are filled in."""
    raise NotImplementedError
