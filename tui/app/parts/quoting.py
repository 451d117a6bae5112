"""The part of the app that keeps quotes and comes back to them."""

from collections.abc import Sequence

from textual import on

from tui.app.deeds import heard_at, keep_quote
from tui.app.parts.reading import ReadingApp
from tui.app.screens.note import NoteDialog
from tui.app.screens.quotes import QuotesScreen
from tui.app.widgets.transcript_view import TranscriptView
from tui.model.quote import Quote, in_words, said
from tui.model.reading import Sentence


class QuotingApp(ReadingApp):
    """Quotes from what is read, and the screen that lists them."""

    @on(TranscriptView.Keep)
    def _keep_asked(self, message: TranscriptView.Keep) -> None:
        page = self.main.reading.page
        if page is not None and message.sentences:
            number, said = page.episode.id, message.sentences
            self.work("keep", self._keep, number, said, "", exclusive=False)

    async def _keep(
        self, episode_id: int, sentences: Sequence[Sentence], note: str
    ) -> None:
        await self.write(keep_quote, self.home.library, episode_id, sentences, note)
        self.say("Kept as a quote. Q lists them.")

    async def action_keep_with_note(self) -> None:
        """Keep what is chosen, once its note is written."""
        page, view = self.main.reading.page, self.main.reading.transcript
        sentences = view.chosen
        if page is None or not sentences:
            return
        number = page.episode.id

        def answered(note: str | None) -> None:
            if note is not None:
                view.end_choice()
                self.work("keep", self._keep, number, sentences, note, exclusive=False)

        await self.push_screen(NoteDialog(in_words(said(sentences))), answered)

    async def _open_quote(self, quote: Quote, episode_id: int) -> None:
        at = await self.read(heard_at, self.home.words, quote, episode_id)
        self.open_episode(episode_id, at=at)

    async def action_quotes(self) -> None:
        """List what was kept."""

        def answered(quote: Quote | None) -> None:
            if quote is not None and quote.episode_id is not None:
                self.work("quote", self._open_quote, quote, quote.episode_id)

        await self.push_screen(QuotesScreen(), answered)
