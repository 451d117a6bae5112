"""Headings that lost their markup: glued to what follows, or set as a paragraph."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from tui.model.notes import NoteBlock, NoteKind, Section
from tui.transcripts.notes.seams import starts_turn
from tui.transcripts.notes.sections import linked_share
from tui.transcripts.notes.spans import split

_OPENER = (
    "(?:The|There|This|That|These|It|In|If|As|An|At|And|But|We|When|While|What|Why"
    "|How|Here|For|From|Of|On|Our|My|So|To|You|Finally|However|Without|With)[ ’',]"
)
"""Words a sentence likes to begin with: seldom the second half of a brand's name."""
_SMALL = "(?:[a-z]{3,}|to|of|in|on|it|up|us|do|so|by|is|at)"
_HEADING_END = re.compile(
    rf"(?<![\w’-])(?:{_SMALL}|[A-Z]?[a-z]+[!?)])(?=[A-Z][a-z]*[ ’',:])"
    rf"|(?<![\w’-])(?:[A-Z]?[a-z]{{3,}}|[A-Z]{{2,4}})(?={_OPENER})"
    r"|(?<![\w’-])[a-z]{4,}(?=[A-Z])"
)
"""A word that sticks to a capital: ``aheadThe first``, ``into AIWithout``."""
_ITEM_END = re.compile(rf"(?<![\w’-])[A-Z]?[a-z]{{3,}}(?={_OPENER})")
_QUOTE_END = re.compile(rf"(?<![\w’-])[a-z]{{3,}}(?={_OPENER})")
_BRANDS = re.compile(r"(?:arXiv|[a-z]+Rxiv|macOS|iPhone|LinkedIn)\b")
"""Names that look like two words glued together."""
_SENTENCE_INSIDE = re.compile(r"[.!?;] |, (?:and|but|which)\b")
_LONGEST = 90
_MOST_WORDS = 15
_SHORTEST_PARAGRAPH = 120
_UNFINISHED = re.compile(r"[\w”’)\]?]$")
_FINISHED = re.compile(r"[.!…:;,][”’)\]]+$")
_SENTENCES = re.compile(r"[.!?;] [A-Z“]")
_NUMBER = re.compile(r"\d{1,2}[.)] ")
_BEGINS = re.compile(r"[“\"'‘(]?[^\W_]")
_TIME_FIRST = re.compile(r"[\[(]?\d{1,3}:\d\d")


def heading_parted(block: NoteBlock) -> list[NoteBlock]:
    """A heading, or a last list item, parted from the paragraph glued to it."""
    text = block.text
    if starts_turn(text):
        return [block]
    if text.startswith("*"):
        return split(block, _seams(_ITEM_END, text)[:1])
    seams = [seam for seam in _seams(_HEADING_END, text) if seam <= _LONGEST][:1]
    number = _NUMBER.match(text)
    begin = number.end() if number else 0
    if not seams or _SENTENCE_INSIDE.search(text, begin, seams[0]):
        return [block]
    heading, *rest = split(block, seams)
    return [_as_heading(heading), *rest]


def number_parted(block: NoteBlock) -> list[NoteBlock]:
    """A numbered heading parted from the paragraph glued to it, in a sound text too."""
    return heading_parted(block) if _NUMBER.match(block.text) else [block]


def _seams(pattern: re.Pattern[str], text: str) -> list[int]:
    return [
        match.end()
        for match in pattern.finditer(text)
        if not _BRANDS.match(text, match.start())
    ]


def unpunctuated_seams(text: str) -> list[int]:
    """Where a quoted line without a stop sticks to the sentence that follows it."""
    return _seams(_QUOTE_END, text)


def with_headings(blocks: Sequence[NoteBlock]) -> list[NoteBlock]:
    """The blocks with short lines that stand above a paragraph made headings."""
    return [
        _as_heading(block) if following and _stands_above(block, following) else block
        for block, following in zip_longest(blocks, blocks[1:])
    ]


def _stands_above(block: NoteBlock, following: NoteBlock) -> bool:
    text = block.text
    return (
        block.kind is following.kind is NoteKind.PARAGRAPH
        and block.section is following.section is Section.BODY
        and 2 < len(text) <= _LONGEST
        and len(following.text) >= _SHORTEST_PARAGRAPH
        and len(text.split()) <= _MOST_WORDS
        and _looks_like_title(text)
        and linked_share(block) < 0.5
    )


def _looks_like_title(text: str) -> bool:
    words = _NUMBER.sub("", text)
    return (
        bool(_BEGINS.match(words) and _UNFINISHED.search(words))
        and not _FINISHED.search(words)
        and not _SENTENCES.search(words)
        and not words[0].islower()
        and not _TIME_FIRST.match(words)
    )


def _as_heading(block: NoteBlock) -> NoteBlock:
    return replace(block, kind=NoteKind.HEADING, level=3)
