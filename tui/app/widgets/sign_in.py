"""Signing in: a line for the user and one for the password, which is not shown."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static


class SignIn(Vertical):
    """Asks for a user name and a password; Enter in the second gives both."""

    @dataclass
    class Given(Message):
        """Both were typed."""

        user: str
        password: str

    def compose(self) -> ComposeResult:
        """Line by line."""
        with Horizontal():
            yield Static("User name")
            yield Input(id="user", compact=True)
        with Horizontal():
            yield Static("Password")
            yield Input(id="password", password=True, compact=True)

    def on_mount(self) -> None:
        """Not seen before somebody is asked."""
        self.display = False

    def ask(self) -> None:
        """Ask for a user; after a refusal, which leaves the name, for a password."""
        self.display = True
        self._line("password").value = ""
        self._line("password" if self._line("user").value else "user").focus()

    def _line(self, name: str) -> Input:
        return self.query_one(f"#{name}", Input)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        user, password = self._line("user").value.strip(), self._line("password").value
        if event.input.id == "user" or not user:
            self._line("password" if user else "user").focus()
        else:
            self.post_message(self.Given(user, password))
