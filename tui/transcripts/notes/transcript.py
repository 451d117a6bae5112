"""The transcript inside notes: from its turns to cues, and where it begins and ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tui.model.chapter import Chapter, ChapterSource
from tui.model.notes import NoteBlock, NoteKind, Section
from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.transcripts.notes import boilerplate
from tui.transcripts.notes.sections import label_of
from tui.transcripts.notes.turns import Turn, find_turns
from tui.transcripts.spoken import count_words

_SPOKEN_KINDS = frozenset((NoteKind.PARAGRAPH, NoteKind.ITEM, NoteKind.QUOTE))
_LEAST_WORDS = 150
"""Of a text under the label "Transcript" that names no speakers."""


@dataclass(frozen=True, slots=True)
class Region:
    """The blocks a transcript takes up, its label included, and its turns."""

    first: int
    last: int
    """Index after the last block."""
    turns: tuple[Turn, ...]
    """Empty for a talk by one person who is not named."""

    def __contains__(self, index: int) -> bool:
        return self.first <= index < self.last


def find_region(blocks: Sequence[NoteBlock]) -> Region | None:
    """Where in the notes a transcript stands, if they hold one."""
    label = _label(blocks)
    first = 0 if label is None else label + 1
    end = _end(blocks, first, label is not None)
    turns = find_turns(blocks[first:end], label is not None)
    if not turns:
        return _unnamed(blocks, label, end)
    moved = tuple(replace(turn, index=turn.index + first) for turn in turns)
    return Region(moved[0].index if label is None else label, end, moved)


def transcript_in(
    blocks: Sequence[NoteBlock],
    region: Region,
    titles: Sequence[str] = (),
    language: str | None = None,
) -> Transcript:
    """The words of a region; lines that only repeat a chapter's title are left out."""
    known = {title.casefold() for title in titles}
    if not region.turns:
        cues = list(_talk(blocks, region))
    else:
        cues = list(_cues(blocks, region, known))
    timed = bool(cues) and all(cue.start is not None for cue in cues)
    if timed:
        cues.sort(key=lambda cue: cue.start or 0.0)
    timing = Timing.TURN if timed else Timing.NONE
    return Transcript(tuple(cues), Source.NOTES, timing, language)


def _label(blocks: Sequence[NoteBlock]) -> int | None:
    """The last label that announces a transcript: an earlier one is a link to it."""
    found = [
        i
        for i, block in enumerate(blocks)
        if label_of(block.text) is Section.TRANSCRIPT
    ]
    return found[-1] if found else None


def _end(blocks: Sequence[NoteBlock], first: int, labeled: bool) -> int:
    """Where the transcript ends: at the next section, or at closing boilerplate."""
    for index in range(first, len(blocks) if labeled else first):
        if label_of(blocks[index].text) in (Section.LINKS, Section.CHAPTERS):
            return index
    last = len(blocks)
    while last > first and _closes(blocks[last - 1]):
        last -= 1
    return last


def _closes(block: NoteBlock) -> bool:
    return block.section in (Section.BOILERPLATE, Section.LINKS) or block.kind in (
        NoteKind.RULE,
        NoteKind.IMAGE,
    )


def _cues(
    blocks: Sequence[NoteBlock], region: Region, titles: set[str]
) -> Iterator[Cue]:
    ends = [turn.index for turn in region.turns[1:]] + [region.last]
    for turn, until in zip(region.turns, ends, strict=True):
        following = blocks[turn.index + 1 : until]
        texts = [block.text for block in following if _is_spoken(block, titles)]
        for text in (blocks[turn.index].text[turn.said_from :].strip(), *texts):
            if text:
                yield Cue(text, turn.start, None, turn.speaker, starts_paragraph=True)


def _talk(blocks: Sequence[NoteBlock], region: Region) -> Iterator[Cue]:
    for block in blocks[region.first + 1 : region.last]:
        if _is_spoken(block, set()) and not boilerplate.is_about_transcript(block.text):
            yield Cue(block.text, starts_paragraph=True)


def _is_spoken(block: NoteBlock, titles: set[str]) -> bool:
    return (
        block.kind in _SPOKEN_KINDS
        and block.section in (Section.BODY, Section.TRANSCRIPT)
        and block.text.casefold() not in titles
    )


def chapters_in(blocks: Sequence[NoteBlock], region: Region) -> tuple[Chapter, ...]:
    """Headings inside a transcript: chapters that start with the turn they precede."""
    starts = {turn.index: turn.start for turn in region.turns}
    found: list[Chapter] = []
    following: float | None = None
    for index in reversed(range(region.first, region.last)):
        block = blocks[index]
        if index in starts:
            following = starts[index]
        elif following is not None and _is_title(block):
            found.append(Chapter(following, block.text, source=ChapterSource.NOTES))
    return tuple(reversed(found))


def _is_title(block: NoteBlock) -> bool:
    return block.kind is NoteKind.HEADING and label_of(block.text) is None


def _unnamed(blocks: Sequence[NoteBlock], label: int | None, end: int) -> Region | None:
    """A talk by one person, announced as a transcript but without names."""
    if label is None:
        return None
    region = Region(label, end, ())
    words = sum(count_words(cue.text) for cue in _talk(blocks, region))
    return region if words >= _LEAST_WORDS else None
