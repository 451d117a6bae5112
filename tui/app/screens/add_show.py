"""The dialog that adds a show, or many from another player's list."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.app.screens.dialog import Dialog


class AddShow(Dialog[None]):
    """One line to paste into; says how it goes and what went wrong."""

    heading = "Add a show"
    hint = "enter adds · escape closes"

    class Asked(Message):
        """The listener gave an address or a file."""

        def __init__(self, dialog: "AddShow", address: str) -> None:
            super().__init__()
            self.dialog = dialog
            self.address = address

    def body(self) -> ComposeResult:
        """What to paste, and where."""
        words = "The address of a feed or of a show's web page, or an OPML file's path."
        yield Static(Content(words), classes="dialog-words")
        yield Input(placeholder="https://…", id="address")
        yield Static(id="add-status", classes="dialog-words")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        address = event.value.strip()
        if address:
            self.say_status(f"Reading {address} …")
            self.app.post_message(self.Asked(self, address))

    def say_status(self, words: str, *, error: bool = False) -> None:
        """Say how it goes."""
        status = self.query_one("#add-status", Static)
        status.update(Content(words))
        status.set_class(error, "-error")
