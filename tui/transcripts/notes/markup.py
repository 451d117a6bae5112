"""The markup of notes: HTML or plain text becomes blocks, nothing yet understood."""

import html
import re
from dataclasses import replace
from itertools import groupby
from typing import cast

from lxml import etree

from tui.model.notes import NoteBlock, NoteKind
from tui.text import plain
from tui.transcripts.notes.builder import BlockBuilder
from tui.transcripts.notes.lines import lines_to_blocks

_LONGEST = 3_000_000
"""Characters of notes that are read. Real ones reach a tenth of this."""
_TAG = re.compile(
    r"</?(?:p|br|a|div|span|[uo]l|li|h[1-6]|b|strong|i|em|u|img|hr|table|t[rdh]|pre|code"
    r"|blockquote|figure|section|article|font|small|sup|sub|body|html)\b[^<>]*>",
    re.IGNORECASE,
)
_BREAKING_TAG = re.compile(
    r"<(?:p|br|div|li|h[1-6]|tr|pre|blockquote|section|article)\b", re.IGNORECASE
)
_SHORT_LINE = 90


def blocks_of(notes: str) -> list[NoteBlock]:
    """The blocks of notes, told to be HTML by their tags, else plain text."""
    notes = notes[:_LONGEST]
    if not _TAG.search(notes):
        return lines_to_blocks(plain(html.unescape(notes)))
    if not _BREAKING_TAG.search(notes):
        notes = notes.replace("\n", "<br>")
    return _with_lines_as_items(_read_html(plain(notes)))


def _read_html(text: str) -> list[tuple[NoteBlock, int]]:
    builder = BlockBuilder()
    # lxml's stubs want targets that take bytes too; lxml only ever passes str.
    target = cast("etree.ParserTarget", builder)
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    try:
        parser.feed(text.encode())
        parser.close()
    except etree.LxmlError:
        builder.close()
    return builder.blocks


def _with_lines_as_items(blocks: list[tuple[NoteBlock, int]]) -> list[NoteBlock]:
    """Short lines parted by ``<br>`` belong together: they become bare lines."""
    done: list[NoteBlock] = []
    for _, group in groupby(blocks, key=lambda pair: pair[1]):
        lines = [block for block, _ in group]
        if len(lines) > 1 and all(_is_short_line(line) for line in lines):
            lines = [
                replace(line, kind=NoteKind.ITEM, opens=number == 0)
                for number, line in enumerate(lines)
            ]
        done += lines
    return done


def _is_short_line(block: NoteBlock) -> bool:
    return block.kind is NoteKind.PARAGRAPH and len(block.text) <= _SHORT_LINE
