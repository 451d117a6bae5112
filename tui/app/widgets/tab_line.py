"""The names of the reading pane's tabs, on one line."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

TABS = {
    "transcript": "Transcript",
    "notes": "Notes",
    "chapters": "Chapters",
    "about": "About",
}


class Tab(Static):
    """One name; a click opens the tab."""

    ALLOW_SELECT = False

    def __init__(self, tab: str) -> None:
        super().__init__(Content(TABS[tab]))
        self.tab = tab

    def on_click(self) -> None:
        """Open the tab."""
        self.post_message(TabLine.Picked(self.tab))


class TabLine(Horizontal):
    """The tabs, the open one marked."""

    class Picked(Message):
        """A tab was clicked."""

        def __init__(self, tab: str) -> None:
            super().__init__()
            self.tab = tab

    def compose(self) -> ComposeResult:
        """A name a tab."""
        for tab in TABS:
            yield Tab(tab)

    def mark(self, tab: str) -> None:
        """Mark the open tab."""
        for name in self.query(Tab):
            name.set_class(name.tab == tab, "-open")
