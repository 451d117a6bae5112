"""The part of the app that syncs: now and then, on a key, never in the way."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import on

from tui.app.messages import SyncShows
from tui.app.parts.offline import OfflineApp
from tui.app.phrases import count, soon
from tui.library.library import Library
from tui.model.show import Show

if TYPE_CHECKING:
    from tui.sync.outcome import SyncFailure, SyncProgress, SyncResult, Waiting

MINUTE = 60.0
TURN_SECONDS = 0.001
"""What a thread of a sync may take before the screen has its turn: the usual five
milliseconds, from each of several threads, can be felt."""
TOLD_EVERY = 0.25
"""Seconds between two words on how far a sync is: shows may come by the hundred."""
INDEXING_EVERY = 1.0
INDEXING_SECONDS = 0.2
"""A fifth of the time: nobody notices, and most shows are done in a minute."""


class SyncingApp(OfflineApp):
    """Brings shows up to date in the background and tells what came of it."""

    _offline = False
    is_syncing = False
    _progress: SyncProgress | None = None
    _indexing = False

    def start_syncing(self) -> None:
        """Look for what is due now, and again every so often."""
        let_screen_go_first()
        minutes = self.home.settings.refresh_minutes
        if minutes > 0:
            self._sync_due()
            self.set_interval(minutes * MINUTE, self._sync_due)
        self.set_interval(INDEXING_EVERY, self._index_some)

    def _index_some(self) -> None:
        self.work("index", self._index)

    async def _index(self) -> None:
        """Look for words a little at a time; tell the lists when all are found."""
        if await self.read(index_a_little, self.home.library):
            self._indexing = True
        elif self._indexing:
            self._indexing = False
            self.library_changed()

    def _sync_due(self) -> None:
        self.work("sync", self._look_for_due, exclusive=False)

    async def _look_for_due(self) -> None:
        if await self.read(self.home.library.shows.due, self.now()):
            await self._sync(self._sync_due_away, asked=False)

    @on(SyncShows)
    def _sync_asked(self, message: SyncShows) -> None:
        shows = [message.show] if message.show else None
        away = partial(self._sync_away, shows)
        self.work("sync", self._sync, away, exclusive=False)

    def action_sync_all(self) -> None:
        """Look for new episodes of every show."""
        away = partial(self._sync_away, None)
        self.work("sync", self._sync, away, exclusive=False)

    async def _sync(
        self, away: Callable[[], Coroutine[Any, Any, SyncResult]], asked: bool = True
    ) -> None:
        if self.is_syncing:
            if asked:
                self.say("Still looking for new episodes.")
            return
        self.is_syncing, self._progress = True, None
        telling = self.set_interval(TOLD_EVERY, self._tell_progress)
        try:
            result = await self.errands.run(away())
        finally:
            self.is_syncing = False
            telling.stop()
            self.show_status("sync", "")
        news = self._is_news(result)
        if not result.offline:
            await self.tidy_downloads()
        self.library_changed()
        if asked or result.new_episodes or news:
            self._tell_result(result)

    def _is_news(self, result: SyncResult) -> bool:
        """Whether something fails that did not before; each is told once."""
        was_offline, self._offline = self._offline, result.offline
        if result.offline:
            return not was_offline
        return any(not failure.again for failure in result.failed)

    async def _sync_away(self, shows: Sequence[Show] | None) -> SyncResult:
        return await self.home.synchronizer.sync(shows, self._progressed)

    async def _sync_due_away(self) -> SyncResult:
        return await self.home.synchronizer.sync_due(self._progressed)

    def _progressed(self, progress: SyncProgress) -> None:
        self._progress = progress

    def _tell_progress(self) -> None:
        progress = self._progress
        if progress is not None:
            place = f"{progress.done} of {progress.total}"
            self.show_status("sync", f"Syncing {place}  {progress.show}")

    def _tell_result(self, result: SyncResult) -> None:
        if result.offline:
            from tui.sync.network import OFFLINE

            self.say(OFFLINE, "warning")
        elif result.failed:
            self.say(failure_words(result.failed), "warning")
        for waiting in result.waiting:
            self.say(self._left_alone(waiting))
        if result.new_episodes:
            self.say(f"{count(result.new_episodes, 'new episode')}.")
        elif result.checked and not result.failed:
            self.say(f"{count(result.checked, 'show')} up to date, nothing new.")

    def _left_alone(self, waiting: Waiting) -> str:
        shows = "1 show waits" if waiting.shows == 1 else f"{waiting.shows} shows wait"
        until = soon(waiting.until, self.now())
        return f"{waiting.host} wants to be left alone until {until}: {shows}."

    def library_changed(self) -> None:
        """Read the lists again."""
        raise NotImplementedError


def let_screen_go_first() -> None:
    """See that nothing of the interpreter's own keeps a key waiting.

    A full round of the garbage collector goes through all that was imported, for
    longer than can be felt: what is there by now stays, and is passed over.
    """
    sys.setswitchinterval(TURN_SECONDS)
    gc.freeze()


def index_a_little(library: Library) -> int:
    """Look for the words of some new episodes; gives of how many. Blocks."""
    from tui.sync.indexing import index_for

    return index_for(library, INDEXING_SECONDS)


def failure_words(failed: Sequence[SyncFailure]) -> str:
    """Several failures in one toast."""
    if len(failed) == 1:
        return f"{failed[0].show}: {failed[0].error}"
    names = ", ".join(failure.show for failure in failed[:3])
    more = " and others" if len(failed) > 3 else ""
    return f"{len(failed)} shows failed ({names}{more}). Press ! for the reasons."
