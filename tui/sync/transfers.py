"""Transfers: the downloads under way, several at once, each on a thread of its own.

What is wanted is kept in the library, so that it goes on at the next start.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from tui.errors import EarmarkError
from tui.library.downloads import Downloads
from tui.model.download import Download
from tui.model.download_state import DownloadState
from tui.playback.downloads import (
    DownloadBusy,
    DownloadCanceled,
    DownloadUnlike,
    Progress,
)

_log = logging.getLogger(__name__)

_NOTE_EVERY = 2.0
_PATIENCE = 1.0


class Fetch(Protocol):
    """What brings one episode's sound."""

    def __call__(
        self,
        episode_id: int,
        progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> object:
        """Bring it; blocks until it is there. Raises DownloadError."""
        ...


@dataclass(frozen=True, slots=True)
class TransferNews:
    """Something happened to a download."""

    download: Download
    progress: Progress | None = None
    """How far it is, while it is under way."""
    done: bool = False
    """Whether it is there."""
    error: str = ""
    """Why it is not: one sentence."""
    oddity: str = ""
    """What is odd about it now that it is there: one sentence."""


@dataclass(slots=True)
class _Running:
    cancel: threading.Event
    thread: threading.Thread
    progress: Progress | None = None
    noted_at: float = field(default_factory=time.monotonic)


class Transfers:
    """Brings what is wanted, in the order it was asked for. Calls block for moments."""

    def __init__(
        self,
        downloads: Downloads,
        fetch: Fetch,
        tell: Callable[[TransferNews], None] = lambda news: None,
        at_once: int = 3,
    ) -> None:
        self._downloads = downloads
        self._fetch = fetch
        self._tell = tell
        self._at_once = at_once
        self._changing = threading.Lock()
        self._running: dict[int, _Running] = {}
        self._elsewhere: set[int] = set()
        self._closed = False

    def take_up(self) -> None:
        """Begin with what is wanted, as far as there is room."""
        with self._changing:
            wanted = [
                download
                for download in self._downloads.coming()
                if download.state is DownloadState.WAITING
                and download.row.id not in self._running
                and download.row.id not in self._elsewhere
            ]
            room = 0 if self._closed else self._at_once - len(self._running)
            for download in wanted[: max(0, room)]:
                self._begin(download)

    def ask(self, episode_id: int, *, offline: bool = False) -> None:
        """Want an episode, for the first time or once more."""
        self._elsewhere.discard(episode_id)
        self._downloads.ask(episode_id, offline=offline)
        self.take_up()

    def pause(self, episode_id: int) -> None:
        """Let one rest; what came of it stays."""
        self._downloads.change(episode_id, DownloadState.PAUSED)
        self._stop(episode_id)
        self.take_up()

    def call_off(self, episode_id: int) -> None:
        """Want one no more. Blocks until it has stopped."""
        self._downloads.drop(episode_id)
        thread = self._stop(episode_id)
        if thread is not None:
            thread.join(_PATIENCE)
        self.take_up()

    def retry_failed(self) -> None:
        """Try again what failed: the network may be another one by now."""
        for download in self._downloads.coming():
            if download.state is DownloadState.FAILED:
                self._downloads.change(download.row.id, DownloadState.WAITING)
        self._elsewhere.clear()
        self.take_up()

    def progress(self, episode_id: int) -> Progress | None:
        """How far one is that is under way."""
        running = self._running.get(episode_id)
        return running.progress if running else None

    def is_under_way(self, episode_id: int) -> bool:
        """Whether one is being fetched at this moment."""
        return episode_id in self._running

    def close(self) -> None:
        """Stop everything; it goes on the next time."""
        with self._changing:
            self._closed = True
            running = list(self._running.values())
        for each in running:
            each.cancel.set()
        ends = time.monotonic() + _PATIENCE
        for each in running:
            each.thread.join(max(0.0, ends - time.monotonic()))

    def _stop(self, episode_id: int) -> threading.Thread | None:
        running = self._running.get(episode_id)
        if running is None:
            return None
        running.cancel.set()
        return running.thread

    def _begin(self, download: Download) -> None:
        cancel = threading.Event()
        thread = threading.Thread(
            target=self._bring,
            args=(download, cancel),
            name="earmark-download",
            daemon=True,
        )
        self._running[download.row.id] = _Running(cancel, thread)
        thread.start()

    def _bring(self, download: Download, cancel: threading.Event) -> None:
        number, error, done = download.row.id, "", False
        oddity, state = "", DownloadState.FAILED
        try:
            self._fetch(number, lambda at: self._moved(download, at), cancel)
            self._downloads.forget(number)
            last, done = self.progress(number), True
            oddity = last.trouble if last else ""
        except DownloadCanceled:
            _log.debug("download of episode %d stopped", number)
        except DownloadBusy:
            self._elsewhere.add(number)
        except EarmarkError as known:
            error = str(known)
            if isinstance(known, DownloadUnlike):
                state = DownloadState.UNLIKE
        except Exception:
            _log.exception("a download failed")
            title = download.row.title
            error = f"“{title}” could not be downloaded; the log has the details."
        try:
            self._ended(download, error, state)
        except EarmarkError:
            _log.exception("what became of a download could not be kept")
        if done or error:
            self._tell(TransferNews(download, None, done, error, oddity))

    def _ended(self, download: Download, error: str, state: DownloadState) -> None:
        number = download.row.id
        with self._changing:
            running = self._running.pop(number)
        if running.progress is not None:
            at = running.progress
            self._downloads.note(number, at.done_bytes, at.total_bytes)
        if error:
            self._downloads.change(number, state, error)
        self.take_up()

    def _moved(self, download: Download, progress: Progress) -> None:
        running = self._running.get(download.row.id)
        if running is None:
            return
        running.progress = progress
        now = time.monotonic()
        if now - running.noted_at > _NOTE_EVERY:
            running.noted_at = now
            self._downloads.note(
                download.row.id, progress.done_bytes, progress.total_bytes
            )
        self._tell(TransferNews(download, progress))
