"""Tables of notes laid out: columns side by side, or row by row where too narrow."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from tui.app.drawing import fit
from tui.app.note_lines import LinePart, NoteLine, block_lines, wrapped
from tui.model.notes import NoteBlock, NoteKind, NoteSpan

_BETWEEN = " │ "
_CROSSING = "─┼─"
_NARROWEST = 12
"""Cells of the screen a column needs when it has to wrap its text."""
_INDENT = "  "
_HANGING = "      "

Bounds = tuple[int, int]


def is_in_table(block: NoteBlock) -> bool:
    """Whether a block is a row with cells."""
    return block.kind is NoteKind.TABLE_ROW and block.row is not None


def table_at(blocks: Sequence[NoteBlock], first: int) -> Sequence[NoteBlock]:
    """The rows of the table that begins with a block."""
    last = first + 1
    while last < len(blocks) and is_in_table(blocks[last]) and not _opens(blocks[last]):
        last += 1
    return blocks[first:last]


def table_lines(
    rows: Sequence[NoteBlock], first: int, width: int
) -> list[NoteLine | None]:
    """Lines for the rows of a table; the first is the block numbered ``first``."""
    widths = column_widths(rows, width)
    lines: list[NoteLine | None] = []
    names: Sequence[str] = ()
    for index, row in enumerate(rows, first):
        if widths is not None:
            lines += _side_by_side(index, row, widths, width)
            if _names(row):
                rule = _CROSSING.join("─" * wide for wide in widths)
                lines.append(NoteLine(index, (LinePart(rule),)))
        elif _names(row) and len(rows) > 1 and not any(map(_leads, row.spans)):
            names = [row.text[a:b] for a, b in _cells(row)]
        else:
            lines += [None] if lines else []
            lines += _below_each_other(index, row, names, width)
    return lines


def column_widths(rows: Sequence[NoteBlock], width: int) -> list[int] | None:
    """How wide each column is drawn; None where they do not fit side by side."""
    wanted: list[int] = []
    for row in rows:
        if not _stands_alone(row):
            needed = [cell_len(row.text[first:last]) for first, last in _cells(row)]
            wanted = [max(pair) for pair in zip_longest(wanted, needed, fillvalue=1)]
    return shared(wanted, width - (len(wanted) - 1) * len(_BETWEEN))


def shared(wanted: Sequence[int], room: int) -> list[int] | None:
    """The room shared: what wants less than its share leaves the rest to others."""
    given = [0] * len(wanted)
    for done, column in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        given[column] = min(wanted[column], room // (len(wanted) - done))
        room -= given[column]
        if given[column] < min(wanted[column], _NARROWEST):
            return None
    return given


def _side_by_side(
    index: int, row: NoteBlock, widths: Sequence[int], width: int
) -> list[NoteLine]:
    if _stands_alone(row):
        return block_lines(index, (LinePart("", *b) for b in wrapped(row.text, width)))
    columns = [
        _wrapped_cell(row.text, bounds, wide)
        for bounds, wide in zip(_cells(row), widths, strict=False)
    ]
    return [
        NoteLine(index, _parts(row.text, line, widths))
        for line in zip_longest(*columns, fillvalue=(0, 0))
    ]


def _parts(
    text: str, line: Sequence[Bounds], widths: Sequence[int]
) -> tuple[LinePart, ...]:
    parts: list[LinePart] = []
    before = ""
    for (first, last), wide in zip(line, widths, strict=False):
        parts.append(LinePart(before, first, last))
        before = " " * (wide - cell_len(text[first:last])) + _BETWEEN
    return tuple(parts)


def _below_each_other(
    index: int, row: NoteBlock, names: Sequence[str], width: int
) -> list[NoteLine]:
    """A row as lines of its own: what each column is called, and what it holds."""
    parts: list[LinePart] = []
    for name, bounds in zip_longest(names, _cells(row), fillvalue=None):
        if bounds is None or bounds[0] == bounds[1]:
            continue
        label = f"{fit(name, width // 2)}: " if name else ""
        before = (_INDENT if parts else "") + label
        parts += _hanging(row.text, bounds, before, width)
    return block_lines(index, parts)


def _hanging(text: str, bounds: Bounds, before: str, width: int) -> list[LinePart]:
    """A cell behind its label; its further lines hang below."""
    first, last = bounds
    (_, end), *_ = wrapped(text[first:last], width - cell_len(before))
    rest = first + end
    rest += len(text[rest:last]) - len(text[rest:last].lstrip())
    return [
        LinePart(before, first, first + end),
        *(
            LinePart(_HANGING, *b)
            for b in _wrapped_cell(text, (rest, last), width - len(_HANGING))
            if b[0] < b[1]
        ),
    ]


def _wrapped_cell(text: str, bounds: Bounds, width: int) -> list[Bounds]:
    first, last = bounds
    return [(first + a, first + b) for a, b in wrapped(text[first:last], width)]


def _cells(block: NoteBlock) -> Sequence[Bounds]:
    return block.row.cells if block.row else ()


def _names(block: NoteBlock) -> bool:
    return block.row is not None and block.row.names


def _leads(span: NoteSpan) -> bool:
    return span.target is not None or span.seconds is not None


def _opens(block: NoteBlock) -> bool:
    return block.row is not None and block.row.opens


def _stands_alone(block: NoteBlock) -> bool:
    """Whether only the first cell says something: it may reach over the others."""
    return all(first == last for first, last in _cells(block)[1:])
