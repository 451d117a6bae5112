"""The part of the app that has words matched to their sound, and undoes that."""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on

from tui.app.chores import Chore, ChoreEnded, ChoreMoved, Chores
from tui.app.messages import DownloadEnded
from tui.app.page import Page
from tui.app.parts.wording import WordingApp
from tui.app.provenance import inserts_note
from tui.errors import EarmarkError
from tui.home import Home
from tui.model.alignment import Alignment
from tui.model.episode import EpisodeRow

if TYPE_CHECKING:
    from tui.sync.steps import Step

    Tell = Callable[[Step], None]

_log = logging.getLogger(__name__)

ALIGN = "align"
CHECK = "check"


class AligningApp(WordingApp):
    """Aligns on a key, after downloads where that is wanted, and where times stray."""

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self.chores = Chores(self.post_message)
        self._looked_at: set[int] = set()

    def action_align(self) -> None:
        """Align the open episode, call that off, or take the alignment back."""
        page = self.main.reading.page
        if page is None:
            self.say("Open an episode first; then its words can be aligned.")
        elif self.chores.adopt(ALIGN, page.episode.id):
            self.say("Aligning has begun by itself; A calls it off.")
        elif self.chores.call_off(ALIGN, page.episode.id):
            self.show_status("words", "")
            self.say("Aligning is called off.")
        elif page.words.alignment is not None:
            self.work("align", self._undo_alignment, page.episode.id)
        else:
            self.work("align", self._align, page.episode.row, exclusive=False)

    async def _undo_alignment(self, episode_id: int) -> None:
        await self.write(self.home.aligning.undo, episode_id)
        self.words_changed(episode_id)
        self.say("The times are again as they were given. A aligns them anew.")

    async def _align(self, row: EpisodeRow, asked: bool = True) -> None:
        """Have it done where it can be; where it cannot, say so if asked."""
        try:
            await self.read(self.home.aligning.check_ready, row.id)
        except EarmarkError as error:
            _log.info("%s is not aligned: %s", row.title, error)
            if asked:
                raise
            return
        if asked:
            self.chores.call_off(CHECK, row.id)
        if self.chores.add(Chore(ALIGN, row, self._aligned(row), asked)):
            self.show_status("words", f"Aligning  {row.title}")

    def _aligned(
        self, row: EpisodeRow
    ) -> "Callable[[Tell, threading.Event], Alignment]":
        def do(tell: "Tell", cancel: threading.Event) -> Alignment:
            fetch_audio(self.home, row.id, tell, cancel)
            return self.home.aligning.align(row.id, tell, cancel)

        return do

    def page_shown(self, page: Page) -> None:
        """Try times that were given with words, once, with the audio on disk."""
        super().page_shown(page)
        row = page.episode.row
        if row.id not in self._looked_at and row.downloaded:
            self._looked_at.add(row.id)
            self.work("check", self._check, row, exclusive=False)

    @on(DownloadEnded)
    def _look_at_download(self, message: DownloadEnded) -> None:
        if not message.error:
            self.work("check", self._look_at, message.row, exclusive=False)

    async def _look_at(self, row: EpisodeRow) -> None:
        """Align a new download where that is wanted, else try the times it has."""
        words = await self.errands.run(self.home.words.find(row.id))
        if words.transcript is None:
            return
        if row.id == self.reading_id:
            self.read_words(row.id)
        if self.home.settings.align_downloads:
            await self._align(row, asked=False)
        else:
            await self._check(row)

    async def _check(self, row: EpisodeRow) -> None:
        if not await self.read(self.home.aligning.wants_a_check, row.id):
            return

        def do(tell: "Tell", cancel: threading.Event) -> bool:
            return self.home.aligning.fits(row.id, cancel)

        self.chores.add(Chore(CHECK, row, do, asked=False))

    @on(ChoreMoved)
    def _chore_moved(self, message: ChoreMoved) -> None:
        step, title = message.step, message.chore.row.title
        share = "" if step.share is None else f" {step.share:.0%}"
        if not message.chore.canceled.is_set():
            message.chore.seen = True
            self.show_status("words", f"{step.doing}{share}  {title}")

    @on(ChoreEnded)
    def _chore_ended(self, message: ChoreEnded) -> None:
        chore = message.chore
        self.chores.forget(chore)
        if chore.kind == CHECK and message.result is False:
            self.work("align", self._align, chore.row, False, exclusive=False)
            return
        self.show_status("words", "")
        self.words_changed(chore.row.id)
        if message.error and chore.asked:
            self.say(message.error, "error")
        elif message.error:
            _log.info("%s: %s", chore.row.title, message.error)
        elif isinstance(message.result, Alignment):
            inserts = inserts_note(message.result)
            more = f": {inserts}" if inserts else ""
            self.say(f"Aligned with the sound{more}. {chore.row.title}")

    def close_services(self) -> None:
        """Call chores off, then end the threads."""
        self.chores.close()
        super().close_services()


def fetch_audio(
    home: Home, episode_id: int, tell: "Tell", cancel: threading.Event
) -> None:
    """Have an episode's audio on this machine; tells how far it is."""
    from tui.sync.steps import Step

    home.download(
        episode_id,
        lambda progress: tell(Step("Downloading", progress.share)),
        cancel,
    )
