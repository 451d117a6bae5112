"""The part of the app that downloads: one episode at a time, on a thread of its own."""

import logging
import queue
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from tui.app.messages import DownloadEnded, DownloadEpisode, DownloadMoved
from tui.app.services import HomeApp
from tui.errors import EarmarkError
from tui.home import Home
from tui.model.episode import EpisodeRow

if TYPE_CHECKING:
    from tui.playback.downloads import Progress

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Wanted:
    row: EpisodeRow
    canceled: threading.Event


class Downloads:
    """Episodes to download, in the order they were asked for."""

    def __init__(self, home: Home, tell: "HomeApp") -> None:
        self._home = home
        self._app = tell
        self._waiting: queue.SimpleQueue[_Wanted] = queue.SimpleQueue()
        self._wanted: dict[int, _Wanted] = {}
        self._thread: threading.Thread | None = None

    def toggle(self, row: EpisodeRow) -> bool:
        """Ask for an episode, or call it off; whether it is wanted now."""
        if wanted := self._wanted.pop(row.id, None):
            wanted.canceled.set()
            return False
        wanted = self._wanted[row.id] = _Wanted(row, threading.Event())
        self._waiting.put(wanted)
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._run, name="earmark-downloads", daemon=True
            )
            self._thread.start()
        return True

    def forget(self, episode_id: int) -> None:
        """One has ended."""
        self._wanted.pop(episode_id, None)

    def close(self) -> None:
        """Call everything off; what has come stays for the next attempt."""
        for wanted in self._wanted.values():
            wanted.canceled.set()

    def _run(self) -> None:
        while True:
            wanted = self._waiting.get()
            if not wanted.canceled.is_set():
                self._download(wanted)

    def _download(self, wanted: _Wanted) -> None:
        from tui.playback.downloads import DownloadCanceled

        row, error = wanted.row, ""
        try:
            self._home.download(
                row.id,
                lambda progress: self._tell(DownloadMoved(row, share_of(progress))),
                wanted.canceled,
            )
        except DownloadCanceled:
            return
        except EarmarkError as known:
            error = str(known)
        except Exception:
            _log.exception("a download failed")
            error = f"“{row.title}” could not be downloaded; the log has the details."
        self._tell(DownloadEnded(row, error))

    def _tell(self, message: Message) -> None:
        self._app.post_message(message)


def share_of(progress: "Progress") -> float | None:
    """How much of a download is there, 0 to 1, where that can be told."""
    if not progress.total_bytes:
        return None
    return min(1.0, progress.done_bytes / progress.total_bytes)


class DownloadingApp(HomeApp):
    """Downloads what the listener marks, and says how it goes."""

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self.downloads = Downloads(home, self)

    @on(DownloadEpisode)
    def _download_asked(self, message: DownloadEpisode) -> None:
        row = message.row
        if not row.playable:
            self.say("A post without sound has nothing to download.")
        elif row.downloaded:
            self.say(f"Already downloaded: {row.title}")
        elif self.downloads.toggle(row):
            self.show_status("download", f"Downloading  {row.title}")
        else:
            self.show_status("download", "")
            self.say(f"Called off: {row.title}")

    @on(DownloadMoved)
    def _download_moved(self, message: DownloadMoved) -> None:
        share = "" if message.share is None else f"{message.share:.0%}  "
        self.show_status("download", f"Downloading {share}{message.row.title}")

    @on(DownloadEnded)
    def _download_ended(self, message: DownloadEnded) -> None:
        self.downloads.forget(message.row.id)
        self.show_status("download", "")
        if message.error:
            self.say(message.error, "error")
        else:
            self.say(f"Downloaded: {message.row.title}")
        self.row_changed(message.row.id)

    def show_status(self, what: str, words: str) -> None:
        """A line on something under way; nothing when it is over."""
        raise NotImplementedError

    def close_services(self) -> None:
        """Call downloads off, then end the threads."""
        self.downloads.close()
        super().close_services()
