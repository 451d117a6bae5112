"""What widgets tell the app, and what threads tell the event loop."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.message import Message

from tui.model.episode import EpisodeRow
from tui.model.show import Show
from tui.playback.session import Happening, NowPlaying

if TYPE_CHECKING:
    from tui.app.screens.add_show import AddShow
    from tui.playback.downloads import Progress
    from tui.sync.outcome import SyncProgress


class Deed(StrEnum):
    """What can be done with an episode of a list."""

    TOGGLE_PLAYED = "toggle played"
    TOGGLE_STAR = "toggle star"
    QUEUE_LAST = "queue last"
    QUEUE_NEXT = "queue next"
    DEQUEUE = "dequeue"
    EARLIER = "earlier"
    LATER = "later"
    PLACE = "place"
    CLEAR_QUEUE = "clear queue"
    MARK_OLDER = "mark older"
    MARK_SHOW = "mark show"


@dataclass
class OpenEpisode(Message):
    """Show an episode's words and, where asked, play it."""

    episode_id: int
    play: bool = True
    at: float | None = None
    """Seconds to start from; else where the listener stopped."""


@dataclass
class DoDeed(Message):
    """Do something with episodes."""

    deed: Deed
    rows: tuple[EpisodeRow, ...] = ()
    place: int = 0
    """Where in the queue, counted from 0."""
    show_id: int | None = None


@dataclass
class AddMoved(Message):
    """The adding of many shows went on."""

    dialog: AddShow
    progress: SyncProgress


@dataclass
class OpenLink(Message):
    """A link of somebody else's text was picked."""

    url: str


@dataclass
class SyncShows(Message):
    """Bring shows up to date: one, or all."""

    show: Show | None = None


@dataclass
class RemoveShow(Message):
    """Unsubscribe, once the listener has said so twice."""

    show: Show


@dataclass
class SetShow(Message):
    """Show the settings of a show, to be changed."""

    show: Show


@dataclass
class FindAlike(Message):
    """Find shows like this one."""

    show: Show


@dataclass
class DownloadEpisode(Message):
    """Keep an episode's sound on this machine, let that rest, or let it go on."""

    row: EpisodeRow
    offline: bool = False
    """Whether everything else of the episode is wanted as well."""


@dataclass
class KeepShowOffline(Message):
    """Make every episode of a show available without a network."""

    show: Show


@dataclass
class DropDownload(Message):
    """Call a download off, or delete the file."""

    row: EpisodeRow


@dataclass
class KeepAsItCame(Message):
    """Keep a file that is not the one its feed describes."""

    row: EpisodeRow


@dataclass
class PauseDownloads(Message):
    """Let every download rest, or go on where every one rests."""


@dataclass
class DownloadMoved(Message):
    """A download went on."""

    row: EpisodeRow
    progress: Progress

    def can_replace(self, message: Message) -> bool:
        """Only the latest of an episode matters."""
        return isinstance(message, DownloadMoved) and message.row.id == self.row.id


@dataclass
class DownloadEnded(Message):
    """A download is there, or failed: then ``error`` is a sentence."""

    row: EpisodeRow
    error: str = ""
    offline: bool = False
    """Whether everything else of the episode is wanted as well."""
    oddity: str = ""
    """What is odd about the file that is there: one sentence."""


@dataclass
class SessionTold(Message):
    """The listening session says that something happened."""

    happening: Happening
    now: NowPlaying
