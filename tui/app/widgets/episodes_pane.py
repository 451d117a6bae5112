"""The episodes pane: the episodes of the open shelf, under its title."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.messages import SyncShows
from tui.app.phrases import hours, left_to_hear
from tui.app.services import home_app
from tui.app.shelf import Filter, Shelf, ShelfKind, episode_rows
from tui.app.widgets.episode_list import EpisodeList
from tui.model.episode import EpisodeRow

FIRST_ROWS = 300
"""How many episodes are shown before the rest is read."""
MORE_ROWS = 3000

_EMPTY = {
    ShelfKind.ALL: "No episodes yet.",
    ShelfKind.STARTED: "Nothing is half heard.",
    ShelfKind.QUEUE: "The queue is empty.\nPress e on an episode to add it.",
    ShelfKind.SHOW: "No episodes. Press r to look for some.",
}


class EpisodesPane(Vertical):
    """A title over the list of episodes."""

    shelf = Shelf(ShelfKind.ALL)
    kept = Filter()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.title_line = Static(id="shelf-title", classes="pane-title")
        self.episodes = EpisodeList(id="episodes")

    def compose(self) -> ComposeResult:
        """The title over the list."""
        yield self.title_line
        yield self.episodes

    def open_shelf(self, shelf: Shelf) -> None:
        """List the episodes of a shelf; another one begins without a filter."""
        if shelf.key != self.shelf.key:
            self.kept = Filter()
        self.shelf = shelf
        self.episodes.names_shows = shelf.show is None
        self.episodes.reorderable = shelf.kind is ShelfKind.QUEUE
        self.episodes.action_leave_choosing()
        self._title()
        home_app(self).work("episodes", self._load, False)

    def load(self) -> None:
        """Read the listed episodes again; the cursor stays."""
        home_app(self).work("episodes", self._load, True)

    async def _load(self, again: bool) -> None:
        rows: list[EpisodeRow] = []
        limit = MORE_ROWS if again else FIRST_ROWS
        while True:
            more = await self._read(limit, len(rows))
            rows.extend(more)
            if not again and len(rows) == len(more):
                self._show(rows)
            if len(more) < limit:
                break
            limit = MORE_ROWS
        self._show(rows)

    async def _read(self, limit: int, offset: int) -> list[EpisodeRow]:
        app = home_app(self)
        return await app.read(
            episode_rows, app.home.library, self.shelf, self.kept, limit, offset
        )

    def _show(self, rows: Sequence[EpisodeRow]) -> None:
        words = self.kept.words
        empty = f"No {words} episodes here." if words else _EMPTY[self.shelf.kind]
        self.episodes.show_rows(list(rows), empty=empty)
        self._title(rows)

    def _title(self, rows: Sequence[EpisodeRow] | None = None) -> None:
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
        self.title_line.update(title)

    @on(EpisodeList.FilterToggled)
    def _filter_toggled(self, message: EpisodeList.FilterToggled) -> None:
        unplayed, started = message.filter == "unplayed", message.filter == "started"
        wanted = Filter(unplayed=unplayed, started=started)
        self.kept = Filter() if self.kept == wanted else wanted
        self._title()
        self.load()

    @on(EpisodeList.SyncAsked)
    def _sync_asked(self) -> None:
        self.post_message(SyncShows(self.shelf.show))
