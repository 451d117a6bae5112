"""The list of an episode's chapters."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.app.commands import Scope, bindings
from tui.app.drawing import Line, Piece, spread
from tui.app.messages import OpenLink
from tui.app.phrases import clock
from tui.app.widgets.line_list import LineList
from tui.model.chapter import Chapter


class ChapterList(LineList[Chapter]):
    """Chapters with their times; the one being heard is marked, and links are."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.CHAPTERS)]

    heard: int | None = None
    """Which chapter is being heard."""

    def mark_heard(self, index: int | None) -> None:
        """Mark the chapter being heard."""
        if index != self.heard:
            self.heard = index
            self.refresh()

    def draw(self, row: Chapter, width: int) -> Sequence[Line]:
        """Time, title, length."""
        now = self.heard is not None and self.rows[self.heard] is row
        look = "accent" if now else "text"
        left = [
            Piece(" ► " if now else "   ", "accent"),
            Piece(f"{clock(row.start):>7}  ", "muted"),
            Piece(row.title, look),
        ]
        length = clock(row.end - row.start) if row.end is not None else ""
        marks = ("↗" if row.url else "") + ("▢" if row.image_url else "")
        facts = " ".join(filter(None, (marks, length)))
        return [spread(left, [Piece(f"{facts} ", "muted")] if facts else (), width)]

    def action_open_link(self) -> None:
        """Open the link of the chapter under the cursor."""
        self._open(self.current.url if self.current else None)

    def action_open_image(self) -> None:
        """Open the picture of the chapter under the cursor."""
        self._open(self.current.image_url if self.current else None)

    def _open(self, address: str | None) -> None:
        if address:
            self.post_message(OpenLink(address))
        else:
            self.notify("This chapter has none.", markup=False, timeout=2)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what a chapter has can be opened."""
        if action == "open_link":
            return any(chapter.url for chapter in self.rows)
        if action == "open_image":
            return any(chapter.image_url for chapter in self.rows)
        return super().check_action(action, parameters)
