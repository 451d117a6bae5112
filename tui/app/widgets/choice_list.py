"""The list of a show's settings."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.app.commands import Scope, bindings
from tui.app.drawing import Line, Piece, spread
from tui.app.show_choices import Choice
from tui.app.widgets.line_list import LineList
from tui.config import Settings
from tui.model.show_settings import ShowSettings


class ChoiceList(LineList[Choice]):
    """Settings, a line each: what it is called, what it is."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.SHOW_SETTINGS)]

    def __init__(self, settings: ShowSettings, everywhere: Settings) -> None:
        super().__init__(id="choices")
        self.settings = settings
        self._everywhere = everywhere

    def key(self, row: Choice) -> Hashable:
        """A setting is known by its name."""
        return row.name

    def draw(self, row: Choice, width: int) -> Sequence[Line]:
        """Label and value; what was set here stands out."""
        own = row.value(self.settings) not in (None, row.steps[0])
        value = row.shown(self.settings, self._everywhere)
        look = "accent" if own else "muted"
        return [spread([Piece(f" {row.label}")], [Piece(f"{value} ", look)], width)]

    def use(self, settings: ShowSettings) -> None:
        """Show other values."""
        self.settings = settings
        self.refresh()
