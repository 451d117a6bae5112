"""A dialog: a small window over the screen, closed by escape."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.app.commands import Scope, bindings

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """Title, body, and a line of hints."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.DIALOG)]

    heading = ""
    hint = "escape closes"

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        with Vertical(classes="dialog"):
            yield Static(Content(self.heading), classes="dialog-title")
            yield from self.body()
            yield Static(Content(self.hint), classes="dialog-hint")

    def body(self) -> ComposeResult:
        """What is in it."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """What is typed at once goes to the line to type in, if there is one."""
        for line in self.query(Input):
            if self.focused is None:
                self.set_focus(line)

    @property
    def is_open(self) -> bool:
        """Whether the listener still has it before them."""
        return self in self.app.screen_stack

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class TextDialog(Dialog[None]):
    """Something long to read."""

    def __init__(self, heading: str, text: Content) -> None:
        super().__init__()
        self.heading = heading
        self._text = text

    def body(self) -> ComposeResult:
        """The text, scrolling."""
        scroll = VerticalScroll(Static(self._text), classes="dialog-text")
        yield scroll

    def on_mount(self) -> None:
        """Arrows scroll at once."""
        scroll: Widget = self.query_one(VerticalScroll)
        scroll.focus()
