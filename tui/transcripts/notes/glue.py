"""Glued notes: exports that lost their line breaks are taken apart at the seams.

``…any good computeTranscript00:00:00 Name: Hello.00:00:09 Other: …`` and lists run
together as ``discuss:* Their model,* Why now`` become the blocks they once were.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.model.notes import NoteBlock, NoteKind
from tui.transcripts.notes import boilerplate
from tui.transcripts.notes.headings import (
    heading_parted,
    number_parted,
    unpunctuated_seams,
)
from tui.transcripts.notes.seams import line_seams, sentence_seams
from tui.transcripts.notes.spans import part, split

_SHORTEST_GLUED = 300
_BULLET = re.compile(r"[*•·●▪‣][ \t]+(?=\S)")
_LINE_MARK = re.compile(r"(?:[*•·●▪‣-]|(?P<number>\d{1,3}[.)]))[ \t]+(?=\S)")
"""What a line between line breaks begins with where it is an item of a list."""
_BEGINS_SENTENCE = re.compile(r"[“\"]?(?:[A-Z][a-z’']+|I|I[’'][a-z]+|A) [\w“\"]")


def unglued(blocks: Sequence[NoteBlock]) -> list[NoteBlock]:
    """The blocks with glued ones taken apart; well-made ones stay as they are."""
    return [piece for block in blocks for piece in _taken_apart(block)]


def _taken_apart(block: NoteBlock) -> list[NoteBlock]:
    if block.kind is not NoteKind.PARAGRAPH:
        return [_as_item(block)]
    cuts = sorted({c for pair in boilerplate.inside(block.text) for c in pair})
    pieces = split(block, cuts)
    if len(block.text) >= _SHORTEST_GLUED:
        glued = len(_seams(block.text)) > 1
        pieces = [p for piece in pieces for p in _unglue(piece, glued)]
    return [_as_item(piece) for piece in pieces]


def _seams(text: str) -> set[int]:
    return {*line_seams(text), *sentence_seams(text)}


def _unglue(block: NoteBlock, glued: bool) -> list[NoteBlock]:
    """A block cut at its seams; only at sure ones where there is hardly any."""
    seams = _seams(block.text)
    if not glued:
        sure = [seam for seam in seams if _BEGINS_SENTENCE.match(block.text, seam)]
        pieces = split(block, sure)
        return [cut for piece in pieces for cut in number_parted(piece)]
    return [
        whole
        for piece in split(block, seams)
        for cut in heading_parted(piece)
        for whole in split(cut, unpunctuated_seams(cut.text))
    ]


def _as_item(block: NoteBlock) -> NoteBlock:
    """A paragraph or bare line that begins with a star or bullet is a list item."""
    if block.kind is NoteKind.PARAGRAPH:
        match = _BULLET.match(block.text)
    elif block.kind is NoteKind.ITEM and not block.marker:
        match = _LINE_MARK.match(block.text)
    else:
        return block
    if not match:
        return block
    item = part(block, match.end(), len(block.text)) or block
    marker = match.groupdict().get("number") or "•"
    return replace(item, kind=NoteKind.ITEM, marker=marker)
