"""Where chapters are set into a text: at the sentence that begins nearest to them."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from tui.model.chapter import Chapter
from tui.transcripts.reading.paragraphs import Run

_TURN_NEARBY = 2.5
"""Seconds within which a chapter rather begins with a turn than inside one."""


def chapter_places(
    runs: Sequence[Run], chapters: Sequence[Chapter]
) -> dict[int, list[Chapter]]:
    """The chapters to show by the number of the sentence they stand before.

    One past the last sentence stands for the end. A chapter whose title is the very
    heading it would stand above is left out.
    """
    sentences = [sentence for run in runs for sentence in run.sentences]
    starts = [sentence.start or 0.0 for sentence in sentences]
    turns = [run.sentences[0].index for run in runs if run.sentences]
    turn_starts = [starts[index] for index in turns]
    headings = {run.sentences[0].index for run in runs if run.heading}
    places: dict[int, list[Chapter]] = {}
    for chapter in sorted(chapters, key=lambda chapter: chapter.start):
        if chapter.hidden or not chapter.title:
            continue
        nearest = _nearest(turn_starts, chapter.start)
        index = turns[nearest] if turns else 0
        if not turns or abs(turn_starts[nearest] - chapter.start) > _TURN_NEARBY:
            index = _place(starts, sentences[-1].end if sentences else None, chapter)
        same = index in headings and _key(sentences[index].text) == _key(chapter.title)
        if not same:
            places.setdefault(index, []).append(chapter)
    return places


def _place(starts: Sequence[float], end: float | None, chapter: Chapter) -> int:
    if end is not None and chapter.start >= end:
        return len(starts)
    return _nearest(starts, chapter.start)


def _nearest(starts: Sequence[float], start: float) -> int:
    """The place in a sorted list of what lies nearest; the earlier of equals."""
    after = bisect_left(starts, start)
    if after == 0:
        return 0
    if after == len(starts) or start - starts[after - 1] <= starts[after] - start:
        return bisect_left(starts, starts[after - 1])
    return after


def _key(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))
