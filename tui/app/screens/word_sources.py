"""The dialog that says where words could come from, and changes to another source."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.app.screens.dialog import Dialog
from tui.app.widgets.line_list import LineList
from tui.app.widgets.source_list import SourceList

if TYPE_CHECKING:
    from tui.sync.word_sources import WordSource


class WordSourcesDialog(Dialog[None]):
    """A list to choose from, and a line for a file of the listener's own."""

    heading = "Where the words come from"
    hint = "enter takes it from now on · tab to a file · escape closes"

    @dataclass
    class Asked(Message):
        """The listener wants another source, or the words of a file."""

        dialog: "WordSourcesDialog"
        wanted: "WordSource | Path"

    def __init__(
        self,
        episode_id: int,
        sources: Sequence["WordSource"],
        remarks: Sequence[str] = (),
    ) -> None:
        """``remarks`` tell what is to be known of the words in use."""
        super().__init__()
        self.episode_id = episode_id
        self.sources = SourceList(id="sources")
        self._rows = sources
        self._remarks = remarks

    def body(self) -> ComposeResult:
        """Sources, what is to be known of the one in use, a file, how it goes."""
        yield self.sources
        if self._remarks:
            remarks = Content("\n".join(self._remarks))
            yield Static(remarks, id="source-remarks", classes="dialog-words")
        yield Input(placeholder="A .vtt, .srt, .lrc, .json or .txt file", id="own-file")
        yield Static(id="source-status", classes="dialog-words")

    def on_mount(self) -> None:
        """Begin on the source in use."""
        self.sources.styles.height = max(2, 2 * min(len(self._rows), 5))
        self.sources.show_rows(self._rows, empty="Nowhere yet: name a file.")
        for row in self._rows:
            if row.in_use:
                self.sources.go_to(self.sources.key(row))
        self.set_focus(self.sources if self._rows else self.query_one(Input))

    @on(LineList.Chosen)
    def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        if message.row.in_use:
            self.dismiss(None)
            return
        self.say_status("" if message.row.is_here else "Reading …")
        self.app.post_message(self.Asked(self, message.row))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if path := event.value.strip():
            self.app.post_message(self.Asked(self, Path(path).expanduser()))

    def say_status(self, words: str, *, error: bool = False) -> None:
        """Say how it goes."""
        status = self.query_one("#source-status", Static)
        status.update(Content(words))
        status.set_class(error, "-error")
