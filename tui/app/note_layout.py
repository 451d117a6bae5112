"""Show notes laid out in lines of a given width; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from tui.app.note_lines import LinePart, NoteLine, block_lines, wrapped
from tui.app.table_layout import is_in_table, table_at, table_lines
from tui.model.notes import Link, NoteBlock, NoteKind, NoteRow, NoteSpan, SpanKind

_PREFIXES = {NoteKind.CODE: "  ", NoteKind.IMAGE: "▢ ", NoteKind.CAPTION: "  "}
_QUOTED = "▏ "


@dataclass(frozen=True, slots=True)
class Target:
    """Something in the notes that can be followed: a link or a time."""

    block: int
    span: NoteSpan


def numbered(blocks: Sequence[NoteBlock], links: Sequence[Link]) -> list[NoteBlock]:
    """The blocks with each link's number in brackets behind it."""
    numbers = {link.url: link.number for link in links}
    return [_number_links(block, numbers) for block in blocks]


def _number_links(block: NoteBlock, numbers: dict[str, int]) -> NoteBlock:
    text, added, spans = block.text, 0, []
    grown: list[tuple[int, int]] = []
    for span in sorted(block.spans, key=lambda span: (span.first, -span.last)):
        number = numbers.get(span.target or "") if span.kind is SpanKind.LINK else None
        label = f" [{number}]" if number else ""
        first, last = span.first + added, span.last + added
        text = text[:last] + label + text[last:]
        spans.append(replace(span, first=first, last=last + len(label)))
        added += len(label)
        grown.append((span.last, len(label)))
    return replace(block, text=text, spans=tuple(spans), row=_grown(block.row, grown))


def _grown(row: NoteRow | None, grown: Sequence[tuple[int, int]]) -> NoteRow | None:
    """A row whose text has grown at some offsets."""
    if row is None:
        return None

    def moved(offset: int) -> int:
        return offset + sum(length for at, length in grown if at <= offset)

    cells = tuple((moved(first), moved(last)) for first, last in row.cells)
    return replace(row, cells=cells)


def targets(blocks: Sequence[NoteBlock]) -> list[Target]:
    """Every link and time, in order."""
    return [
        Target(index, span)
        for index, block in enumerate(blocks)
        for span in sorted(block.spans, key=lambda span: span.first)
        if span.kind in (SpanKind.LINK, SpanKind.TIME)
    ]


def line_of(lines: Sequence[NoteLine | None], target: Target) -> int:
    """The line a target begins in."""
    at, number = target.span.first, 0
    of_block = [(n, line) for n, line in enumerate(lines) if line]
    of_block = [(n, line) for n, line in of_block if line.block == target.block]
    for number, line in of_block:
        if line.holds(at):
            return number
    return next((number for number, line in of_block if line.last > at), 0)


def stepped(places: Sequence[int], picked: int | None, step: int, seen: range) -> int:
    """Which target comes next, by the lines they are in and those that are seen.

    It goes on from what is picked while that is in sight, else from what is seen.
    """
    if picked is not None and places[picked] in seen:
        return (picked + step) % len(places)
    if step > 0:
        return next((i for i, at in enumerate(places) if at >= seen.start), 0)
    before = [i for i, at in enumerate(places) if at < seen.stop]
    return before[-1] if before else len(places) - 1


def lay_out(blocks: Sequence[NoteBlock], width: int) -> list[NoteLine | None]:
    """Lines for the blocks; None is an empty line."""
    lines: list[NoteLine | None] = []
    index = 0
    while index < len(blocks):
        if lines and _parted(blocks[index - 1], blocks[index]):
            lines.append(None)
        if is_in_table(blocks[index]):
            rows = table_at(blocks, index)
            lines += table_lines(rows, index, width)
            index += len(rows)
        else:
            lines += _block_lines(index, blocks[index], width)
            index += 1
    return lines


def _parted(before: NoteBlock, block: NoteBlock) -> bool:
    if block.opens or (block.row and block.row.opens):
        return True
    if block.kind is NoteKind.CAPTION:
        return before.kind is not NoteKind.IMAGE
    close = (NoteKind.ITEM, NoteKind.TABLE_ROW, NoteKind.CODE)
    return not (before.kind is block.kind and block.kind in close)


def _block_lines(index: int, block: NoteBlock, width: int) -> list[NoteLine]:
    prefix = _prefix(block)
    if block.kind is NoteKind.RULE:
        return [NoteLine(index, (LinePart("─" * max(0, width)),))]
    rest = _rest(block, prefix)
    room = max(1, width - cell_len(prefix))
    parts = (
        LinePart(prefix if _begins(block, first, last) else rest, first, last)
        for first, last in wrapped(block.text, room)
    )
    return block_lines(index, parts)


def _prefix(block: NoteBlock) -> str:
    """What stands before the first line of a block."""
    match block.kind:
        case NoteKind.ITEM:
            return "  " * block.level + (f"{block.marker} " if block.marker else "")
        case NoteKind.QUOTE:
            return _QUOTED * (block.level + 1)
        case _:
            return _PREFIXES.get(block.kind, "")


def _rest(block: NoteBlock, prefix: str) -> str:
    """What stands before the further lines of a text that had to be wrapped."""
    if block.kind is NoteKind.QUOTE:
        return prefix
    return "↪ " if block.kind is NoteKind.CODE else " " * cell_len(prefix)


def _begins(block: NoteBlock, first: int, last: int) -> bool:
    """Whether a line begins at an offset, rather than goes on from the one before."""
    if block.kind is NoteKind.CODE:
        return first in (0, last) or block.text[first - 1] == "\n"
    return first == 0
