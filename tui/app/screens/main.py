"""The main screen: shelves, episodes and words side by side, or one at a time."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import ContentSwitcher, Footer, Static

from tui.app.about import about
from tui.app.commands import Scope, bindings
from tui.app.footing import queue_words, reworded
from tui.app.memory import Memory
from tui.app.screens.heard import HeardScreen
from tui.app.services import home_app
from tui.app.shelf import Shelf, shelves
from tui.app.widgets.episodes_pane import EpisodesPane
from tui.app.widgets.line_list import LineList
from tui.app.widgets.notes_view import NotesView
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.scrub_bar import ScrubBar
from tui.app.widgets.shelf_list import ShelfList
from tui.app.widgets.status_line import StatusLine
from tui.app.widgets.welcome import Welcome
from tui.config import Settings

WIDTHS = [(0, "-single"), (72, "-narrow"), (100, "-normal"), (150, "-wide")]
HEIGHTS = [(0, "-short"), (12, "-tall")]


class MainScreen(HeardScreen[None]):
    """Lists on the left, words on the right, the player below."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.PANES)]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    player_bar: ScrubBar
    read_last = False
    """Whether the keys are, or at the end were, with what is read."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(ScrubBar(settings))
        self.shelves = ShelfList(id="shelves")
        self.episodes_pane = EpisodesPane(id="episodes-pane")
        self.episodes = self.episodes_pane.episodes
        self.reading = ReadingPane(settings, id="reading")
        self.welcome = Welcome(id="welcome")
        self.wanted_shelf = ""

    def compose(self) -> ComposeResult:
        """Three columns over the player bar."""
        with Horizontal(id="panes"):
            with Vertical(id="lists"):
                with Vertical(id="shelves-pane"):
                    yield Static(
                        Content("Earmark"), id="app-title", classes="pane-title"
                    )
                    yield self.shelves
                yield self.episodes_pane
                yield StatusLine(id="status")
            with ContentSwitcher(id="main", initial="reading"):
                yield self.reading
                yield self.welcome
        yield self.player_bar
        yield Footer(compact=True, show_command_palette=False)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, by what they do in the queue and to a link."""
        in_queue = self.episodes.reorderable and self.episodes.has_focus
        words = queue_words(in_queue)
        if isinstance(self.focused, NotesView):
            words = words | self.focused.key_words()
        return reworded(super().active_bindings, words)

    @property
    def shelf(self) -> Shelf:
        """The shelf whose episodes are listed."""
        return self.episodes_pane.shelf

    async def on_mount(self) -> None:
        """Read the library for the first paint."""
        self.shelves.focus()
        await self._load_shelves()
        self.open_shelf(self.shelf, drill=False)

    def owner(self, scope: Scope) -> DOMNode:
        """The widget that carries out the commands of a scope."""
        owners: dict[Scope, DOMNode] = {
            Scope.SHOWS: self.shelves,
            Scope.EPISODES: self.episodes,
            Scope.TRANSCRIPT: self.reading.transcript,
            Scope.NOTES: self.reading.notes,
            Scope.CHAPTERS: self.reading.chapters,
            Scope.SCRUB: self.player_bar,
            Scope.PANES: self,
        }
        return owners.get(scope) or home_app(self)

    def load_shelves(self) -> None:
        """Read the shelves again; the cursor stays."""
        home_app(self).work("shelves", self._load_shelves)

    async def _load_shelves(self) -> None:
        app = home_app(self)
        found = await app.read(shelves, app.home.library, app.now())
        self.episodes.mark_queued(await app.read(app.home.library.queue.numbers))
        self.shelves.show_shelves(found)
        fresh = next((shelf for shelf in found if shelf.key == self.shelf.key), None)
        if fresh is not None:
            self.episodes_pane.shelf = fresh
        self._go_where_it_was(found)
        self._welcome(not any(shelf.show for shelf in found))

    def _go_where_it_was(self, found: Sequence[Shelf]) -> None:
        """Open the shelf the listener left, once."""
        wanted, self.wanted_shelf = self.wanted_shelf, ""
        for shelf in found:
            if shelf.key == wanted != self.shelf.key:
                self.shelves.go_to(shelf.key)
                self.open_shelf(shelf, drill=False)

    def _welcome(self, empty: bool) -> None:
        """An empty library is a screen of its own."""
        if empty == self.has_class("-empty"):
            return
        self.set_class(empty, "-empty")
        self.query_one("#main", ContentSwitcher).current = (
            "welcome" if empty else "reading"
        )
        if empty:
            self.welcome.focus()
            return
        self.shelves.go_to(self.shelf.key)
        (self.episodes if self.has_class("-episodes") else self.shelves).focus()

    def open_shelf(self, shelf: Shelf, *, drill: bool = True) -> None:
        """List the episodes of a shelf; ``drill`` goes there."""
        self.episodes_pane.open_shelf(shelf)
        self.refresh_bindings()
        if drill:
            self.add_class("-episodes")
            self.episodes.focus()
        if shelf.show is not None:
            self.load_about(shelf.show.id)

    def load_about(self, show_id: int) -> None:
        """Show what is known of a show."""
        home_app(self).work("about", self._load_about, show_id)

    async def _load_about(self, show_id: int) -> None:
        app = home_app(self)
        self.reading.show_about(
            await app.read(about, app.home.library, show_id, app.now())
        )

    def show_status(self, what: str, *wordings: str) -> None:
        """A line under the lists on what is under way; nothing hides it."""
        # What goes on in the background may end after the screen has.
        status = self.query_one_optional("#status", StatusLine)
        if status is not None:
            status.tell(what, wordings)

    def go_on_reading(self, memory: Memory) -> None:
        """Give the keys back to what was read the last time."""
        if memory.reading:
            self.show_reading()
            self.set_class(memory.alone, "-alone")

    def show_reading(self) -> None:
        """Bring the reading pane in front where only one pane fits."""
        self.add_class("-reading")
        self.reading.focus_tab()

    @on(LineList.Chosen, "#shelves")
    def _shelf_chosen(self, message: LineList.Chosen) -> None:
        self.open_shelf(message.row)

    @on(LineList.Highlighted, "#shelves")
    def _shelf_highlighted(self, message: LineList.Highlighted) -> None:
        if self.has_class("-wide") and message.row.key != self.shelf.key:
            self.open_shelf(message.row, drill=False)

    def action_show_tab(self, tab: str) -> None:
        """Open a tab of the reading pane; go there if there is something to read."""
        self.reading.open_tab(tab)
        if self._can_read(tab) or self._in_reading or self.has_class("-single"):
            self.show_reading()

    def _can_read(self, tab: str) -> bool:
        return tab == "about" or self.reading.page is not None

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        self.read_last = self._in_reading

    @property
    def _in_reading(self) -> bool:
        return self.focused is not None and self.reading in self.focused.ancestors

    def action_alone(self) -> None:
        """Give the words the whole screen, or not."""
        self.toggle_class("-alone")
        if self.has_class("-alone"):
            self.show_reading()
            home_app(self).say("z or escape brings the rest back.")

    def action_back(self) -> None:
        """Go back one step: words alone, words, episodes, shelves."""
        if self.has_class("-alone"):
            self.remove_class("-alone")
            return
        if self._in_reading or self.has_class("-reading"):
            self.remove_class("-reading")
            wide = self.has_class("-wide") or self.has_class("-episodes")
            (self.episodes if wide else self.shelves).focus()
        else:
            self.remove_class("-episodes")
            self.shelves.focus()
