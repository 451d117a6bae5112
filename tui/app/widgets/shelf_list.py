"""The list of shelves: gathered episodes first, then every show."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.app.commands import Scope, bindings
from tui.app.drawing import Line, Piece, spread
from tui.app.messages import (
    Deed,
    DoDeed,
    FindAlike,
    KeepShowOffline,
    RemoveShow,
    SetShow,
    SyncShows,
)
from tui.app.shelf import Shelf, ShelfKind, by_group
from tui.app.widgets.line_list import LineList
from tui.model.listing import group_name
from tui.sync.standing import Standing

HEADING = "Shows"
_MARKS = {
    Standing.FAILING: [Piece("! ", "warning")],
    Standing.WAITING: [Piece("waits ", "warning")],
    Standing.ENDED: [Piece("ended ", "muted")],
}


class ShelfList(LineList[Shelf | str]):
    """Shelves, one a line; a plain string is a heading."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.SHOWS)]

    def show_shelves(self, shelves: Sequence[Shelf]) -> None:
        """Show shelves: headings part the shows from the rest, and their groups."""
        rows: list[Shelf | str] = []
        rows += [shelf for shelf in shelves if shelf.kind is not ShelfKind.SHOW]
        shows = [shelf for shelf in shelves if shelf.kind is ShelfKind.SHOW]
        for group, members in by_group(shows):
            rows += ["", group_name(group) or HEADING, *members]
        self.show_rows(rows)

    def key(self, row: Shelf | str) -> Hashable:
        """A shelf is known by its key, whatever its counts."""
        return row.key if isinstance(row, Shelf) else None

    def selectable(self, row: Shelf | str) -> bool:
        """Headings are not."""
        return isinstance(row, Shelf)

    def draw(self, row: Shelf | str, width: int) -> Sequence[Line]:
        """Title on the left, count on the right."""
        if isinstance(row, str):
            return [spread([Piece(f" {row}", "muted")], (), width)]
        return [spread([Piece(" "), Piece(row.title)], _counts(row), width)]

    def action_sync(self) -> None:
        """Look for new episodes of the show, or of all."""
        shelf = self.current
        self.post_message(SyncShows(shelf.show if isinstance(shelf, Shelf) else None))

    def action_alike(self) -> None:
        """Find shows like this one."""
        shelf = self.current
        if isinstance(shelf, Shelf) and shelf.show:
            self.post_message(FindAlike(shelf.show))

    def action_mark_show(self) -> None:
        """Mark every episode of the show as played."""
        shelf = self.current
        if isinstance(shelf, Shelf) and shelf.show:
            self.post_message(DoDeed(Deed.MARK_SHOW, show_id=shelf.show.id))

    def action_settings(self) -> None:
        """Show the show's settings."""
        shelf = self.current
        if isinstance(shelf, Shelf) and shelf.show:
            self.post_message(SetShow(shelf.show))

    def action_keep_offline(self) -> None:
        """Make every episode of the show available offline."""
        shelf = self.current
        if isinstance(shelf, Shelf) and shelf.show:
            self.post_message(KeepShowOffline(shelf.show))

    def action_remove(self) -> None:
        """Ask to unsubscribe."""
        shelf = self.current
        if isinstance(shelf, Shelf) and shelf.show:
            self.post_message(RemoveShow(shelf.show))


def _counts(shelf: Shelf) -> list[Piece]:
    pieces = [Piece("LIVE ", "accent")] if shelf.show and shelf.show.is_live else []
    pieces += _MARKS.get(shelf.standing, [])
    if shelf.waiting:
        new = shelf.kind in (ShelfKind.ALL, ShelfKind.SHOW)
        pieces.append(Piece(f"{shelf.waiting:,} ", "accent" if new else "muted"))
    return pieces
