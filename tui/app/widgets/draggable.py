"""A list whose rows can be dragged to another place, and chosen several at a time."""

from typing import ClassVar, TypeVar

from textual import events

from tui.app.widgets.line_list import LineList

Row = TypeVar("Row")


class DraggableList(LineList[Row]):
    """While the mouse holds a row it moves along; letting go is the deed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-list--chosen"}

    reorderable = False
    """Whether rows have an order that is the listener's to change."""
    _held: int | None = None
    _dragged = False
    _anchor: int | None = None

    def place_row(self, row: Row, place: int) -> None:
        """Put a row at a place for good; subclasses say how."""

    @property
    def chosen(self) -> tuple[Row, ...]:
        """The rows from where choosing began to the cursor, else the cursor's."""
        if self._anchor is None:
            return () if self.current is None else (self.current,)
        low, high = sorted((min(self._anchor, len(self.rows) - 1), self.cursor))
        return tuple(self.rows[max(0, low) : high + 1])

    @property
    def choosing(self) -> bool:
        """Whether rows are being chosen."""
        return self._anchor is not None

    def action_choose_rows(self) -> None:
        """Begin to choose rows, or choose none."""
        self._anchor = self.cursor if self._anchor is None else None
        self.refresh()

    def action_leave_choosing(self) -> None:
        """Choose none."""
        self._anchor = None
        self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape is for others while nothing is chosen."""
        if action == "leave_choosing":
            return self.choosing
        return super().check_action(action, parameters)

    def watch_cursor(self, before: int, after: int) -> None:
        """What is chosen reaches to the cursor."""
        super().watch_cursor(before, after)
        if self.choosing:
            self.refresh()

    def _row_look(self, index: int | None) -> str:
        look = super()._row_look(index)
        if look == "cursor" or self._anchor is None or index is None:
            return look
        low, high = sorted((self._anchor, self.cursor))
        return "chosen" if low <= index <= high else look

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a row."""
        self._dragged = False
        if self.reorderable and event.button == 1:
            self._held = self._row_at(event)
            if self._held is not None:
                self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Take the row along."""
        there = self._row_at(event)
        held = self._held
        if held is None or there is None or there == held:
            return
        rows = list(self.rows)
        rows.insert(there, rows.pop(held))
        self.rows, self._held, self._dragged = rows, there, True
        self.cursor = there
        self.refresh()

    def on_mouse_up(self) -> None:
        """Leave the row where it is now."""
        held, self._held = self._held, None
        if held is None:
            return
        self.release_mouse()
        if self._dragged:
            self.place_row(self.rows[held], held)

    def on_click(self, event: events.Click) -> None:
        """Letting go of a dragged row chooses nothing."""
        if self._dragged:
            event.prevent_default()
