"""Kept words: what the library holds of an episode, timed and set right by anchors."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.library.library import Library
from tui.model.chapter import Chapter
from tui.model.episode import Episode
from tui.model.notes import Notes
from tui.model.quote import Anchor
from tui.model.transcript import Source, Timing, Transcript
from tui.sync.audio import audio_at
from tui.sync.local_words import best_of
from tui.sync.offline_words import OwnWords
from tui.transcripts.passages import passages
from tui.transcripts.timing import timed
from tui.transcripts.timing.anchoring import anchored, points_of, same_clock
from tui.transcripts.timing.length_gap import length_gap


@dataclass(frozen=True, slots=True)
class EpisodeWords:
    """All there is to read for an episode."""

    episode_id: int
    notes: Notes
    chapters: tuple[Chapter, ...]
    transcript: Transcript | None
    """Timed as well as can be."""
    problem: str | None = None
    """Why better words could not be had: one sentence."""
    anchors: tuple[Anchor, ...] = ()
    """What of the listener's word on times is used, in the order it was given."""
    gap: float | None = None
    """Seconds by which the audio is longer than the words, where that is a sign."""


class KeptWords:
    """Reads and keeps an episode's transcripts, whose times anchors set right.

    Transcripts are kept as they were given; what is read and searched is shifted.
    """

    def __init__(self, library: Library, downloads: Path | None) -> None:
        self._library = library
        self._downloads = downloads

    def words(
        self,
        episode: Episode,
        own: OwnWords,
        chapters: tuple[Chapter, ...],
        problem: str | None = None,
    ) -> EpisodeWords:
        """The words in use, else those of the notes, at the times they are heard."""
        plain = self.transcript(episode, own, chapters)
        if plain is None:
            return EpisodeWords(episode.id, own.notes, chapters, None, problem)
        anchors = self.anchors(episode, plain.timing)
        heard = anchored(plain, points_of(anchors), episode.row.duration)
        gap = None if anchors else length_gap(plain, episode.measured_duration)
        return EpisodeWords(
            episode.id, own.notes, chapters, heard, problem, anchors, gap
        )

    def transcript(
        self, episode: Episode, own: OwnWords, chapters: Sequence[Chapter]
    ) -> Transcript | None:
        """The words in use, else those of the notes, before anchors."""
        used = self._library.words.transcript(episode.id)
        if used is None:
            return own.transcript(chapters)
        return timed(used, episode.row.duration, chapters)

    def anchors(self, episode: Episode, timing: Timing) -> tuple[Anchor, ...]:
        """The anchors of the audio now heard that count for words of a timing."""
        kept = self._library.words.anchors(episode.id)
        if not kept:
            return ()
        audio = audio_at(self.audio_file(episode), episode.row.duration)
        heard = audio.anchors_of(kept)
        return tuple(anchor for anchor in heard if same_clock(anchor.timing, timing))

    def keep(
        self, episode: Episode, transcript: Transcript, chapters: Sequence[Chapter]
    ) -> None:
        """Keep a transcript as well timed as the length now known allows."""
        fresh = timed(transcript, episode.row.duration, chapters)
        if fresh != self._library.words.transcript(episode.id):
            self._write(episode, fresh)

    def keep_times(self, episode: Episode, chapters: Sequence[Chapter]) -> None:
        """Estimate anew where a better length or chapters are known by now."""
        used = self._library.words.transcript(episode.id)
        if used and used.timing in (Timing.NONE, Timing.ESTIMATED):
            self.keep(episode, used, chapters)

    def index_again(self, episode: Episode) -> None:
        """Have the search find the words in use at the times they are heard."""
        used = self._library.words.transcript(episode.id)
        if used:
            self._write(episode, used)

    def _write(self, episode: Episode, transcript: Transcript) -> None:
        points = points_of(self.anchors(episode, transcript.timing))
        heard = anchored(transcript, points, episode.row.duration)
        self._library.words.keep_transcript(
            episode.id, transcript, passages(heard), heard.timing
        )

    def use_best(self, episode_id: int, before: Source | None) -> None:
        """Use the best words, or go back to those the listener has chosen."""
        kept = self._library.words.transcripts(episode_id)
        best = best_of(kept)
        wanted = best.source if best else None
        if before is not None and self._library.words.chosen(episode_id):
            wanted = before
        if wanted is not None and wanted is not kept[0].source:
            self._library.words.use_transcript(episode_id, wanted)

    def audio_file(self, episode: Episode) -> Path | None:
        """The downloaded audio."""
        if self._downloads is None or episode.download_path is None:
            return None
        file = self._downloads / episode.download_path
        return file if file.is_file() else None
