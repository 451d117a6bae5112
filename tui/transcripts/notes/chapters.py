"""Chapters in notes: lists of times and titles, told from mentions of times."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.model.chapter import Chapter, ChapterSource
from tui.model.notes import NoteBlock, NoteKind, Section, SpanKind
from tui.transcripts.notes.sections import label_of
from tui.transcripts.written_times import BRACKETED, TIME, UNITS, seconds_of

_GAP = r"[\s\-–—:|•·*~►▶→]*"
_LEAD = r"(?:[^\w\s\[(\"'“”‘’«»$€£]|\s){0,8}"
"""Signs before a time: dashes, stars, pictographs."""
_NUMBERED = r"(?:\d{1,3}[.)]\s+)?"
_START = rf"(?:{BRACKETED}|{UNITS}|\[{UNITS}\]|\({UNITS}\))"
_RANGE = re.compile(rf"[\[(](?P<start>{TIME}\s*(?:-|–|—|to)\s*{TIME})[\])]")
"""Both times in the same brackets."""
_LEADING = re.compile(
    rf"{_LEAD}{_NUMBERED}{_LEAD}(?P<start>{_START})"
    rf"(?:\s*(?:-|–|—|to)\s*(?P<end>{_START}))?"
    rf"(?!\s*[ap]\.?m\b|\d|[.,]\d){_GAP}(?P<title>\S.*)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"(?P<title>\S.*?)(?:\s+|\s*[-–—:|@(\[]\s*)(?P<start>{BRACKETED})[)\].]?\s*"
)
_CHAPTER_KINDS = frozenset(
    (NoteKind.PARAGRAPH, NoteKind.ITEM, NoteKind.HEADING, NoteKind.TABLE_ROW)
)
_REMARK = re.compile(r"(?<=\w)(?=\([A-Z][a-z]+ [a-z]+ )")
"""A remark in brackets that an export glued to the last title."""
_LONGEST_TITLE = 160
_LONGEST_TRAILING_TITLE = 100
_WIDEST_GAP = 12
"""Blocks of outline that may stand between two chapters."""
_BEGINNING = 90.0
"""A list that is spread out must start this early, in seconds."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A block that could be a chapter."""

    index: int
    chapter: Chapter


def find_chapters(
    blocks: Sequence[NoteBlock], duration: float | None = None
) -> dict[int, Chapter]:
    """Chapters by the index of their block.

    A list counts when it has two lines that follow each other, or three with other
    blocks between them; its times must rise. Those beyond ``duration`` are dropped,
    unless they are the most: then the feed is wrong about the length.
    """
    lines = [
        _Line(index, chapter)
        for index, block in enumerate(blocks)
        if (chapter := _chapter(block))
    ]
    best = max(_runs(lines), key=len, default=[])
    labeled = any(label_of(b.text) is Section.CHAPTERS for b in blocks)
    if not _counts(best, labeled):
        return {}
    return _inside(best, duration)


def _inside(run: Sequence[_Line], duration: float | None) -> dict[int, Chapter]:
    """A run without lines beyond the episode, unless most are: then its length lies."""
    kept = [x for x in run if duration is None or x.chapter.start <= duration]
    kept = kept if 2 * len(kept) > len(run) else list(run)
    return {line.index: line.chapter for line in kept}


def _chapter(block: NoteBlock) -> Chapter | None:
    if block.kind not in _CHAPTER_KINDS or block.section is Section.TRANSCRIPT:
        return None
    text = _RANGE.sub(lambda both: f" {both['start']} ", block.text)
    match = _LEADING.fullmatch(text)
    longest = _LONGEST_TITLE
    if not match:
        match = _TRAILING.fullmatch(text)
        longest = _LONGEST_TRAILING_TITLE
    if not match:
        return None
    title = _REMARK.split(match["title"], 1)[0].strip(" -–—:|•·*")
    if not title or len(title) > longest or re.fullmatch(TIME, title):
        return None
    end = match.groupdict().get("end")
    return Chapter(
        start=seconds_of(match["start"]),
        title=title,
        end=seconds_of(end) if end else None,
        url=_link(block, match.start("title")),
        source=ChapterSource.NOTES,
    )


def _link(block: NoteBlock, title_start: int) -> str | None:
    """The address a chapter leads to: the one link in its title."""
    inside = [
        span.target
        for span in block.spans
        if span.kind is SpanKind.LINK and span.first >= title_start
    ]
    return inside[0] if len(inside) == 1 else None


def _runs(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Lists of lines whose times rise and that stand near each other."""
    runs: list[list[_Line]] = []
    for line in lines:
        if runs and _follows(runs[-1][-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _follows(before: _Line, line: _Line) -> bool:
    near = line.index - before.index <= _WIDEST_GAP
    return near and line.chapter.start > before.chapter.start


def _counts(run: Sequence[_Line], labeled: bool) -> bool:
    if len(run) < 2:
        return False
    together = run[-1].index - run[0].index == len(run) - 1
    early = run[0].chapter.start <= _BEGINNING
    return (together and (early or labeled or len(run) > 2)) or (early and len(run) > 2)


def marked(
    blocks: Sequence[NoteBlock], chapters: dict[int, Chapter]
) -> list[NoteBlock]:
    """The blocks with those that are chapters, and their label, in their section."""
    first = min(chapters, default=0)
    done: list[NoteBlock] = []
    for index, block in enumerate(blocks):
        is_label = index < first and label_of(block.text) is Section.CHAPTERS
        if index in chapters or (is_label and index == first - 1):
            block = replace(block, section=Section.CHAPTERS)
        done.append(block)
    return done
