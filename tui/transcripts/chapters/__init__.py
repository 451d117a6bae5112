"""Chapters: read from every place they hide in, and merged by stated rules."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.model.chapter import Chapter
from tui.transcripts.chapters.embedded import read_embedded_chapters
from tui.transcripts.chapters.json_file import read_chapters_json

__all__ = [
    "merge_chapters",
    "read_chapters_json",
    "read_embedded_chapters",
    "with_ends",
]

_SAME_START = 1.0
"""Starts that differ by no more than this many seconds mean the same chapter."""


def merge_chapters(
    *lists: Sequence[Chapter], duration: float | None = None
) -> tuple[Chapter, ...]:
    """One list from several, the most trusted first; ends are filled in.

    Chapters that start at or after ``duration`` are dropped from every list. Then the
    list with the most visible chapters wins, the more trusted one among equals: times
    are never mixed. What its chapters lack (title, address, picture) is taken from a
    chapter of another list that starts within a second.
    """
    within = [_within(chapters, duration) for chapters in lists]
    best = max(within, key=_visible, default=())
    others = [c for chapters in within if chapters is not best for c in chapters]
    return with_ends([_completed(chapter, others) for chapter in best], duration)


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


def _within(chapters: Sequence[Chapter], duration: float | None) -> tuple[Chapter, ...]:
    fitting = (c for c in chapters if duration is None or c.start < duration)
    return tuple(sorted(fitting, key=lambda chapter: chapter.start))


def _visible(chapters: Sequence[Chapter]) -> int:
    return sum(not chapter.hidden for chapter in chapters)


def _completed(chapter: Chapter, others: Sequence[Chapter]) -> Chapter:
    """The chapter with what it lacks taken from others of the same start."""
    for other in () if chapter.hidden else _same(chapter, others):
        chapter = replace(
            chapter,
            title=chapter.title or other.title,
            url=chapter.url or other.url,
            image_url=chapter.image_url or other.image_url,
        )
    return chapter


def _same(chapter: Chapter, others: Sequence[Chapter]) -> Iterator[Chapter]:
    for other in others:
        if abs(other.start - chapter.start) <= _SAME_START:
            yield other


def _end(chapter: Chapter, following: float | None) -> float | None:
    limit = following if following is None or following > chapter.start else None
    if chapter.end is None or chapter.end <= chapter.start:
        return limit
    return chapter.end if limit is None else min(chapter.end, limit)
