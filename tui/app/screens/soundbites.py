"""The dialog of an episode's soundbites: passages its publisher would play first."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from tui.app.drawing import Line, Piece, spread
from tui.app.phrases import clock
from tui.app.screens.dialog import Dialog
from tui.app.widgets.line_list import LineList
from tui.model.episode import Soundbite

_MOST_ROWS = 12


class SoundbiteList(LineList[Soundbite]):
    """Soundbites, a line each: where, what, how long."""

    def draw(self, row: Soundbite, width: int) -> Sequence[Line]:
        """Time, title, length."""
        left = [Piece(f"{clock(row.start):>8}  ", "muted"), Piece(row.title)]
        return [spread(left, [Piece(f"{clock(row.duration)} ", "muted")], width)]


class SoundbitesDialog(Dialog[Soundbite]):
    """Gives the soundbite to play."""

    heading = "Soundbites"
    hint = "enter plays it to its end · escape closes"

    def __init__(self, soundbites: Sequence[Soundbite]) -> None:
        super().__init__()
        self._rows = soundbites
        self.list = SoundbiteList(id="soundbites")

    def body(self) -> ComposeResult:
        """The list."""
        yield self.list

    def on_mount(self) -> None:
        """Begin on the first."""
        self.list.styles.height = max(1, min(len(self._rows), _MOST_ROWS))
        self.list.show_rows(self._rows)
        self.set_focus(self.list)

    @on(LineList.Chosen)
    def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.dismiss(message.row)
