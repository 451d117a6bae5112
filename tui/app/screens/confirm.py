"""The question asked before something is let go of, or leaves for the web."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.commands import Scope, bindings
from tui.app.screens.dialog import Dialog


class Confirm(Dialog[bool]):
    """Yes by Enter, no by escape."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.CONFIRM)]

    def __init__(self, heading: str, words: str, verb: str) -> None:
        super().__init__()
        self.heading = heading
        self.hint = f"enter {verb} · escape cancels"
        self._words = words

    def body(self) -> ComposeResult:
        """What it is about."""
        yield Static(Content(self._words), classes="dialog-words")

    def action_agree(self) -> None:
        """Yes."""
        self.dismiss(True)
