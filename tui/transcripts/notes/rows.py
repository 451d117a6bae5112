"""The row of a table being read: where each cell lies, spans of cells minded."""

import re
from collections.abc import Mapping, Sequence

from tui.model.notes import NoteRow
from tui.text import plain

_NUMBER = re.compile(r"[0-9]{1,4}")
_WIDEST_SPAN = 20
"""Columns or rows that one cell is believed to cover."""


class RowReader:
    """Told of a table's elements, it tells where the cells of each row lie."""

    def __init__(self) -> None:
        self._opens = True
        self._in_head = False
        self._cells: list[tuple[int, int]] = []
        self._open: int | None = None
        self._all_named = True
        self._covered: dict[int, int] = {}

    def start(self, tag: str) -> None:
        """A table, or its head, begins."""
        if tag == "table":
            self._opens, self._covered = True, {}
        elif tag == "thead":
            self._in_head = True

    def end(self, tag: str) -> None:
        """A table or its head ends; what follows a table belongs to another one."""
        if tag == "table":
            self._opens, self._covered = True, {}
        elif tag == "thead":
            self._in_head = False

    def start_cell(self, tag: str, attributes: Mapping[str, str], at: int) -> None:
        """A cell begins where the text of the row has reached ``at``."""
        self.end_cell(at)
        self._leave_out_covered(at)
        wide, high = (_span(attributes.get(name)) for name in ("colspan", "rowspan"))
        self._open = len(self._cells)
        self._cells += [(at, at)] * wide
        if high > 1:
            self._covered.update({self._open + n: high for n in range(wide)})
        self._all_named = self._all_named and tag == "th"

    def end_cell(self, at: int) -> None:
        """The text of the open cell, if there is one, ends at ``at``."""
        if self._open is not None:
            self._cells[self._open] = (self._cells[self._open][0], at)
            self._open = None

    def take(self, raw: str, text: str) -> NoteRow | None:
        """The row that ends, its cells found again in its text made tidy.

        None for a row of one cell, which is a paragraph in a table for looks.
        """
        self.end_cell(len(raw))
        self._leave_out_covered(len(raw))
        cells, named = self._cells, self._all_named or self._in_head
        self._cells, self._all_named = [], True
        self._covered = {c: left - 1 for c, left in self._covered.items() if left > 1}
        if len(cells) < 2 or not text:
            return None
        row = NoteRow(_moved(cells, raw, text), named, self._opens)
        self._opens = False
        return row

    def _leave_out_covered(self, at: int) -> None:
        """The columns that a cell of a row above still covers are empty."""
        while len(self._cells) in self._covered:
            self._cells.append((at, at))


def _span(written: str | None) -> int:
    match = _NUMBER.fullmatch(written or "")
    return min(max(int(match[0]), 1), _WIDEST_SPAN) if match else 1


def _moved(
    cells: Sequence[tuple[int, int]], raw: str, text: str
) -> tuple[tuple[int, int], ...]:
    """The bounds of cells in the tidy text, without the space around their words."""
    cut = len(raw) - len(raw.lstrip())
    normal = raw.isascii()
    moved: list[tuple[int, int]] = []
    for bounds in cells:
        first, last = (
            min(max((at if normal else len(plain(raw[:at]))) - cut, 0), len(text))
            for at in bounds
        )
        cell = text[first:last]
        first += len(cell) - len(cell.lstrip())
        moved.append((first, first + len(cell.strip())))
    return tuple(moved)
