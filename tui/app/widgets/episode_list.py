"""The list of episodes on a shelf."""

import math
from collections.abc import Hashable, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual.binding import BindingType
from textual.message import Message

from tui.app.commands import Scope, bindings
from tui.app.drawing import Line, Piece, fit, spread, width_of
from tui.app.messages import Deed, DoDeed, DownloadEpisode, DropDownload, OpenEpisode
from tui.app.phrases import (
    day,
    download_mark,
    heard_percent,
    labels,
    length,
    short_day,
    state_mark,
)
from tui.app.widgets.draggable import DraggableList
from tui.model.download_state import DownloadState
from tui.model.episode import EpisodeRow

ONE_LINE_FROM = 64
"""The narrowest list whose rows fit on one line each."""
ONE_LINE_WITH_SHOW_FROM = 100
DATED_FROM = 36
"""The narrowest list whose rows hold show, date and length."""


class EpisodeList(DraggableList[EpisodeRow]):
    """Episodes, a line each where there is room, else two."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.EPISODES)]

    class FilterToggled(Message):
        """The listener wants to see fewer episodes, or all again."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.filter = name

    class SyncAsked(Message):
        """The listener wants the listed show brought up to date."""

    names_shows = False
    """Whether rows say which show they are of."""
    playing_id: int | None = None
    queued: frozenset[int] = frozenset()
    failed = False
    """Whether what was to be heard failed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shares: dict[int, int] = {}

    def key(self, row: EpisodeRow) -> Hashable:
        """An episode is known by its number."""
        return row.id

    def row_height(self, width: int) -> int:
        """One line where there is room."""
        wanted = ONE_LINE_WITH_SHOW_FROM if self.names_shows else ONE_LINE_FROM
        return 1 if width >= wanted else 2

    def draw(self, row: EpisodeRow, width: int) -> Sequence[Line]:
        """State, title, date, length and what else there is to know."""
        if self.row_height(width) == 1:
            return [self._one_line(row, width)]
        return self._two_lines(row, width)

    def mark_playing(self, episode_id: int | None, *, failed: bool = False) -> None:
        """Mark the row that is being heard, or was to be."""
        if (episode_id, failed) != (self.playing_id, self.failed):
            self.playing_id, self.failed = episode_id, failed
            self.refresh()

    def mark_queued(self, episode_ids: frozenset[int]) -> None:
        """Mark the rows that are in the queue."""
        if episode_ids != self.queued:
            self.queued = episode_ids
            self.refresh()

    def _one_line(self, row: EpisodeRow, width: int) -> Line:
        left = [
            *self._head(row),
            Piece(f"{day(row.published):>11}  ", "muted"),
            self._title(row),
        ]
        facts = [Piece(f" {self._marks(row)}{heard_percent(row):>4} ", "muted")]
        if self.names_shows:
            facts.insert(0, Piece(set_cell_size(fit(row.show_title, 18), 18), "muted"))
        facts += _length(row, 8)
        room = width - width_of(left) - width_of(facts) - len("   ")
        if label := _label(row, room):
            facts.insert(0, Piece(f" {label} ", "muted"))
        return spread(left, facts, width)

    def _two_lines(self, row: EpisodeRow, width: int) -> Sequence[Line]:
        below, date = day(row.published), ""
        if self.names_shows:
            date = short_day(row.published) if width >= DATED_FROM else ""
            below = row.show_title
        percent = heard_percent(row)
        heard = [Piece(f" {percent} ", "muted")] if percent else []
        dated = f" {date}  " if date else " "
        facts = [Piece(f"{dated}{self._marks(row)}", "muted"), *_length(row)]
        used = cell_len(f"   {below} · ") + width_of(facts) + 1
        if label := _label(row, width - used):
            below = f"{below} · {label}" if below else label
        return [
            spread([*self._head(row), self._title(row)], heard, width),
            spread([Piece(f"   {below}", "muted")], facts, width),
        ]

    def _head(self, row: EpisodeRow) -> list[Piece]:
        if row.id == self.playing_id:
            return [Piece(" ✗ ", "warning") if self.failed else Piece(" ► ", "accent")]
        look = "muted" if row.played or not row.playable else "mark"
        return [Piece(f" {state_mark(row)} ", look)]

    def _title(self, row: EpisodeRow) -> Piece:
        if row.id == self.playing_id:
            return Piece(row.title, "accent")
        return Piece(row.title, "muted" if row.played else "text")

    def _marks(self, row: EpisodeRow) -> str:
        """Queued; starred; downloaded, or how far that is."""
        here = download_mark(row)
        if row.download is DownloadState.WAITING and row.id in self._shares:
            here = f"↓{self._shares[row.id]}%"
        queued = "+" if row.id in self.queued and not self.reorderable else ""
        marks = queued + ("★" if row.starred else "") + here
        return f"{marks} " if marks else ""

    def action_read(self) -> None:
        """Read the episode without playing it."""
        if row := self.current:
            self.post_message(OpenEpisode(row.id, play=False))

    def action_toggle_played(self) -> None:
        """Mark as played, or not."""
        self._do(Deed.TOGGLE_PLAYED)

    def action_toggle_star(self) -> None:
        """Star, or not."""
        self._do(Deed.TOGGLE_STAR)

    def action_queue(self, where: str) -> None:
        """Put the episode in the queue."""
        self._do(Deed.QUEUE_NEXT if where == "next" else Deed.QUEUE_LAST)

    def action_dequeue(self) -> None:
        """Take the episode out of the queue."""
        self._do(Deed.DEQUEUE)

    def action_reorder(self, step: int) -> None:
        """Move the episode in the queue."""
        self._do(Deed.EARLIER if step < 0 else Deed.LATER)

    def action_mark_older(self) -> None:
        """Mark every older episode of the show as played."""
        if row := self.current:
            self.post_message(DoDeed(Deed.MARK_OLDER, (row,)))

    def action_clear_queue(self) -> None:
        """Take everything out of the queue."""
        self.post_message(DoDeed(Deed.CLEAR_QUEUE))

    def place_row(self, row: EpisodeRow, place: int) -> None:
        """Put an episode at a place of the queue."""
        self.post_message(DoDeed(Deed.PLACE, (row,), place))

    def action_download(self) -> None:
        """Download the episodes, let that rest, or let it go on."""
        for row in self.chosen:
            self.post_message(DownloadEpisode(row))
        self.action_leave_choosing()

    def action_keep_offline(self) -> None:
        """Make the episodes available offline."""
        for row in self.chosen:
            self.post_message(DownloadEpisode(row, offline=True))
        self.action_leave_choosing()

    def action_drop_download(self) -> None:
        """Delete the episode's file, or call its download off."""
        for row in self.chosen:
            self.post_message(DropDownload(row))
        self.action_leave_choosing()

    def show_progress(self, episode_id: int, share: float | None) -> None:
        """Say how much of a download is there; None: no more."""
        before = self._shares.get(episode_id)
        shown = None if share is None else math.floor(share * 100)
        if shown == before:
            return
        if shown is None:
            self._shares.pop(episode_id, None)
        else:
            self._shares[episode_id] = shown
        if (index := self._index_of(episode_id)) is not None:
            self._refresh_row(index)

    def action_filter(self, name: str) -> None:
        """List only some episodes, or all again."""
        self.post_message(self.FilterToggled(name))

    def action_sync(self) -> None:
        """Look for new episodes."""
        self.post_message(self.SyncAsked())

    def _do(self, deed: Deed) -> None:
        if rows := self.chosen:
            self.post_message(DoDeed(deed, rows))
        if deed not in (Deed.EARLIER, Deed.LATER):
            self.action_leave_choosing()


def _label(row: EpisodeRow, room: int) -> str:
    """As much of season, number, kind and warning as there is room for."""
    return next((words for words in labels(row) if len(words) <= room), "")


def _length(row: EpisodeRow, width: int = 0) -> list[Piece]:
    words = "¶" if row.transcript else " "
    return [Piece(f"{length(row):>{width}} {words} ", "muted")]
