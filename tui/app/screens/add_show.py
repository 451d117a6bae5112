"""The dialog that adds a show, or many from another player's list."""

from collections.abc import Hashable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.app.drawing import Line, Piece, spread
from tui.app.screens.dialog import Dialog
from tui.app.widgets.line_list import LineList
from tui.app.widgets.sign_in import SignIn
from tui.feeds.credentials import with_user
from tui.text import safe_url
from tui.web import host_of

Choice = tuple[str, str]
"""A feed's title and address."""

_MOST_LINES = 10


class FeedChoices(LineList[Choice]):
    """The feeds of a page, a line each."""

    def __init__(self) -> None:
        super().__init__(id="choices")
        self.display = False

    def draw(self, row: Choice, width: int) -> Sequence[Line]:
        """Title, and the address beside it."""
        title, address = row
        beside = [Piece(f"  {safe_url(address)}", "muted")]
        return [spread([Piece(f" {title or 'Untitled'}"), *beside], (), width)]

    def key(self, row: Choice) -> Hashable:
        """A feed is known by its address."""
        return row[1]


class AddShow(Dialog[None]):
    """One line to paste into; says how it goes and what went wrong."""

    heading = "Add a show"
    hint = "enter adds · escape closes"
    hint_adding = "escape closes this; adding goes on"

    def __init__(self, address: str = "") -> None:
        """``address`` is what stands in the line to paste into at first."""
        super().__init__()
        self._address = address
        self._choices = FeedChoices()
        self._sign_in = SignIn()

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
        yield Input(self._address, placeholder="https://…", id="address")
        yield Static(id="add-status", classes="dialog-words")
        yield self._choices
        yield self._sign_in

    @on(Input.Submitted, "#address")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._ask_for(event.value.strip())

    def _ask_for(self, address: str) -> None:
        self._choices.display = self._sign_in.display = False
        if address:
            self._address = address
            self.say_status(f"Reading {address} …")
            self.app.post_message(self.Asked(self, address))

    def ask_for_user(self, words: str) -> None:
        """Have the listener say who they are; ``words`` say why."""
        self.say_status(words, error=True)
        self._sign_in.ask()

    @on(SignIn.Given)
    def _signed_in(self, message: SignIn.Given) -> None:
        message.stop()
        self.say_status(f"Signing in at {host_of(self._address)} …")
        address = with_user(self._address, message.user, message.password)
        self.app.post_message(self.Asked(self, address))

    def offer(self, feeds: Sequence[Choice]) -> None:
        """Let the listener pick one of the feeds that a page names."""
        self.say_status("This page names several feeds. Pick one:")
        self._choices.display = True
        self._choices.styles.height = min(len(feeds), _MOST_LINES)
        self._choices.show_rows(feeds)
        self._choices.action_first()
        self._choices.focus()

    @on(LineList.Chosen)
    def _picked(self, message: LineList.Chosen) -> None:
        message.stop()
        self.query_one("#address", Input).focus()
        self._ask_for(message.row[1])

    def say_progress(self, words: str) -> None:
        """Say how far a list is, and that nobody has to wait for it."""
        self.say_status(words)
        self.query_one(".dialog-hint", Static).update(Content(self.hint_adding))

    def say_status(self, words: str, *, error: bool = False) -> None:
        """Say how it goes."""
        status = self.query_one("#add-status", Static)
        status.update(Content(words))
        status.set_class(error, "-error")
