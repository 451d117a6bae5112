"""The app: owns the home, the session and the workers; turns messages into work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.command import Provider
from textual.screen import Screen

from tui.app.asking import AskingApp
from tui.app.commands import Command, Scope, bindings
from tui.app.deeds import do_deed, keep_quote
from tui.app.hearing import HearingApp
from tui.app.memory import Memory
from tui.app.messages import DoDeed, OpenEpisode, SessionTold
from tui.app.page import Page, make_page
from tui.app.palette import ChapterProvider, CommandProvider, LibraryProvider
from tui.app.screens.main import MainScreen
from tui.app.screens.search import SearchScreen
from tui.app.shelf import Shelf, ShelfKind
from tui.app.widgets.line_list import LineList
from tui.app.widgets.notes_view import NotesView
from tui.app.widgets.player_bar import PlayerBar
from tui.app.widgets.transcript_view import TranscriptView
from tui.home import Home
from tui.model.hit import Hit
from tui.model.reading import Sentence
from tui.model.show import Show
from tui.playback.session import Happening

if TYPE_CHECKING:
    from tui.sync.words import EpisodeWords

TICKS_PER_SECOND = 15


class EarmarkApp(HearingApp, AskingApp):
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
    ) -> None:
        super().__init__(home)
        self.main = MainScreen(home.settings)
        self._background = background
        self._memory = Memory.load(self._memory_file)
        self.main.reading.tab = self._memory.tab
        self.main.wanted_shelf = self._memory.shelf
        self._opening = opening
        self._reading_id: int | None = None
        self._search_words = ""
        self._player_note_said = False

    def get_default_screen(self) -> Screen[None]:
        """The main screen is always at the bottom."""
        return self.main

    def on_mount(self) -> None:
        """Theme, session, and after the first paint everything else."""
        if self.home.settings.theme in self.available_themes:
            self.theme = self.home.settings.theme
        else:
            self.say(f"There is no theme {self.home.settings.theme!r}.", "warning")
        self.start_listening()
        self.set_interval(1 / TICKS_PER_SECOND, self._tick)
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        if self._opening is not None:
            self.post_message(self._opening)
        elif self._memory.episode_id is not None:
            self.work("memory", self._remember, self._memory.episode_id)
        if self._background:
            self.start_syncing()

    async def _remember(self, episode_id: int) -> None:
        await self.rest_on(episode_id)
        self._read(episode_id)

    @on(OpenEpisode)
    def _open_episode(self, message: OpenEpisode) -> None:
        self.open_episode(message.episode_id, play=message.play, at=message.at)

    def open_episode(
        self, episode_id: int, *, play: bool = True, at: float | None = None
    ) -> None:
        """Show an episode's words and, where asked and possible, play it."""
        self.work("open", self._open, episode_id, play, at)

    async def _open(self, episode_id: int, play: bool, at: float | None) -> None:
        episode = await self.read(self.home.library.episodes.get, episode_id)
        if play and episode.row.playable:
            self.start_playing(episode_id, at)
        self._read(episode_id)
        self.main.show_reading()

    def _read(self, episode_id: int) -> None:
        self._reading_id = episode_id
        self.work("read", self._read_words, episode_id)

    async def _read_words(self, episode_id: int) -> None:
        words = await self.read(self.home.words.at_hand, episode_id)
        await self._show_words(words)
        better = await self.errands.run(self._find_words(episode_id))
        if better != words:
            await self._show_words(better)

    async def _find_words(self, episode_id: int) -> EpisodeWords:
        return await self.home.words.find(episode_id)

    async def _show_words(self, words: EpisodeWords) -> None:
        page = await self.read(make_page, self.home.library, words)
        self._use_page(page)

    def _use_page(self, page: Page) -> None:
        self.listening.use_page(page)
        if page.episode.id == self._reading_id:
            self.main.reading.show_page(page)
            self.main.load_about(page.episode.row.show_id)

    def _tick(self) -> None:
        now = self.listening.now()
        self.main.player_bar.show_now(now, self.listening.chapters)
        playing = now.track.episode_id if now.track else None
        self.main.episodes.mark_playing(playing)
        here = now.position if playing == self._reading_id else None
        self.main.reading.set_position(here)

    @on(SessionTold)
    def _session_told(self, message: SessionTold) -> None:
        now = message.now
        if message.happening is Happening.FAILED and now.error:
            self.say(now.error, "error")
        if message.happening is Happening.ENDED and now.track:
            self.work("continue", self._go_on, now.track.episode_id)
        if now.track:
            self.row_changed(now.track.episode_id)
        note = self.listening.session.player_note()
        if note and not self._player_note_said:
            self._player_note_said = True
            self.say(note, "warning")

    async def _go_on(self, episode_id: int) -> None:
        row = await self.following(episode_id)
        if row is not None:
            if self._reading_id == episode_id:
                self._read(row.id)
            self.start_playing(row.id)

    async def action_next_episode(self) -> None:
        """Play what comes next."""
        playing = self.listening.episode_id
        row = await self.following(playing) if playing is not None else None
        if row is None:
            self.say("Nothing comes next. Press e on an episode to queue it.")
        else:
            self.open_episode(row.id)

    async def _redraw_row(self, episode_id: int) -> None:
        episode = await self.read(self.home.library.episodes.get, episode_id)
        self.main.episodes.redraw_row(episode.row)
        self.main.load_shelves()

    @on(DoDeed)
    def _deed_asked(self, message: DoDeed) -> None:
        self.work("deed", self._do_deed, message, exclusive=False)

    async def _do_deed(self, message: DoDeed) -> None:
        said = await self.write(do_deed, self.home.library, message.deed, message.row)
        if said:
            self.say(said)
        await self._redraw_row(message.row.id)
        if message.deed.changes_queue and self.main.shelf.kind is ShelfKind.QUEUE:
            self.main.load_episodes()

    @on(LineList.Chosen, "#episodes")
    def _episode_chosen(self, message: LineList.Chosen) -> None:
        self.open_episode(message.row.id)

    @on(LineList.Chosen, "#chapters")
    def _chapter_chosen(self, message: LineList.Chosen) -> None:
        self._play_moment(message.row.start)

    @on(TranscriptView.PlayFrom)
    def _line_chosen(self, message: TranscriptView.PlayFrom) -> None:
        self._play_moment(message.seconds)

    @on(NotesView.TimePicked)
    def _time_picked(self, message: NotesView.TimePicked) -> None:
        self._play_moment(message.seconds)

    @on(PlayerBar.SeekAsked)
    def _seek_asked(self, message: PlayerBar.SeekAsked) -> None:
        self.listening.seek_to(message.seconds)

    def _play_moment(self, seconds: float) -> None:
        page = self.main.reading.page
        if page is not None and page.episode.row.playable:
            self.start_playing(page.episode.id, seconds)

    def action_search(self) -> None:
        """Search, beginning with the words of the last search."""
        screen = SearchScreen(self._search_words)

        def answered(hit: Hit | None) -> None:
            self._search_words = screen.query_text
            if hit is not None:
                self.open_episode(hit.episode_id, at=hit.start)

        self.push_screen(screen, answered)

    async def run_command(self, command: Command) -> None:
        """Give a command by name, wherever its keys would work."""
        await self.run_action(command.action, self.main.owner(command.scope))

    def open_shelf(self, shelf: Shelf) -> None:
        """List the episodes of a shelf."""
        self.main.open_shelf(shelf)

    def show_added(self, show: Show) -> None:
        """Open the list of a show just added."""
        self.main.open_shelf(Shelf(ShelfKind.SHOW, show.episodes, show))

    def action_leave(self) -> None:
        """Leave; the place is kept on the way out."""
        self.exit()

    def show_status(self, what: str, words: str) -> None:
        """A line on something under way; nothing when it is over."""
        self.main.show_status(what, words)

    def row_changed(self, episode_id: int) -> None:
        """Read one episode's row again."""
        self.work("row", self._redraw_row, episode_id, exclusive=False)

    @on(TranscriptView.Keep)
    def _keep_asked(self, message: TranscriptView.Keep) -> None:
        page = self.main.reading.page
        if page is not None and message.sentences:
            self.work("keep", self._keep, page, message.sentences, exclusive=False)

    async def _keep(self, page: Page, sentences: Sequence[Sentence]) -> None:
        await self.write(keep_quote, self.home.library, page.episode.id, sentences)
        self.say("Kept as a quote.")

    def library_changed(self) -> None:
        """Read the lists again."""
        self.main.load_shelves()
        self.main.load_episodes()

    @property
    def _memory_file(self) -> Path:
        return self.home.directories.data / "app.json"

    def keep_memory(self) -> None:
        """Keep where the listener is for the next run."""
        Memory(
            self.listening.episode_id or self._reading_id,
            self.main.shelf.key,
            self.main.reading.tab,
        ).save(self._memory_file)

    def close_services(self) -> None:
        """Keep the place, then end every thread."""
        self.keep_memory()
        self.listening.session.close()
        super().close_services()


def run_app(home: Home, opening: OpenEpisode | None = None) -> int:
    """Run the app on an open home, at an episode if told so; gives the exit code."""
    from tui.playback.stderr import quiet_stderr

    quiet_stderr(home.directories.log_file)
    app = EarmarkApp(home, opening=opening)
    try:
        app.run()
    finally:
        app.close_services()
    return app.return_code or 0
