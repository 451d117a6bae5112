"""The list of lines whose times the listener set right."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.app.commands import Scope, bindings
from tui.app.drawing import Line, Piece, spread
from tui.app.phrases import clock, later
from tui.app.widgets.line_list import LineList
from tui.model.quote import Anchor
from tui.transcripts.timing.anchoring import points_of


class AnchorList(LineList[Anchor]):
    """Anchors, a line each: when it is heard, what is said, how far it moved."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.ANCHORS)]

    def __init__(self, words: dict[int, str], *, id: str | None = None) -> None:
        """``words`` has the line of each anchor by its number."""
        super().__init__(id=id)
        self._words = words

    def key(self, row: Anchor) -> Hashable:
        """An anchor is known by its number."""
        return row.id

    def draw(self, row: Anchor, width: int) -> Sequence[Line]:
        """Time, words, shift."""
        moved = later(row.shift) if self._counts(row) else "a newer one counts"
        line = [
            Piece(f" {clock(row.audio_time):>7}  ", "accent"),
            Piece(self._words.get(row.id, "")),
        ]
        return [spread(line, [Piece(f"{moved} ", "muted")], width)]

    def _counts(self, row: Anchor) -> bool:
        return (row.text_time, row.audio_time) in points_of(self.rows)
