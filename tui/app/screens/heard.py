"""A whole screen over the player bar: what is heard is always seen."""

from typing import TypeVar

from textual.screen import Screen

from tui.app.widgets.player_bar import PlayerBar

Answer = TypeVar("Answer")


class HeardScreen(Screen[Answer]):
    """Subclasses yield ``player_bar`` above the footer."""

    def __init__(self, bar: PlayerBar | None = None) -> None:
        super().__init__()
        self.player_bar = bar or PlayerBar()

    def on_screen_suspend(self) -> None:
        """Toasts are drawn by the dialog in front, and only there."""
        self.add_class("-covered")

    def on_screen_resume(self) -> None:
        """Toasts are drawn here again."""
        self.remove_class("-covered")
