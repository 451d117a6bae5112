"""Recognizing: an episode's audio made into words, kept piece by piece as they come."""

import json
import logging
import threading
from pathlib import Path

from tui.config import Directories
from tui.errors import NotFound, UsageError
from tui.library.library import Library
from tui.model.transcript import Source, Transcript, Word
from tui.sync.audio import file_key
from tui.sync.background import WAITING, run_apart
from tui.sync.extras import TRANSCRIBE
from tui.sync.kept_words import KeptWords
from tui.sync.power import on_battery
from tui.sync.steps import BATTERY, Step, Tell
from tui.transcripts.recognizing import Heard, transcript_of
from tui.transcripts.recognizing.models import Model, find_model

log = logging.getLogger(__name__)


class Recognizing:
    """Makes words from sound in the background. Every call blocks."""

    def __init__(
        self, library: Library, directories: Directories, *, allow_battery: bool = False
    ) -> None:
        self._library = library
        self._directories = directories
        self._kept = KeptWords(library, directories.downloads)
        self._allow_battery = allow_battery

    def model(self, wanted: str) -> Model:
        """The model of a name or a folder. Raises UsageError."""
        return find_model(wanted, self._directories.models)

    def check_ready(self) -> None:
        """Refuse at once what could not be done later.

        Raises:
            ExtraMissing: packages are missing.
            UsageError: the machine runs on its battery.
        """
        TRANSCRIBE.require()
        if not self._allow_battery and on_battery():
            raise UsageError(BATTERY)

    def fetch(self, model: Model, tell: Tell, cancel: threading.Event) -> None:
        """Bring a model to this machine, unless it is here.

        Raises:
            CalledOff: ``cancel`` was set.
            EarmarkError: it could not be had.
        """
        from tui.sync.model_files import bring

        if not model.is_here:
            bring(model, tell, cancel)

    def recognize(
        self,
        episode_id: int,
        model: Model,
        tell: Tell,
        cancel: threading.Event,
        language: str | None = None,
    ) -> Transcript:
        """Make words from the downloaded audio, keep and use them.

        What was heard before an interruption is not heard again.

        Raises:
            CalledOff: ``cancel`` was set.
            EarmarkError: it cannot be done.
        """
        from tui.sync.recognizing_jobs import RecognizeJob

        episode = self._library.episodes.get(episode_id)
        file = self._kept.audio_file(episode)
        key = file_key(file) if file else None
        if file is None or key is None:
            raise NotFound(f"The audio of “{episode.title}” is not on this machine.")
        language = language or episode.details.language
        name = f"{episode_id} {key} {model.name} {language or ''}"
        unfinished = Unfinished(self._directories.unfinished_words, name)
        heard = unfinished.heard

        def take(told: object) -> None:
            if isinstance(told, Heard):
                unfinished.add(told)
            elif told == WAITING:
                tell(Step(f"Transcribing: {WAITING}"))
            elif isinstance(told, float):
                tell(Step("Transcribing", told))

        job = RecognizeJob(file, model, language, heard[-1].until if heard else 0.0)
        run_apart(job, take, cancel, on_battery=self._allow_battery)
        words = [word for piece in unfinished.heard for word in piece.words]
        found = next((p.language for p in unfinished.heard if p.language), language)
        if not words:
            raise NotFound(f"No words were heard in “{episode.title}”.")
        transcript = transcript_of(words, found, model.name)
        chapters = self._library.words.chapters(episode_id)
        self._kept.keep(episode, transcript, chapters)
        use = self._library.words.use_transcript
        use(episode_id, Source.RECOGNIZED, chosen=True)
        unfinished.forget()
        return transcript


class Unfinished:
    """What was heard so far, a line of JSON for each piece."""

    def __init__(self, folder: Path, name: str) -> None:
        import hashlib

        digest = hashlib.sha256(name.encode()).hexdigest()[:24]
        self._file = folder / f"{digest}.jsonl"

    @property
    def heard(self) -> list[Heard]:
        """The pieces in order; what was written only in part is heard again."""
        try:
            lines = self._file.read_text("utf-8").splitlines()
        except FileNotFoundError:
            return []
        pieces = []
        for line in filter(None, lines):
            try:
                words, language, until = json.loads(line)
            except ValueError:
                log.info("a piece of %s was not written to its end", self._file)
                continue
            pieces.append(Heard(tuple(Word(*w) for w in words), language, until))
        return pieces

    def add(self, piece: Heard) -> None:
        """Keep a piece."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        words = [(word.text, word.start, word.end) for word in piece.words]
        line = json.dumps((words, piece.language, piece.until), ensure_ascii=False)
        with self._file.open("a", encoding="utf-8") as opened:
            # Whatever was broken off before ends here.
            opened.write(f"\n{line}\n")

    def forget(self) -> None:
        """All was heard."""
        self._file.unlink(missing_ok=True)
