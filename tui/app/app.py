"""The app: its parts put together on one screen, begun and ended."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.command import CommandPalette, Provider
from textual.screen import Screen
from textual.widgets import Input

from tui.app.commands import Command, Scope, bindings
from tui.app.leaving import leave_on_signals
from tui.app.memory import Memory
from tui.app.messages import OpenEpisode, SessionTold
from tui.app.palette import ChapterProvider, CommandProvider, LibraryProvider
from tui.app.parts.asking import AskingApp
from tui.app.parts.doing import DoingApp
from tui.app.parts.outside import OutsideApp
from tui.app.parts.quoting import QuotingApp
from tui.app.parts.recognizing import RecognizingApp
from tui.app.parts.remembering import RememberingApp
from tui.app.screens.downloads import DownloadsScreen
from tui.app.screens.history import HistoryScreen
from tui.app.screens.quotes import QuotesScreen
from tui.app.screens.search import SearchScreen
from tui.app.shelf import Shelf, ShelfKind
from tui.home import Home
from tui.model.hit import Hit
from tui.model.show import Show
from tui.playback.stderr import trim_stderr

_OPEN_A_LINE = ("search", "search_all", "add_show", "find_shows")
_ANOTHER = (
    "Another Earmark is open and plays; this one is for reading. Steer the other with "
    "earmark toggle, earmark next and earmark status."
)
TRIM_EVERY = 30.0
KEEP_READING_EVERY = 2.0
"""Seconds between two keepings of the reader's place."""


