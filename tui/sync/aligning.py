"""Aligning: an episode's words matched to its audio, and what comes of it kept."""

import threading
from dataclasses import dataclass, replace
from pathlib import Path

from tui.errors import NotFound, OtherWords, UsageError
from tui.library.library import Library
from tui.model.alignment import Alignment, KeptAlignment
from tui.model.episode import Episode
from tui.model.transcript import Source, Timing, Transcript
from tui.sync.audio import file_key
from tui.sync.background import WAITING, run_apart
from tui.sync.extras import ALIGN
from tui.sync.kept_words import GIVEN_TIMES, KeptWords
from tui.sync.offline_words import own_words
from tui.sync.power import on_battery
from tui.sync.steps import BATTERY, Step, Tell
from tui.transcripts.timing import timed
from tui.transcripts.timing.aligning import text_hash

_ANY_LENGTH = 60.0
"""Seconds for a text that has none yet: its sentences are the same for any."""
_SAME_LENGTH_SECONDS = 1.0
_OF_THE_FILE = (Source.RECOGNIZED, Source.EMBEDDED)
"""Sources whose times were made for the very file, or came in it."""


@dataclass(frozen=True, slots=True)
class _Task:
    """Words and the file they are to be matched to."""

    episode: Episode
    words: Transcript
    file: Path
    key: str

    def found(self, alignment: Alignment | None, duration: float) -> KeptAlignment:
        """What is to be kept of it."""
        words = self.words
        return KeptAlignment(
            words.source, text_hash(words), self.key, duration, alignment
        )


class Aligning:
    """Matches words to sound in the background. Every call blocks."""

    def __init__(
        self, library: Library, downloads: Path, *, allow_battery: bool = False
    ) -> None:
        self._library = library
        self._kept = KeptWords(library, downloads)
        self._allow_battery = allow_battery

    @property
    def _may_work(self) -> bool:
        return self._allow_battery or not on_battery()

    def check_ready(self, episode_id: int) -> None:
        """Refuse at once what could not be done later.

        Raises:
            ExtraMissing: packages are missing.
            UsageError: there are no words, or the machine runs on its battery.
        """
        ALIGN.require()
        self._words(self._library.episodes.get(episode_id))
        if not self._may_work:
            raise UsageError(BATTERY)

    def align(self, episode_id: int, tell: Tell, cancel: threading.Event) -> Alignment:
        """Match the words in use to the downloaded audio; keep and give what is found.

        Raises:
            CalledOff: ``cancel`` was set.
            OtherWords: the words are not those of the sound; that is kept.
            EarmarkError: it cannot be done.
        """
        from tui.sync.jobs import AlignJob, Refused

        task = self._task(episode_id)
        language = task.words.language or task.episode.details.language
        job = AlignJob(task.words.cues, task.file, language)
        found = run_apart(
            job,
            lambda told: tell(_step("Aligning", told)),
            cancel,
            on_battery=self._allow_battery,
        )
        if isinstance(found, Refused):
            self._keep_refusal(task)
            raise OtherWords(found.sentence)
        assert isinstance(found, Alignment)
        self._keep(task, found, found.duration)
        return found

    def undo(self, episode_id: int) -> None:
        """Go back to the times that were given with the words in use; that stays so.

        Raises:
            NotFound: they are not aligned.
        """
        episode = self._library.episodes.get(episode_id)
        given = self._given(episode)
        found = self._kept.found_out(episode, given) if given else None
        if found is None or found.alignment is None:
            raise NotFound(f"The words of “{episode.title}” are not aligned.")
        self._library.alignments.keep(episode_id, replace(found, alignment=None))
        self._kept.index_again(episode)

    def wants_a_check(self, episode_id: int) -> bool:
        """Whether words have times that were never tried with the audio on disk."""
        episode = self._library.episodes.get(episode_id)
        file = self._kept.audio_file(episode)
        given = self._given(episode) if file else None
        if given is None or given.timing not in GIVEN_TIMES:
            return False
        if given.source in _OF_THE_FILE or not self._may_work:
            return False
        return self._kept.found_out(episode, given) is None and ALIGN.missing is None

    def fits(self, episode_id: int, cancel: threading.Event) -> bool:
        """Whether the times given with the words are those of the audio on disk.

        That they are is kept; where they are not, the words are to be aligned.

        Raises:
            CalledOff: ``cancel`` was set.
            EarmarkError: it could not be found out.
        """
        from tui.sync.jobs import CheckJob
        from tui.transcripts.aligning import Check, Verdict

        task = self._task(episode_id)
        language = task.words.language or task.episode.details.language
        found = run_apart(
            CheckJob(task.words.cues, task.file, language),
            lambda told: None,
            cancel,
            on_battery=self._allow_battery,
        )
        assert isinstance(found, Check)
        if found.verdict is Verdict.FITS:
            self._keep(task, None, task.episode.row.duration or 0.0)
        return found.verdict is Verdict.FITS

    def _task(self, episode_id: int) -> _Task:
        episode = self._library.episodes.get(episode_id)
        words = self._words(episode)
        file = self._kept.audio_file(episode)
        key = file_key(file) if file else None
        if file is None or key is None:
            raise NotFound(f"The audio of “{episode.title}” is not on this machine.")
        return _Task(episode, words, file, key)

    def _words(self, episode: Episode) -> Transcript:
        given = self._given(episode)
        if given is None or not given.cues:
            raise NotFound(
                f"“{episode.title}” has no words to align; earmark transcribe makes"
                " some."
            )
        return given

    def _given(self, episode: Episode) -> Transcript | None:
        own = own_words(episode.details, episode.row.duration)
        chapters = own.chapters(self._library.words.chapters(episode.id))
        given = self._kept.given(episode, own, chapters)
        if given is not None and given.timing is Timing.NONE:
            return timed(given, _ANY_LENGTH)
        return given

    def _keep_refusal(self, task: _Task) -> None:
        found = task.found(None, task.episode.row.duration or 0.0)
        self._library.alignments.keep(task.episode.id, replace(found, refused=True))
        self._kept.index_again(task.episode)

    def _keep(self, task: _Task, alignment: Alignment | None, duration: float) -> None:
        episode, known = task.episode, task.episode.measured_duration
        self._library.alignments.keep(episode.id, task.found(alignment, duration))
        if alignment and (
            known is None or abs(known - duration) > _SAME_LENGTH_SECONDS
        ):
            self._library.episodes.set_duration(episode.id, duration)
        self._kept.index_again(self._library.episodes.get(episode.id))


def _step(doing: str, told: object) -> Step:
    if told == WAITING:
        return Step(f"{doing}: {WAITING}")
    return Step(doing, told if isinstance(told, float) else None)
