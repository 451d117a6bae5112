"""The lists of what was heard: sitting by sitting, and by week."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.app.commands import Scope, bindings
from tui.app.drawing import Line, Piece, spread
from tui.app.phrases import clock, day
from tui.app.widgets.line_list import LineList
from tui.model.listened import HeardWeek
from tui.model.sitting import Sitting


class HistoryList(LineList[Sitting]):
    """Sittings, two lines each: what, and when from where to where."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.HISTORY)]

    def row_height(self, width: int) -> int:
        """What, and when."""
        return 2

    def key(self, row: Sitting) -> Hashable:
        """A sitting is known by its number."""
        return row.id

    def draw(self, row: Sitting, width: int) -> Sequence[Line]:
        """Title and stretch; show and date."""
        stretch = f" {clock(row.start)} – {clock(row.end)} "
        began = row.began.astimezone()
        when = f" {day(row.began)}  {began:%H:%M} "
        return [
            spread([Piece(f" {row.title}")], [Piece(stretch, "accent")], width),
            spread(
                [Piece(f" {row.show_title}", "muted")], [Piece(when, "muted")], width
            ),
        ]


class WeekList(LineList[HeardWeek]):
    """Weeks and shows, a line each."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.HISTORY)]

    def key(self, row: HeardWeek) -> Hashable:
        """A show in a week."""
        return row.monday, row.show

    def draw(self, row: HeardWeek, width: int) -> Sequence[Line]:
        """Week and show; listened and saved."""
        left = [
            Piece(f" {row.monday:%d %b %Y}  ", "muted"),
            Piece(row.show),
        ]
        right = [
            Piece(f" {clock(row.seconds)} ", "strong"),
            *saved_piece(row.saved, 22),
        ]
        return [spread(left, right, width)]


def saved_piece(seconds: float, width: int = 0) -> list[Piece]:
    """What the speed saved, or cost, where it is a second at least."""
    if abs(seconds) < 1:
        return [Piece(" " * width)]
    words = "saved" if seconds > 0 else "added"
    return [Piece(f" {clock(abs(seconds))} {words} ".rjust(width), "muted")]