class EarmarkApp(
    RecognizingApp, QuotingApp, AskingApp, DoingApp, RememberingApp, OutsideApp
):
    """Earmark on a screen."""

    TITLE = "Earmark"
    CSS_PATH = "tui.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.EVERYWHERE, Scope.PLAYING)]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        CommandProvider,
        LibraryProvider,
        ChapterProvider,
    }

    def __init__(
        self,
        home: Home,
        *,
        background: bool = True,
        opening: OpenEpisode | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(home)
        self.now = now or self.now
        self._background = background
        self._opening = opening
        self._search_words = ""
        self._by_name = False
        self._kept_id: int | None = None
        self._memory = Memory.load(self._memory_file)
        self.main.reading.tab = self._memory.tab
        self.main.wanted_shelf = self._memory.shelf
        self._use_sound_of(self._memory)

    def get_default_screen(self) -> Screen[None]:
        """The main screen is always at the bottom."""
        return self.main

    def on_mount(self) -> None:
        """Theme, session, and after the first paint everything else."""
        if self.home.settings.theme in self.available_themes:
            self.theme = self.home.settings.theme
        else:
            self.say(f"There is no theme {self.home.settings.theme!r}.", "warning")
        if self.home.read_only:
            self.say(_ANOTHER, "warning")
        self.set_interval(KEEP_READING_EVERY, self.keep_reading_place)
        self.call_after_refresh(self._after_first_paint)
        if not self.is_headless:
            self.set_interval(TRIM_EVERY, trim_stderr)
            leave_on_signals(self._leave_by_signal)

    def _leave_by_signal(self, code: int) -> None:
        self.exit(return_code=code)

    def _after_first_paint(self) -> None:
        if self._opening is not None:
            self.post_message(self._opening)
        elif self._memory.episode_id is not None:
            self.work("memory", self.remember, self._memory.episode_id)
            self.main.go_on_reading(self._memory)
        else:
            self.work("memory", self.rest_on_last_heard)
        if self._background:
            self.start_syncing()
            self.start_downloads()

    @on(SessionTold)
    def _keep_what_is_heard(self, message: SessionTold) -> None:
        """Know it the next time, however this run ends."""
        heard = message.now.track.episode_id if message.now.track else None
        if heard is not None and heard != self._kept_id and not self.home.read_only:
            self._kept_id = heard
            self.keep_memory()

    def queue_changed(self) -> None:
        """Read the queue again where it is listed, and how long it is."""
        self.main.load_shelves()
        if self.main.shelf.kind is ShelfKind.QUEUE:
            self.main.episodes_pane.load()

    def row_changed(self, episode_id: int) -> None:
        """Read one episode's row again."""
        # A look that began earlier could end later, and would show what was before.
        self.work(f"row {episode_id}", self._redraw_row, episode_id)

    async def _redraw_row(self, episode_id: int) -> None:
        row = await self.read(self.home.library.episodes.row, episode_id)
        self.main.episodes.redraw_row(row)
        self.main.load_shelves()

    def look_again(self) -> None:
        """Show what another process has written to the library."""
        super().look_again()
        self.library_changed()

    def library_changed(self) -> None:
        """Read the lists again."""
        self.main.load_shelves()
        self.main.episodes_pane.load()

    def show_progress(self, episode_id: int, share: float | None) -> None:
        """How much of a download is there, in the list of episodes."""
        self.main.episodes.show_progress(episode_id, share)

    @property
    def heard_id(self) -> int | None:
        """The episode that is heard or ready to be."""
        return self.listening.episode_id

    def show_status(self, what: str, *wordings: str) -> None:
        """A line on something under way, in ever fewer words; none when it is over."""
        self.main.show_status(what, *wordings)

    async def action_search(self) -> None:
        """Search, beginning with the words of the last search."""
        screen = SearchScreen(self._search_words)

        def answered(hit: Hit | None) -> None:
            self._search_words = screen.query_text
            if hit is not None:
                self.open_episode(hit.episode_id, at=hit.start)

        # Awaited, so that what is typed at once goes to the new screen.
        await self.push_screen(screen, answered)

    async def action_search_all(self) -> None:
        """Search, from where the key for it finds words on the page."""
        await self.action_search()

    async def action_palette(self) -> None:
        """Find a command, show, episode or chapter by name."""
        if not isinstance(self.screen, CommandPalette):
            await self.push_screen(CommandPalette(id="--command-palette"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is offered where it is already; a letter typed stays a letter."""
        if action in _OPEN_A_LINE and self._asked_or_typing:
            return False
        if action == "search":
            found_here = self.main.reading.finds and not self._by_name
            elsewhere = isinstance(self.screen, SearchScreen | QuotesScreen)
            return not (elsewhere or found_here)
        if action == "downloads":
            return not isinstance(self.screen, DownloadsScreen)
        if action == "history":
            return not isinstance(self.screen, HistoryScreen)
        if action == "quotes":
            return not isinstance(self.screen, QuotesScreen)
        return True

    @property
    def _asked_or_typing(self) -> bool:
        return self.screen.is_modal or isinstance(self.focused, Input)

    async def run_command(self, command: Command) -> None:
        """Give a command by name, wherever its keys would work."""
        self._by_name = True
        try:
            await self.run_action(command.action, self.main.owner(command.scope))
        finally:
            self._by_name = False

    def open_shelf(self, shelf: Shelf) -> None:
        """List the episodes of a shelf."""
        self.main.open_shelf(shelf)

    def show_added(self, show: Show) -> None:
        """Open the list of a show just added."""
        self.main.open_shelf(Shelf(ShelfKind.SHOW, show.unplayed, show))

    def action_leave(self) -> None:
        """Leave; the place is kept on the way out."""
        self.exit()

    @property
    def _memory_file(self) -> Path:
        return self.home.directories.data / "app.json"

    def _use_sound_of(self, memory: Memory) -> None:
        """Go on as loud and as fast as the last time; a show's own speed goes first."""
        if memory.speed is not None:
            self.home.speed = memory.speed
            self.listening.session.set_rate(memory.speed)
        if memory.volume is not None:
            self.listening.session.set_volume(memory.volume)

    def keep_memory(self) -> None:
        """Keep where the listener is for the next run."""
        volume = self.listening.now().volume
        Memory(
            self.listening.episode_id or self.reading_id,
            self.main.shelf.key,
            self.main.reading.tab,
            self.home.speed,
            volume if volume != self.home.settings.volume else None,
            self.main.read_last,
            self.main.has_class("-alone"),
        ).save(self._memory_file)

    def close_services(self) -> None:
        """Keep the places, then end every thread."""
        self.keep_memory()
        if place := self.main.reading.reading_place:
            self.home.library.reading_places.keep(*place)
        self.listening.session.close()
        super().close_services()
