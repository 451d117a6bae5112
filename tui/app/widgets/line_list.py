"""A list drawn line by line: its cost does not grow with its length."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.commands import Scope, bindings
from tui.app.drawing import Line, Piece, spread
from tui.app.widgets.hint import hint_row

Row = TypeVar("Row")


class LineList(ScrollView, Generic[Row], can_focus=True):
    """Rows of one or more lines with a cursor. Subclasses say how a row is drawn."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.LISTS)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--text",
        "line-list--strong",
        "line-list--muted",
        "line-list--accent",
        "line-list--warning",
        "line-list--mark",
        "line-list--cursor",
        "line-list--hover",
    }

    cursor: reactive[int] = reactive(0, init=False, repaint=False)
    hovered: reactive[int | None] = reactive(None, init=False, repaint=False)

    @dataclass
    class Highlighted(Message):
        """The cursor came to a row."""

        list: "LineList[Any]"
        row: Any

        @property
        def control(self) -> "LineList[Any]":
            """The list."""
            return self.list

    @dataclass
    class Chosen(Message):
        """Enter, or a click on the row under the cursor."""

        list: "LineList[Any]"
        row: Any

        @property
        def control(self) -> "LineList[Any]":
            """The list."""
            return self.list

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.rows: Sequence[Row] = ()
        self.empty = ""
        self._row_height = 1

    def draw(self, row: Row, width: int) -> Sequence[Line]:
        """The lines of a row, ``row_height(width)`` of them, each ``width`` cells."""
        raise NotImplementedError

    def row_height(self, width: int) -> int:
        """How many lines each row takes."""
        return 1

    def key(self, row: Row) -> Hashable:
        """What a row is known by when the rows are read again."""
        return row

    def selectable(self, row: Row) -> bool:
        """Whether the cursor may rest on a row."""
        return True

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        if 0 <= self.cursor < len(self.rows):
            return self.rows[self.cursor]
        return None

    def show_rows(self, rows: Sequence[Row], *, empty: str = "") -> None:
        """Show other rows; cursor and scroll stay with the row they were on."""
        kept = self.key(self.current) if self.current is not None else None
        offset = self.cursor * self._row_height - self.scroll_offset.y
        self.rows, self.empty = rows, empty
        self._measure()
        found = self._index_of(kept)
        moved = found is not None and found != self.cursor
        self.set_reactive(LineList.cursor, self._nearest(found or 0, 1))
        if moved:
            # Forced: a list that had room for all rows has no scroll bar as yet.
            y = self.cursor * self._row_height - offset
            self.scroll_to(y=y, animate=False, force=True)
        elif found is None:
            self.scroll_to(y=0, animate=False)
        self.refresh()

    def go_to(self, key: Hashable) -> None:
        """Put the cursor on the row known by ``key``, if it is there."""
        found = self._index_of(key)
        if found is not None:
            self.cursor = found

    def redraw_row(self, row: Row) -> None:
        """Replace the row of the same key and draw it again."""
        index = self._index_of(self.key(row))
        if index is not None:
            rows = list(self.rows)
            rows[index] = row
            self.rows = rows
            self._refresh_row(index)

    def _index_of(self, key: Hashable) -> int | None:
        if key is None:
            return None
        if self.current is not None and self.key(self.current) == key:
            return self.cursor
        return next(
            (i for i, row in enumerate(self.rows) if self.key(row) == key), None
        )

    def _nearest(self, index: int, step: int) -> int:
        """The selectable row at or after ``index`` in the direction of ``step``."""
        last = len(self.rows) - 1
        index = max(0, min(last, index))
        for direction in (step, -step):
            place = index
            while 0 <= place <= last:
                if self.selectable(self.rows[place]):
                    return place
                place += direction
        return 0

    def _measure(self) -> None:
        width = self.scrollable_content_region.width
        self._row_height = self.row_height(width)
        self.virtual_size = Size(width, len(self.rows) * self._row_height)

    def on_resize(self) -> None:
        """Lay the rows out for the new width; the cursor stays in sight."""
        self._measure()
        self._show_cursor()

    def watch_cursor(self, before: int, after: int) -> None:
        """Draw the two rows concerned and tell."""
        self._refresh_row(before)
        self._refresh_row(after)
        self._show_cursor()
        if (row := self.current) is not None:
            self.post_message(self.Highlighted(self, row))

    def watch_hovered(self, before: int | None, after: int | None) -> None:
        """Draw the two rows concerned."""
        for index in (before, after):
            if index is not None:
                self._refresh_row(index)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Draw the cursor bright or dim."""
        super().watch_has_focus(has_focus)
        self._refresh_row(self.cursor)

    def _refresh_row(self, index: int) -> None:
        self.refresh_lines(index * self._row_height, self._row_height)

    def _show_cursor(self) -> None:
        height = self.scrollable_content_region.height
        top = self.cursor * self._row_height
        bottom = top + self._row_height
        if height <= 0:
            return
        if top < self.scroll_offset.y:
            above = top if self.cursor != self._nearest(0, 1) else 0
            self.scroll_to(y=above, animate=False)
        elif bottom > self.scroll_offset.y + height:
            self.scroll_to(y=bottom - height, animate=False)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        if not self.rows:
            return self._empty_line(y, width)
        index, part = divmod(y + self.scroll_offset.y, self._row_height)
        if index >= len(self.rows):
            return Strip.blank(width, self._style("text"))
        lines = self.draw(self.rows[index], width)
        return self._strip(lines[part] if part < len(lines) else (), index, width)

    def _empty_line(self, y: int, width: int) -> Strip:
        text = hint_row(self.empty, y, width, self.size.height)
        line = spread([Piece(text, "muted")], (), width)
        return self._strip(line, None, width)

    def _strip(self, line: Line, index: int | None, width: int) -> Strip:
        row_look = self._row_look(index)
        segments = [Segment(p.text, self._style(p.look, row_look)) for p in line]
        base = self._style("text", row_look)
        return Strip(segments).adjust_cell_length(width, base)

    def _row_look(self, index: int | None) -> str:
        if index is not None and index == self.cursor:
            return "cursor"
        return "hover" if index is not None and index == self.hovered else ""

    def _style(self, look: str, row_look: str = "") -> Style:
        names = [f"line-list--{look}"]
        if row_look:
            names.append(f"line-list--{row_look}")
        return self.get_visual_style(*names).rich_style

    def action_move(self, step: int) -> None:
        """Move the cursor by rows."""
        self.cursor = self._nearest(self.cursor + step, 1 if step > 0 else -1)

    def action_move_page(self, step: int) -> None:
        """Move the cursor by as many rows as are seen."""
        seen = self.scrollable_content_region.height // self._row_height
        self.action_move(step * max(1, seen - 1))

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.cursor = self._nearest(0, 1)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.cursor = self._nearest(len(self.rows) - 1, -1)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if (row := self.current) is not None and self.selectable(row):
            self.post_message(self.Chosen(self, row))

    def _row_at(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        index = (offset.y + self.scroll_offset.y) // self._row_height
        inside = 0 <= index < len(self.rows) and self.selectable(self.rows[index])
        return index if inside else None

    def on_click(self, event: events.Click) -> None:
        """Go to the row clicked; a click on the current one chooses it."""
        index = self._row_at(event)
        if index is None:
            return
        if index == self.cursor:
            self.action_choose()
        self.cursor = index

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what a click would hit."""
        self.hovered = self._row_at(event)

    def on_leave(self) -> None:
        """Hover no more."""
        self.hovered = None
