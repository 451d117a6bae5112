"""The question asked before something is let go of, or leaves for the web."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.commands import Scope, bindings
from tui.app.screens.dialog import Dialog


class Confirm(Dialog[bool]):
    """Yes by Enter, no by escape; where no way leads back, yes only by ``y``."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.CONFIRM)]

    def __init__(
        self, heading: str, words: str, verb: str, *, otherwise: str = ""
    ) -> None:
        super().__init__()
        self.heading = heading
        self.hint = f"enter {verb} · escape cancels"
        if otherwise:
            self.hint = f"y {verb} · enter {otherwise}"
        self._words = words
        self._enter_agrees = not otherwise

    def body(self) -> ComposeResult:
        """What it is about."""
        yield Static(Content(self._words), classes="dialog-words")

    def action_agree(self) -> None:
        """Yes, where that can be taken back."""
        self.dismiss(self._enter_agrees)

    def action_agree_for_good(self) -> None:
        """Yes."""
        self.dismiss(True)
