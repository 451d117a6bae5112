"""Kept words: what the library holds of an episode, timed and set right by anchors."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.library.library import Library
from tui.model.alignment import Alignment, KeptAlignment
from tui.model.chapter import Chapter
from tui.model.episode import Episode
from tui.model.notes import Notes
from tui.model.quote import Anchor
from tui.model.transcript import Source, Timing, Transcript
from tui.playback.audio_length import file_seconds
from tui.sync.audio import Audio, audio_at
from tui.sync.local_words import best_of, is_edited
from tui.sync.offline_words import OwnWords
from tui.transcripts.passages import passages
from tui.transcripts.timing import timed
from tui.transcripts.timing.aligning import aligned, text_hash
from tui.transcripts.timing.anchoring import anchored, points_of, same_clock
from tui.transcripts.timing.chapter_times import moved_with_words
from tui.transcripts.timing.length_gap import length_gap
from tui.transcripts.timing.outside import inside_audio, plausible

GIVEN_TIMES = frozenset({Timing.WORD, Timing.CUE, Timing.TURN})
"""Timings that somebody made by ear, or a machine by listening."""


@dataclass(frozen=True, slots=True)
class EpisodeWords:
    """All there is to read for an episode."""

    episode_id: int
    notes: Notes
    chapters: tuple[Chapter, ...]
    """At the times they begin in the audio, as far as is known."""
    transcript: Transcript | None
    """Timed as well as can be."""
    problem: str | None = None
    """Why better words could not be had: one sentence."""
    anchors: tuple[Anchor, ...] = ()
    """What of the listener's word on times is used, in the order it was given."""
    gap: float | None = None
    """Seconds by which the audio is longer than the words, where that is a sign."""
    alignment: Alignment | None = None
    """How the words were matched to the sound, where their times come from that."""
    retimed: bool = False
    """Whether they had times, which were of other audio."""
    refused: bool = False
    """Whether they were listened for, and are not what is heard."""


class KeptWords:
    """Reads and keeps an episode's transcripts; alignments and anchors set them right.

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
        given = self.given(episode, own, chapters)
        if given is None:
            return EpisodeWords(episode.id, own.notes, chapters, None, problem)
        found = self.found_out(episode, given)
        alignment = found.alignment if found else None
        plain = aligned(given, alignment) if alignment else given
        retimed = alignment is not None and given.timing in GIVEN_TIMES
        if alignment and retimed:
            chapters = moved_with_words(chapters, given, plain, alignment.duration)
        anchors = self.anchors(episode, plain.timing)
        measured = self._measured_seconds(episode)
        seconds = measured or episode.row.duration
        plain = plausible(plain, seconds)
        gap = length_gap(plain, seconds)
        last = measured if plain.timing in GIVEN_TIMES else seconds
        heard = anchored(plain, points_of(anchors), last)
        fits = found is not None and not found.refused
        return EpisodeWords(
            episode.id,
            own.notes,
            chapters,
            inside_audio(heard, seconds, measured=measured is not None),
            problem,
            anchors,
            None if anchors or fits or _is_of_this_audio(given) else gap,
            alignment,
            retimed,
            found is not None and found.refused,
        )

    def _measured_seconds(self, episode: Episode) -> float | None:
        """The audio's length as heard or as its file says, not as the feed does."""
        if episode.measured_duration:
            return episode.measured_duration
        file = self.audio_file(episode)
        return file_seconds(file) if file else None

    def given(
        self, episode: Episode, own: OwnWords, chapters: Sequence[Chapter]
    ) -> Transcript | None:
        """The words in use, else those of the notes, timed without the audio."""
        used = self._library.words.transcript(episode.id)
        if used is None:
            return own.transcript(chapters)
        return timed(used, episode.row.duration, chapters)

    def transcript(
        self, episode: Episode, own: OwnWords, chapters: Sequence[Chapter]
    ) -> Transcript | None:
        """The words in use, else those of the notes, before anchors."""
        given = self.given(episode, own, chapters)
        return self._aligned(episode, given) if given else None

    def found_out(self, episode: Episode, given: Transcript) -> KeptAlignment | None:
        """What is known of these words and the audio that is heard now."""
        kept = self._library.alignments.of(episode.id)
        if not kept:
            return None
        audio, text = self.audio(episode), text_hash(given)
        return next(
            (
                known
                for known in kept
                if known.text_hash == text
                and known.source is given.source
                and audio.plays(known.audio_key, known.duration)
            ),
            None,
        )

    def _aligned(self, episode: Episode, given: Transcript) -> Transcript:
        found = self.found_out(episode, given)
        return aligned(given, found.alignment) if found and found.alignment else given

    def audio(self, episode: Episode) -> Audio:
        """The audio that is heard now. Reads a little of the file."""
        return audio_at(self.audio_file(episode), episode.row.duration)

    def anchors(self, episode: Episode, timing: Timing) -> tuple[Anchor, ...]:
        """The anchors of the audio now heard that count for words of a timing."""
        kept = self._library.words.anchors(episode.id)
        if not kept:
            return ()
        heard = self.audio(episode).anchors_of(kept)
        return tuple(anchor for anchor in heard if same_clock(anchor.timing, timing))

    def keep(
        self, episode: Episode, transcript: Transcript, chapters: Sequence[Chapter]
    ) -> None:
        """Keep a transcript as well timed as the length now known allows."""
        fresh = timed(transcript, episode.row.duration, chapters)
        if fresh != self._library.words.transcript(episode.id):
            self._write(episode, fresh)

    def is_news(
        self,
        episode: Episode,
        transcript: Transcript,
        chapters: Sequence[Chapter],
        kept: Sequence[Transcript],
    ) -> bool:
        """Whether nothing of its source is kept, or its file was edited since."""
        older = next((t for t in kept if t.source is transcript.source), None)
        fresh = timed(transcript, episode.row.duration, chapters)
        return older is None or is_edited(fresh, older)

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
        plain = self._aligned(episode, transcript)
        points = points_of(self.anchors(episode, plain.timing))
        heard = anchored(plain, points, episode.row.duration)
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


def _is_of_this_audio(given: Transcript) -> bool:
    return given.source is Source.RECOGNIZED
