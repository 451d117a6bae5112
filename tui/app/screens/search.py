"""The search screen: everything that was ever fetched, as it is typed."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, Input, Static

from tui.app.commands import Scope, bindings
from tui.app.phrases import count
from tui.app.screens.heard import HeardScreen
from tui.app.services import home_app, is_open
from tui.app.widgets.hit_list import HitList, grouped
from tui.app.widgets.line_list import LineList
from tui.model.hit import Hit
from tui.search.find import find

DEBOUNCE = 0.12
MOST_HITS = 200


class SearchInput(Input):
    """The line to type in; its other keys move among the hits."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.SEARCH)]


class SearchScreen(HeardScreen[Hit | None]):
    """A line to type in over the list of hits."""

    def __init__(self, query: str = "") -> None:
        super().__init__()
        self.query_text = query
        # One thread: a search that is no longer wanted never runs beside a newer one.
        self.hits = HitList(id="hits")
        self._searcher = ThreadPoolExecutor(1, thread_name_prefix="earmark-search")

    def compose(self) -> ComposeResult:
        """Input, status, hits."""
        yield SearchInput(
            self.query_text,
            placeholder="Search titles, words, notes and chapters of every show",
            id="search-words",
        )
        yield Static(id="search-status")
        yield self.hits
        yield self.player_bar
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Search again for what was searched before."""
        self.set_focus(self.query_one(Input))
        self._search_soon(self.query_text)

    def on_unmount(self) -> None:
        """Let the thread go."""
        self._searcher.shutdown(wait=False, cancel_futures=True)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.query_text = event.value
        self._search_soon(event.value)

    def _search_soon(self, words: str) -> None:
        home_app(self).work("search", self._search, words)

    async def _search(self, words: str) -> None:
        if not words.strip():
            self._show([], "", "Try a word, “a few words”, or speaker:name.")
            return
        await asyncio.sleep(DEBOUNCE)
        if not is_open(self):
            return
        library = home_app(self).home.library
        loop = asyncio.get_running_loop()
        hits = await loop.run_in_executor(
            self._searcher,
            lambda: find(library, words, limit=MOST_HITS, as_typed=True),
        )
        more = " or more" if len(hits) >= MOST_HITS else ""
        self._show(hits, f"{count(len(hits), 'hit')}{more}", f"No hits for {words}.")

    def _show(self, hits: list[Hit], status: str, empty: str) -> None:
        if not is_open(self):
            return
        self.query_one("#search-status", Static).update(Content(status))
        self.hits.show_rows(grouped(hits), empty=empty)
        self.hits.action_first()

    def action_choose(self) -> None:
        """Open the hit under the cursor."""
        hit = self.hits.current
        if isinstance(hit, Hit):
            self.dismiss(hit)

    @on(LineList.Chosen)
    def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.dismiss(message.row)

    def action_move(self, step: int) -> None:
        """Move among the hits while typing."""
        self.hits.action_move(step)

    def action_move_page(self, step: int) -> None:
        """Move by a page among the hits while typing."""
        self.hits.action_move_page(step)

    def action_back(self) -> None:
        """Back to where the listener was."""
        self.dismiss(None)
