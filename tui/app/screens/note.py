"""The dialog in which the listener writes a note to a quote."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from tui.app.screens.dialog import Dialog

_SHOWN = 400


class NoteDialog(Dialog[str]):
    """The quote, and a line to write in; gives the note, None when called off."""

    heading = "A note to this quote"
    hint = "enter keeps it · escape leaves it as it was"

    def __init__(self, quoted: str, note: str = "") -> None:
        super().__init__()
        self._quoted = quoted
        self._note = note

    def body(self) -> ComposeResult:
        """What was said, and the note."""
        more = "…" if len(self._quoted) > _SHOWN else ""
        yield Static(Content(self._quoted[:_SHOWN] + more), classes="dialog-words")
        yield Input(
            self._note,
            placeholder="What you think of it",
            select_on_focus=False,
            id="note",
        )

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip())
