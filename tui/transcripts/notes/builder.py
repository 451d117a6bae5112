"""The builder: what an HTML parser sees, tag by tag, becomes blocks with spans."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tui.model.notes import NoteBlock, NoteKind, NoteRow, NoteSpan, Section, SpanKind
from tui.text import plain
from tui.transcripts.notes.context import Context
from tui.transcripts.notes.images import (
    UNNAMED,
    image_spans,
    image_words,
    is_counter,
)
from tui.transcripts.notes.rows import RowReader
from tui.transcripts.notes.spans import safe_target, tidy

_INLINE = {
    "b": SpanKind.STRONG,
    "strong": SpanKind.STRONG,
    "i": SpanKind.EMPHASIS,
    "em": SpanKind.EMPHASIS,
    "cite": SpanKind.EMPHASIS,
    "code": SpanKind.CODE,
    "kbd": SpanKind.CODE,
    "tt": SpanKind.CODE,
    "a": SpanKind.LINK,
}
_MOST_OPEN = 64
"""Inline marks open at once: more is an attack, not a text."""
_SPACE = re.compile(r"\s+")
_LEVELED = (NoteKind.ITEM, NoteKind.HEADING, NoteKind.QUOTE)
_LIST_START = re.compile(r"-?[0-9]{1,5}")
_CELL_GAP = " | "
_EMOJI_LENGTH = 3
_LONGEST_HEADING = 150
"""Longer ones are paragraphs that were wanted larger or smaller."""


@dataclass(slots=True)
class _Mark:
    """An inline element whose end has not been seen."""

    tag: str
    kind: SpanKind
    first: int
    target: str | None = None
    footnote: bool = False


class BlockBuilder:
    """A parser target: lxml calls ``start``, ``end``, ``data`` and ``close``.

    ``blocks`` pairs each block with the number of the paragraph it stood in, so that
    lines parted by ``<br>`` can be known again.
    """

    def __init__(self) -> None:
        self.blocks: list[tuple[NoteBlock, int]] = []
        self._contexts = [Context()]
        self._counters: list[int | None] = []
        self._parts: list[str] = []
        self._length = 0
        self._spans: list[NoteSpan] = []
        self._marks: list[_Mark] = []
        self._images: list[tuple[str, str | None]] = []
        self._marker = ""
        self._outer_markers: list[str] = []
        self._paragraph = 0
        self._rows = RowReader()
        self._before_cell = 0, 0, ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        outer = self._contexts[-1]
        if outer.parts_blocks(tag) and not outer.skipped:
            self._end_block()
        inner = outer.enter(tag, attributes)
        self._contexts.append(inner)
        if inner.skipped:
            return
        if tag in _INLINE:
            self._open_mark(tag, attributes)
        else:
            self._begin(tag, attributes)

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._rows.start(tag)
        if self._contexts[-1].parts_words(tag):
            self._end_line()
        if tag in ("ul", "ol"):
            self._counters.append(_count_before(attributes) if tag == "ol" else None)
        elif tag == "li":
            self._outer_markers.append(_blank(self._marker))
            self._marker = self._next_marker()
        elif tag == "br":
            self._end_line()
        elif tag == "hr":
            self._end_block()
            self._add(NoteKind.RULE, "")
        elif tag in ("td", "th"):
            self._begin_cell(tag, attributes)
        elif tag == "img":
            self._image(attributes)

    def _begin_cell(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._end_cell()
        gap = _CELL_GAP if self._length else ""
        gap = gap.lstrip() if self._ends_in_space() else gap
        self._before_cell = len(self._parts), self._length, gap
        self._append(gap)
        self._rows.start_cell(tag, attributes, self._length)

    def _end_cell(self) -> None:
        """The gap before a cell that stays empty goes again."""
        parts, length, gap = self._before_cell
        if not "".join(self._parts[parts:]).removeprefix(gap).strip():
            del self._parts[parts:]
            self._length = length
        self._rows.end_cell(self._length)

    def end(self, tag: str) -> None:
        """An element ends."""
        inner = self._contexts.pop() if len(self._contexts) > 1 else self._contexts[-1]
        outer = self._contexts[-1]
        if inner.skipped:
            return
        if tag in _INLINE:
            self._close_mark(tag)
        elif outer.parts_blocks(tag):
            self._end_block(inner)
        elif outer.parts_words(tag):
            self._end_line()
        self._rows.end(tag)
        if tag in ("ul", "ol") and self._counters:
            self._counters.pop()
        elif tag == "li" and self._outer_markers:
            self._marker = self._outer_markers.pop()

    def data(self, text: str) -> None:
        """Text, its entities decoded."""
        context = self._contexts[-1]
        if context.skipped:
            return
        text = plain(text)
        if context.preformatted:
            self._append(text)
            return
        text = _SPACE.sub(" ", text)
        if self._ends_in_space():
            text = text.lstrip(" ")
        self._append(text)

    def _ends_in_space(self) -> bool:
        return not self._parts or self._parts[-1].endswith((" ", "\n"))

    def close(self) -> None:
        """The input ends."""
        self._end_block()

    def _append(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)

    def _open_mark(self, tag: str, attributes: Mapping[str, str]) -> None:
        if len(self._marks) >= _MOST_OPEN:
            return
        href = attributes.get("href") or ""
        footnote = tag == "a" and _is_footnote(href, attributes)
        if footnote:
            self._append("[")
        mark = _Mark(tag, _INLINE[tag], self._length, safe_target(href), footnote)
        self._marks.append(mark)

    def _close_mark(self, tag: str) -> None:
        for index in reversed(range(len(self._marks))):
            if self._marks[index].tag == tag:
                mark = self._marks.pop(index)
                self._keep_span(mark)
                if mark.footnote:
                    self._close_footnote(mark)
                return

    def _close_footnote(self, mark: _Mark) -> None:
        """A footnote's number marks the words before it, or the note itself."""
        self._append("]")
        if self._contexts[-1].section is Section.LINKS:
            text = "".join(self._parts)
            self._marker = text[max(0, mark.first - 1) :]
            self._parts, self._length = [], 0

    def _keep_span(self, mark: _Mark) -> None:
        if mark.first < self._length and (
            mark.kind is not SpanKind.LINK or mark.target
        ):
            self._spans.append(
                NoteSpan(mark.kind, mark.first, self._length, target=mark.target)
            )

    def _next_marker(self) -> str:
        if not self._counters or self._counters[-1] is None:
            return "•"
        self._counters[-1] += 1
        return f"{self._counters[-1]}."

    def _image(self, attributes: Mapping[str, str]) -> None:
        sign = (attributes.get("alt") or "").strip()
        if 0 < len(sign) <= _EMOJI_LENGTH:
            self._append(plain(sign))
            return
        links = [mark.target for mark in self._marks if mark.target]
        text = image_words(attributes) or (UNNAMED if links else "")
        if text and not is_counter(attributes):
            self._images.append((text, links[-1] if links else None))

    def _end_line(self) -> None:
        context = self._contexts[-1]
        if context.preformatted:
            self._append("\n")
        elif context.in_row:
            self._append("" if self._ends_in_space() else " ")
        elif self._length:
            self._end_block(same_paragraph=True)
        else:
            self._paragraph += 1

    def _end_block(
        self, context: Context | None = None, *, same_paragraph: bool = False
    ) -> None:
        context = context or self._contexts[-1]
        for mark in self._marks:
            self._keep_span(mark)
            mark.first = 0
        if context.in_row:
            self._end_cell()
        raw = "".join(self._parts)
        text, spans = tidy(raw, self._spans, context.preformatted)
        row = self._rows.take(raw, text) if context.in_row else None
        self._parts, self._spans, self._length = [], [], 0
        self._before_cell = 0, 0, ""
        if text:
            self._add(context.kind, text, spans, context, row)
        for words, target in self._images:
            self._add(NoteKind.IMAGE, words, image_spans(words, target))
        self._images = []
        if not same_paragraph:
            self._paragraph += 1

    def _add(
        self,
        kind: NoteKind,
        text: str,
        spans: tuple[NoteSpan, ...] = (),
        context: Context | None = None,
        row: NoteRow | None = None,
    ) -> None:
        context = context or self._contexts[-1]
        marker = self._marker if kind is NoteKind.ITEM else ""
        if kind is NoteKind.ITEM:
            self._marker = _blank(marker)
        if kind is NoteKind.CAPTION and not self._is_below_image():
            kind = NoteKind.IMAGE
        if kind is NoteKind.HEADING and len(text) > _LONGEST_HEADING:
            kind = NoteKind.PARAGRAPH
        level = context.level if kind in _LEVELED else 0
        block = NoteBlock(kind, text, context.section, level, marker, spans, row)
        self.blocks.append((block, self._paragraph))

    def _is_below_image(self) -> bool:
        return bool(self.blocks) and self.blocks[-1][0].kind is NoteKind.IMAGE


def _count_before(attributes: Mapping[str, str]) -> int:
    """The number before a list's first."""
    first = (attributes.get("start") or "").strip()
    return int(first) - 1 if _LIST_START.fullmatch(first) else 0


def _blank(marker: str) -> str:
    """What stands before the further lines of an item."""
    return " " * len(marker)


def _is_footnote(href: str, attributes: Mapping[str, str]) -> bool:
    return href.startswith("#") and "footnote" in (attributes.get("class") or "")
