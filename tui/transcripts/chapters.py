"""Chapters: read from every place they hide in, and merged by stated rules."""

from collections.abc import Sequence
from dataclasses import replace
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


def with_ends(
    chapters: Sequence[Chapter], duration: float | None = None
) -> tuple[Chapter, ...]:
    """Sorted chapters, each ending where the next visible one starts.

    An end that was given is kept unless it reaches into the next chapter; the last
    one ends with the episode where the ``duration`` is known.
    """
    done: list[Chapter] = []
    following = duration
    for chapter in sorted(chapters, key=lambda c: c.start, reverse=True):
        done.append(replace(chapter, end=_end(chapter, following)))
        if not chapter.hidden:
            following = chapter.start
    return tuple(reversed(done))


def _end(chapter: Chapter, following: float | None) -> float | None:
    limit = following if following is None or following > chapter.start else None
    if chapter.end is None or chapter.end <= chapter.start:
        return limit
    return chapter.end if limit is None else min(chapter.end, limit)
