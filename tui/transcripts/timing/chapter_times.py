"""Chapter times: those of the words they begin with, where these moved.

Chapters and words that a publisher times run by the publisher's own recording, so what
was put into the audio since shifts both alike. What came inside the file stays.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tui.model.chapter import Chapter, ChapterSource
from tui.model.transcript import Transcript

_Points = Sequence[tuple[float, float]]
"""Times as they were given, in order, and those at which they are heard."""


def moved_with_words(
    chapters: Sequence[Chapter],
    given: Transcript,
    heard: Transcript,
    duration: float,
) -> tuple[Chapter, ...]:
    """Chapters moved as the words nearest to them; both have the very same cues.

    They stay inside the ``duration`` of the audio, and where one ends as the next
    begins it still does.
    """
    points = _points(given, heard)
    return tuple(_moved(chapter, points, duration) for chapter in chapters)


def _moved(chapter: Chapter, points: _Points, duration: float) -> Chapter:
    if chapter.source is ChapterSource.EMBEDDED or not points:
        return chapter
    start = min(_heard_at(points, chapter.start), duration)
    end = chapter.end
    if end is not None:
        end = max(start, min(_heard_at(points, end), duration))
    return replace(chapter, start=start, end=end)


def _points(given: Transcript, heard: Transcript) -> _Points:
    return sorted(
        (before.start, now.start)
        for before, now in zip(given.cues, heard.cues, strict=True)
        if now.spoken and before.start is not None and now.start is not None
    )


def _heard_at(points: _Points, seconds: float) -> float:
    """A time moved by as much as the point nearest to it; the later of equals."""
    after = bisect_left(points, (seconds, 0.0))
    around = points[max(after - 1, 0) : after + 1]
    given, heard = min(around, key=lambda point: (abs(point[0] - seconds), -point[0]))
    return max(0.0, seconds + heard - given)
