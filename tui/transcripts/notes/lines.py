"""Lines: notes written as plain text become blocks, lightly marked ones included."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tui.model.notes import NoteBlock, NoteKind

_PARAGRAPHS = re.compile(r"\n[ \t]*\n+")
_WRAPPED = range(50, 100)
"""Widths at which writers and mail programs break lines."""
_RULE = re.compile(r"[-–—=*_~#•. ]{3,}")
_BULLET = re.compile(r"[ \t]*([*•·●▪◦‣-])[ \t]+(?=\S)")
_NUMBER = re.compile(r"[ \t]*(\d{1,3}[.)])[ \t]+(?=\S)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_QUOTE = re.compile(r">[ \t]*(?=\S)")
_SPACE = re.compile(r"\s+")
_DEEPEST = 8


def lines_to_blocks(text: str) -> list[NoteBlock]:
    """Plain text as blocks: paragraphs, their lines, and what looks like a list."""
    return [block for part in _PARAGRAPHS.split(text) for block in _part(part)]


def _part(part: str) -> Iterator[NoteBlock]:
    lines = [line.expandtabs(4) for line in part.split("\n") if line.strip()]
    if _is_wrapped(lines):
        lines = [" ".join(lines)]
    for number, line in enumerate(lines):
        block = line_block(line, bare=len(lines) > 1)
        opens = number == 0 and block.kind is NoteKind.ITEM and not block.marker
        yield replace(block, opens=True) if opens else block


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the lines are one paragraph, broken to fit a page."""
    if len(lines) < 2 or any(_BULLET.match(line) for line in lines[1:]):
        return False
    longest = max(len(line) for line in lines)
    return longest in _WRAPPED and all(
        len(line) + len(following.split(maxsplit=1)[0]) >= longest - 2
        for line, following in pairwise(lines)
    )


def line_block(line: str, *, bare: bool = False) -> NoteBlock:
    """A line as a block; ``bare`` ones stand close together."""
    if _RULE.fullmatch(line.strip()):
        return NoteBlock(NoteKind.RULE, "")
    if match := _BULLET.match(line) or _NUMBER.match(line):
        indent = len(line) - len(line.lstrip(" "))
        marker = "•" if _BULLET.match(line) else match[1]
        return _block(
            NoteKind.ITEM, line[match.end() :], min(indent // 2, _DEEPEST), marker
        )
    if match := _HEADING.match(line):
        return _block(NoteKind.HEADING, line[match.end() :], len(match[1]))
    if match := _QUOTE.match(line):
        return _block(NoteKind.QUOTE, line[match.end() :])
    return _block(
        NoteKind.ITEM if bare and len(line) <= 90 else NoteKind.PARAGRAPH, line
    )


def _block(kind: NoteKind, text: str, level: int = 0, marker: str = "") -> NoteBlock:
    return NoteBlock(kind, _SPACE.sub(" ", text).strip(), level=level, marker=marker)
