"""The remote: a small window that shows and steers the Earmark that plays elsewhere."""

import asyncio
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Static

from tui.app.commands import Scope, bindings
from tui.app.widgets.player_bar import PlayerBar
from tui.playback.control import Answer, ask
from tui.playback.player import Sound, State
from tui.playback.session import NowPlaying, Track

LOOK_EVERY = 0.25
_NOTHING = "Another Earmark is open, and plays nothing."
_GONE = "The other Earmark is closed. Press o to open this one."


class RemoteApp(App[bool]):
    """Runs until the listener leaves (False) or wants the whole app here (True)."""

    TITLE = "Earmark"
    CSS_PATH = "tui.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.REMOTE)]

    def __init__(self, data: Path, theme: str, first_word: str = "status") -> None:
        super().__init__()
        self._data, self._theme, self._first_word = data, theme, first_word
        self.bar = PlayerBar()
        self.answer: Answer | None = None

    def compose(self) -> ComposeResult:
        """The line that is spoken, above the player bar."""
        yield Static(Content("Earmark plays in another terminal"), classes="pane-title")
        with Vertical(id="remote"):
            yield Static(id="remote-chapter")
            yield Static(id="remote-line")
        yield self.bar
        yield Footer(compact=True, show_command_palette=False)

    async def on_mount(self) -> None:
        """Begin to look."""
        if self._theme in self.available_themes:
            self.theme = self._theme
        await self._tell(self._first_word)
        self.set_interval(LOOK_EVERY, self._look)

    async def _look(self) -> None:
        await self._tell("status")

    async def action_tell(self, word: str) -> None:
        """Have the other one do something."""
        await self._tell(word)

    async def _tell(self, word: str) -> None:
        self._show(await asyncio.to_thread(ask, self._data, word))

    def _show(self, answer: Answer | None) -> None:
        if answer is not None and "error" in answer:
            self.notify(f"{answer['error']}.", severity="warning", markup=False)
            return
        self.answer = answer
        line, chapter = _GONE if answer is None else _NOTHING, ""
        if answer and answer["title"] is not None:
            line, chapter = answer["line"] or "", answer["chapter"] or ""
        self.query_one("#remote-line", Static).update(Content(line))
        self.query_one("#remote-chapter", Static).update(Content(chapter))
        self.bar.show_now(now_of(answer), ())

    def action_open_here(self) -> None:
        """Open the whole app."""
        self.exit(True)

    def action_leave(self) -> None:
        """Leave; the other one plays on."""
        self.exit(False)


def now_of(answer: Answer | None) -> NowPlaying:
    """What another Earmark says it plays."""
    if not answer or answer["title"] is None:
        return NowPlaying(None, State.IDLE, 0.0, None, 1.0, 100)
    state = State(answer["state"])
    return NowPlaying(
        Track(answer["episode_id"], answer["title"], answer["show"], Sound()),
        state,
        answer["position"],
        answer["duration"],
        answer["speed"],
        answer["volume"],
        error=None if state is State.PLAYING else answer.get("note"),
    )


def wants_the_app_here(data: Path, theme: str, first_word: str) -> bool:
    """Show the remote until it is left; whether the whole app is wanted after it."""
    return bool(RemoteApp(data, theme, first_word).run())
