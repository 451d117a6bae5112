"""Show notes: HTML from a feed becomes blocks, links, chapters and, often, words."""

from collections.abc import Sequence
from dataclasses import replace

from tui.model.chapter import Chapter
from tui.model.notes import (
    Link,
    NoteBlock,
    NoteKind,
    Notes,
    NoteSpan,
    Section,
    SpanKind,
)
from tui.model.transcript import Transcript
from tui.transcripts.chapters import with_ends
from tui.transcripts.notes.chapters import find_chapters, marked
from tui.transcripts.notes.essays import find_essay
from tui.transcripts.notes.glue import unglued
from tui.transcripts.notes.headings import with_headings
from tui.transcripts.notes.markdown import notes_text
from tui.transcripts.notes.markup import blocks_of
from tui.transcripts.notes.sections import with_sections
from tui.transcripts.notes.spans import clipped, with_bare_links
from tui.transcripts.notes.transcript import (
    Region,
    chapters_in,
    find_region,
    transcript_in,
)
from tui.transcripts.written_times import stamps

__all__ = ["notes_text", "parse_notes"]


def parse_notes(
    html: str,
    *,
    language: str | None = None,
    title: str = "",
    duration: float | None = None,
) -> Notes:
    """Take show notes apart. ``html`` may be HTML or plain text; it never raises.

    With the episode's ``duration`` in seconds, times beyond it are not times, and an
    introduction to a long talk is not taken for its text (see ``essays``).
    """
    pieces = [with_bare_links(piece) for piece in unglued(blocks_of(html))]
    blocks = with_sections(_without_title(pieces, title))
    region = find_region(blocks)
    if region:
        blocks = _in_transcript(blocks, region)
    lines = find_chapters(blocks, duration)
    chapters = tuple(lines.values())
    blocks = with_headings(marked(blocks, lines))
    known = _length(duration, chapters)
    transcript: Transcript | None = None
    if region:
        titles = [chapter.title for chapter in chapters]
        transcript = transcript_in(blocks, region, titles, language)
        chapters = chapters or chapters_in(blocks, region)
    else:
        transcript = find_essay(blocks, language, known)
    blocks = [_with_times(block, known) for block in blocks]
    return Notes(tuple(blocks), _links(blocks), with_ends(chapters, known), transcript)


def _length(duration: float | None, chapters: Sequence[Chapter]) -> float | None:
    """The episode's length: no shorter than its chapters say."""
    if duration is None:
        return None
    return max([duration, *(chapter.start for chapter in chapters)])


def _without_title(blocks: Sequence[NoteBlock], title: str) -> list[NoteBlock]:
    """The blocks without a first one that only says the episode's title again."""
    if title and blocks and blocks[0].text.casefold() == title.strip().casefold():
        return list(blocks[1:])
    return list(blocks)


def _in_transcript(blocks: Sequence[NoteBlock], region: Region) -> list[NoteBlock]:
    return [
        replace(block, section=Section.TRANSCRIPT)
        if index in region and block.section is Section.BODY
        else block
        for index, block in enumerate(blocks)
    ]


def _with_times(block: NoteBlock, duration: float | None) -> NoteBlock:
    """The block with its time stamps marked; a time's own link gives way to it."""
    if block.kind is NoteKind.CODE or ":" not in block.text:
        return block
    times = [
        NoteSpan(SpanKind.TIME, first, last, seconds=seconds)
        for first, last, seconds in stamps(block.text, duration)
    ]
    covered = {(time.first, time.last) for time in times}
    kept = [
        span
        for span in block.spans
        if span.kind is not SpanKind.LINK or (span.first, span.last) not in covered
    ]
    return replace(block, spans=clipped((*kept, *times), 0, len(block.text)))


def _links(blocks: Sequence[NoteBlock]) -> tuple[Link, ...]:
    """Every address once, numbered in the order of its first appearance."""
    texts: dict[str, str] = {}
    for block in blocks:
        for span in block.spans:
            if span.kind is SpanKind.LINK and span.target:
                texts.setdefault(span.target, block.text[span.first : span.last])
    return tuple(
        Link(number, text, url) for number, (url, text) in enumerate(texts.items(), 1)
    )
