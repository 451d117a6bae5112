"""Notes as Markdown that also reads well as plain text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from tui.model.notes import NoteBlock, NoteKind, NoteRow, Notes, NoteSpan, SpanKind
from tui.transcripts.notes.images import UNNAMED
from tui.transcripts.notes.spans import clipped

_MARKS = {SpanKind.STRONG: "**", SpanKind.EMPHASIS: "*", SpanKind.CODE: "`"}
_LINE_BREAK = "  "
"""Keeps Markdown from joining two lines."""
_CLOSE_KINDS = (NoteKind.ITEM, NoteKind.TABLE_ROW)
"""Blocks that stand without an empty line between them."""


def notes_text(notes: Notes) -> str:
    """The notes as Markdown; links are numbered and listed at the end."""
    numbers = {link.url: link.number for link in notes.links}
    lines = list(_lines(notes.blocks, numbers))
    if notes.links:
        lines += ["", *(f"[{link.number}]: {link.url}" for link in notes.links)]
    return "\n".join(lines).strip() + "\n" if lines else ""


def _lines(blocks: Sequence[NoteBlock], numbers: Mapping[str, int]) -> Iterator[str]:
    before: NoteKind | None = None
    for block, following in zip_longest(blocks, blocks[1:]):
        if before is not None and not _is_close(before, block):
            yield ""
        stays = following is not None and _is_line_below(block, following)
        if block.row:
            yield from _table(block, numbers)
        else:
            yield _line(block, numbers) + (_LINE_BREAK if stays else "")
        before = block.kind


def _is_close(before: NoteKind, block: NoteBlock) -> bool:
    """Whether a block stands right below the one before."""
    if block.kind is NoteKind.CAPTION:
        return before is NoteKind.IMAGE
    opens = block.opens or (block.row is not None and block.row.opens)
    return block.kind is before and block.kind in _CLOSE_KINDS and not opens


def _is_line_below(block: NoteBlock, following: NoteBlock) -> bool:
    """Whether another block without a mark of its own goes on below."""
    marked = following.marker.strip() or following.row
    return _is_close(block.kind, following) and not marked


def _line(block: NoteBlock, numbers: Mapping[str, int]) -> str:
    if block.kind is NoteKind.CODE:
        return f"```\n{block.text}\n```"
    text = _marked(block, numbers)
    match block.kind:
        case NoteKind.HEADING:
            return f"{'#' * min(6, max(1, block.level))} {block.text}"
        case NoteKind.ITEM:
            marker = "-" if block.marker == "•" else block.marker
            return f"{'  ' * block.level}{f'{marker} ' if marker else ''}{text}"
        case NoteKind.QUOTE:
            return f"{'> ' * (block.level + 1)}{text}"
        case NoteKind.IMAGE:
            return f"(image: {text})" if block.text != UNNAMED else f"({text})"
        case NoteKind.RULE:
            return "---"
        case _:
            return text


def _table(block: NoteBlock, numbers: Mapping[str, int]) -> Iterator[str]:
    """A row of a table; Markdown has none without a line that names the columns."""
    row = block.row or NoteRow(())
    cells = [
        _marked(_cell(block, first, last), numbers).replace("|", "\\|")
        for first, last in row.cells
    ]
    if row.opens and not row.names:
        yield _row("" for _ in cells)
        yield _row("---" for _ in cells)
    yield _row(cells)
    if row.opens and row.names:
        yield _row("---" for _ in cells)


def _cell(block: NoteBlock, first: int, last: int) -> NoteBlock:
    text, spans = block.text[first:last], clipped(block.spans, first, last)
    return replace(block, text=text, spans=spans)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _marked(block: NoteBlock, numbers: Mapping[str, int]) -> str:
    """The text with its spans as Markdown, the inner ones closed first."""
    pieces: list[str] = []
    position = 0
    for offset, mark in _marks(block.spans, numbers):
        pieces += (block.text[position:offset], mark)
        position = offset
    return "".join((*pieces, block.text[position:]))


def _marks(
    spans: Sequence[NoteSpan], numbers: Mapping[str, int]
) -> list[tuple[int, str]]:
    opening: list[tuple[int, int, int, str]] = []
    closing: list[tuple[int, int, int, str]] = []
    for order, span in enumerate(spans):
        before, after = _around(span, numbers)
        opening.append((span.first, 1, order, before))
        closing.append((span.last, 0, -order, after))
    return [(offset, mark) for offset, _, _, mark in sorted(opening + closing)]


def _around(span: NoteSpan, numbers: Mapping[str, int]) -> tuple[str, str]:
    if span.target is not None and span.target in numbers:
        return "[", f"][{numbers[span.target]}]"
    mark = _MARKS.get(span.kind, "")
    return mark, mark
