"""A whole screen over the player bar: what is heard is always seen."""

from typing import TypeVar

from textual.binding import ActiveBinding
from textual.reactive import reactive
from textual.screen import Screen

from tui.app.footing import reworded, sound_words
from tui.app.widgets.player_bar import PlayerBar

Answer = TypeVar("Answer")


class HeardScreen(Screen[Answer]):
    """Subclasses yield ``player_bar`` above the footer."""

    playing: reactive[bool] = reactive(False, repaint=False, bindings=True)
    """Whether the key that plays would pause."""

    def __init__(self, bar: PlayerBar | None = None) -> None:
        super().__init__()
        self.player_bar = bar or PlayerBar()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, by the words for what they do now."""
        return reworded(super().active_bindings, sound_words(self.playing))

    def on_screen_suspend(self) -> None:
        """Toasts are drawn by the dialog in front, and only there."""
        self.add_class("-covered")

    def on_screen_resume(self) -> None:
        """Toasts are drawn here again."""
        self.remove_class("-covered")
