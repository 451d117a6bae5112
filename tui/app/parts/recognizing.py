"""The part of the app that has words made from sound, for episodes that have none."""

import threading
from typing import TYPE_CHECKING

from textual import on

from tui.app.chores import Chore, ChoreEnded
from tui.app.parts.aligning import AligningApp, fetch_audio
from tui.app.screens.confirm import Confirm
from tui.model.episode import EpisodeRow
from tui.model.transcript import Transcript

if TYPE_CHECKING:
    from tui.sync.steps import Tell
    from tui.transcripts.recognizing.models import Model

RECOGNIZE = "recognize"


class RecognizingApp(AligningApp):
    """Transcribes on a key; a model is fetched only after a yes."""

    def action_align(self) -> None:
        """Align the words, or make some where there are none."""
        page = self.main.reading.page
        if page is not None and page.words.transcript is None:
            self.action_transcribe()
        else:
            super().action_align()

    def action_transcribe(self) -> None:
        """Have the open episode's words written down, or call that off."""
        page = self.main.reading.page
        if page is None or not page.episode.row.playable:
            self.say("Open an episode with sound first; then its words can be made.")
        elif self.chores.call_off(RECOGNIZE, page.episode.id):
            self.show_status("words", "")
            self.say("Transcribing is called off. What was heard so far is kept.")
        else:
            self.work("transcribe", self._prepare, page.episode.row, exclusive=False)

    async def _prepare(self, row: EpisodeRow) -> None:
        recognizing = self.home.recognizing
        await self.read(recognizing.check_ready)
        wanted = self.home.settings.recognizer_model
        model = await self.read(recognizing.model, wanted)
        if model.is_here:
            self._begin(row, model)
        else:
            self._ask_for(row, model)

    def _ask_for(self, row: EpisodeRow, model: "Model") -> None:
        from tui.transcripts.recognizing.models import HOST

        words = (
            f"To make words from sound, the model {model.name} has to be fetched once: "
            f"{model.size_mb} MB, from {HOST}. The setting recognizer_model names "
            "another one, or a folder."
        )
        question = Confirm("Fetch a model", words, "fetches it", otherwise="does not")

        def answered(yes: bool | None) -> None:
            if yes:
                self._begin(row, model)

        self.push_screen(question, answered)

    def _begin(self, row: EpisodeRow, model: "Model") -> None:
        def do(tell: "Tell", cancel: threading.Event) -> Transcript:
            recognizing = self.home.recognizing
            recognizing.fetch(model, tell, cancel)
            fetch_audio(self.home, row.id, tell, cancel)
            return recognizing.recognize(row.id, model, tell, cancel)

        if self.chores.add(Chore(RECOGNIZE, row, do)):
            self.show_status("words", f"Transcribing  {row.title}")

    @on(ChoreEnded)
    def _words_made(self, message: ChoreEnded) -> None:
        if isinstance(message.result, Transcript):
            self.say(f"The words are there: {message.chore.row.title}")
