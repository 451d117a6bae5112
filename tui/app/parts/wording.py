"""The part of the app that takes words from elsewhere and sets their times right."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from tui.app.messages import SessionTold
from tui.app.page import Page
from tui.app.parts.reading import ReadingApp
from tui.app.phrases import later
from tui.app.screens.anchors import AnchorsDialog
from tui.app.screens.word_sources import WordSourcesDialog
from tui.errors import EarmarkError
from tui.model.quote import Anchor
from tui.model.reading import Sentence
from tui.playback.player import State
from tui.playback.session import NowPlaying

if TYPE_CHECKING:
    from tui.sync.word_sources import WordSource


class WordingApp(ReadingApp):
    """Sources and anchors of the words that are read."""

    async def action_word_sources(self) -> None:
        """List where the words could come from."""
        page = self.main.reading.page
        if page is None:
            self.say("Open an episode first; then its words can come from elsewhere.")
            return
        number = page.episode.id
        sources = await self.read(lambda: self.home.word_sources.all(number))
        await self.push_screen(WordSourcesDialog(number, sources, page.remarks))

    @on(WordSourcesDialog.Asked)
    def _source_asked(self, message: WordSourcesDialog.Asked) -> None:
        self.work("source", self._take_from, message.dialog, message.wanted)

    async def _take_from(
        self, dialog: WordSourcesDialog, wanted: "WordSource | Path"
    ) -> None:
        try:
            await self.errands.run(self._take(dialog.episode_id, wanted))
        except EarmarkError as error:
            if not dialog.is_open:
                raise
            dialog.say_status(str(error), error=True)
            return
        if dialog.is_open:
            dialog.dismiss(None)
        self.words_changed(dialog.episode_id)

    async def _take(self, episode_id: int, wanted: "WordSource | Path") -> None:
        sources = self.home.word_sources
        if isinstance(wanted, Path):
            sources.take_file(episode_id, wanted)
        else:
            await sources.take(episode_id, wanted)

    def words_changed(self, episode_id: int) -> None:
        """Read an episode's words again."""
        if episode_id == self.reading_id:
            self.read_words(episode_id)
        elif episode_id == self.listening.episode_id:
            self.learn_words(episode_id)
        self.row_changed(episode_id)

    def action_heard_here(self) -> None:
        """Take the listener's word that the line at the cursor begins to be heard."""
        page, now = self.main.reading.page, self.listening.now()
        sentence = self.main.reading.transcript.cursor_sentence
        if page is None or sentence is None:
            self.say("There is no line here to hear.")
        elif now.track is None or now.track.episode_id != page.episode.id:
            self.say("Play this episode first, then say which line you hear.")
        else:
            self.work("anchor", self._set_right, page, sentence, now.position)

    async def _set_right(self, page: Page, sentence: Sentence, heard: float) -> None:
        anchor = await self.write(
            self.home.anchoring.set, page.episode.id, sentence, heard
        )
        self.words_changed(page.episode.id)
        self.main.reading.transcript.follow()
        moved = later(anchor.shift)
        self.say(f"From this line on the words come {moved}. U takes that back.")

    def action_undo_anchor(self) -> None:
        """Take back what was set right last."""
        if (page := self.main.reading.page) is not None:
            self.work("anchor", self._undo_anchor, page.episode.id)

    async def _undo_anchor(self, episode_id: int) -> None:
        await self.write(self.home.anchoring.undo, episode_id)
        self.words_changed(episode_id)
        self.say("The times are again as they were before you set that line right.")

    def action_anchors(self) -> None:
        """List what was set right."""
        if (page := self.main.reading.page) is not None:
            self.work("anchors", self._list_anchors, page)

    async def _list_anchors(self, page: Page) -> None:
        lines = await self.read(self.home.anchoring.lines, page.episode.id)
        await self.push_screen(AnchorsDialog(page.words.anchors, lines))

    @on(AnchorsDialog.RemoveAsked)
    def _remove_anchor_asked(self, message: AnchorsDialog.RemoveAsked) -> None:
        self.work("anchor", self._remove_anchor, message.anchor, exclusive=False)

    async def _remove_anchor(self, anchor: Anchor) -> None:
        await self.write(self.home.anchoring.remove, anchor)
        self.words_changed(anchor.episode_id)

    @on(SessionTold)
    def _learn_length(self, message: SessionTold) -> None:
        now = message.now
        heard = now.track is not None and now.state is State.PLAYING
        if heard and now.duration and self.listening.session.player_note() is None:
            self.work("length", self._keep_length, now)

    async def _keep_length(self, now: NowPlaying) -> None:
        """Keep the audio's real length: estimated times are made by it."""
        if now.track is None or now.duration is None:
            return
        number, seconds = now.track.episode_id, now.duration
        if await self.write(self.home.hearing.learn_duration, number, seconds):
            self.words_changed(number)
