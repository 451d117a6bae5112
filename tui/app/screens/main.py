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
from tui.app.messages import SyncShows
from tui.app.phrases import hours, left_to_hear
from tui.app.screens.heard import HeardScreen
from tui.app.services import home_app
from tui.app.shelf import Filter, Shelf, ShelfKind, episode_rows, shelves
from tui.app.widgets.episode_list import EpisodeList
from tui.app.widgets.line_list import LineList
from tui.app.widgets.notes_view import NotesView
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.scrub_bar import ScrubBar
from tui.app.widgets.shelf_list import ShelfList
from tui.app.widgets.status_line import StatusLine
from tui.app.widgets.welcome import Welcome
from tui.config import Settings
from tui.model.episode import EpisodeRow

WIDTHS = [(0, "-single"), (72, "-narrow"), (100, "-normal"), (150, "-wide")]
HEIGHTS = [(0, "-short"), (12, "-tall")]

FIRST_ROWS = 300
"""How many episodes are shown before the rest is read."""
MORE_ROWS = 3000


class MainScreen(HeardScreen[None]):
    """Lists on the left, words on the right, the player below."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.PANES)]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    player_bar: ScrubBar
    shelf = Shelf(ShelfKind.ALL)
    kept = Filter()
    read_last = False
    """Whether the keys are, or at the end were, with what is read."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(ScrubBar(settings))
        self.shelves = ShelfList(id="shelves")
        self.episodes = EpisodeList(id="episodes")
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
                with Vertical(id="episodes-pane"):
                    yield Static(id="shelf-title", classes="pane-title")
                    yield self.episodes
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
        found = await app.read(shelves, app.home.library)
        self.episodes.mark_queued(await app.read(app.home.library.queue.numbers))
        self.shelves.show_shelves(found)
        fresh = next((shelf for shelf in found if shelf.key == self.shelf.key), None)
        if fresh is not None:
            self.shelf = fresh
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
        if shelf.key != self.shelf.key:
            self.kept = Filter()
        self.shelf = shelf
        self.episodes.names_shows = shelf.show is None
        self.episodes.reorderable = shelf.kind is ShelfKind.QUEUE
        self.episodes.action_leave_choosing()
        self.refresh_bindings()
        self._title_episodes()
        if drill:
            self.add_class("-episodes")
            self.episodes.focus()
        home_app(self).work("episodes", self._load_episodes, False)
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

    def load_episodes(self) -> None:
        """Read the listed episodes again; the cursor stays."""
        home_app(self).work("episodes", self._load_episodes, True)

    async def _load_episodes(self, again: bool) -> None:
        rows: list[EpisodeRow] = []
        limit = MORE_ROWS if again else FIRST_ROWS
        while True:
            more = await self._read_rows(limit, len(rows))
            rows.extend(more)
            if not again and len(rows) == len(more):
                self._show_rows(rows)
            if len(more) < limit:
                break
            limit = MORE_ROWS
        self._show_rows(rows)

    async def _read_rows(self, limit: int, offset: int) -> list[EpisodeRow]:
        app = home_app(self)
        return await app.read(
            episode_rows, app.home.library, self.shelf, self.kept, limit, offset
        )

    def _show_rows(self, rows: Sequence[EpisodeRow]) -> None:
        self.episodes.show_rows(list(rows), empty=self._empty_words())
        self._title_episodes(rows)

    def _empty_words(self) -> str:
        if self.kept.words:
            return f"No {self.kept.words} episodes here."
        return {
            ShelfKind.ALL: "No episodes yet.",
            ShelfKind.STARTED: "Nothing is half heard.",
            ShelfKind.QUEUE: "The queue is empty.\nPress e on an episode to add it.",
            ShelfKind.SHOW: "No episodes. Press r to look for some.",
        }[self.shelf.kind]

    def _title_episodes(self, rows: Sequence[EpisodeRow] | None = None) -> None:
        number = "" if rows is None else f"  {len(rows):,}"
        words = f"  {self.kept.words}" if self.kept.words else ""
        if self.episodes.reorderable and rows:
            number += f" · {hours(sum(map(left_to_hear, rows)))}"
            words = "  K, J" if len(rows) > 1 else ""
        title = Content.assemble(
            (self.shelf.title, "bold"),
            (number, "$text-muted"),
            (words, "$text-accent"),
        )
        self.query_one("#shelf-title", Static).update(title)

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

    @on(EpisodeList.FilterToggled)
    def _filter_toggled(self, message: EpisodeList.FilterToggled) -> None:
        unplayed, started = message.filter == "unplayed", message.filter == "started"
        wanted = Filter(unplayed=unplayed, started=started)
        self.kept = Filter() if self.kept == wanted else wanted
        self._title_episodes()
        self.load_episodes()

    @on(EpisodeList.SyncAsked)
    def _sync_asked(self) -> None:
        self.post_message(SyncShows(self.shelf.show))

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
