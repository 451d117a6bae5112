"""Offline words: what an episode's own text holds, read, kept and indexed.

Chapters are trusted in this order: inside the audio file, the feed's chapter file,
the feed itself (psc), the show notes (see ``tui.transcripts.chapters``).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tui.library.library import Library
from tui.model.chapter import Chapter, ChapterSource
from tui.model.episode import Episode, EpisodeDetails
from tui.model.notes import NoteKind, Notes, Section
from tui.model.transcript import Source, Timing, Transcript
from tui.transcripts.chapters import merge_chapters
from tui.transcripts.notes import parse_notes
from tui.transcripts.passages import passages
from tui.transcripts.timing import timed

_FETCHED = (ChapterSource.EMBEDDED, ChapterSource.FEED_FILE)
_BY_LISTENER = (Timing.ALIGNED, Timing.ANCHORED)
_NOT_SEARCHED = (Section.BOILERPLATE, Section.TRANSCRIPT, Section.CHAPTERS)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What an episode's own text holds, without looking anywhere else."""

    notes: Notes
    feed_chapters: tuple[Chapter, ...]
    playable: bool
    duration: float | None

    def chapters(self, stored: Iterable[Chapter] = ()) -> tuple[Chapter, ...]:
        """Chapters fetched before, the feed's own and those of the notes, merged."""
        fetched = list(stored)
        lists = [[c for c in fetched if c.source is source] for source in _FETCHED]
        return merge_chapters(
            *lists, self.feed_chapters, self.notes.chapters, duration=self.duration
        )

    def transcript(self, chapters: Sequence[Chapter]) -> Transcript | None:
        """The words the notes hold, timed; none for a post without sound."""
        if self.notes.transcript is None or not self.playable:
            return None
        return timed(self.notes.transcript, self.duration, chapters)

    @property
    def searched_text(self) -> str:
        """The notes as they are searched, without what is found elsewhere."""
        return "\n".join(
            block.text
            for block in self.notes.blocks
            if block.text
            and block.kind is not NoteKind.RULE
            and block.section not in _NOT_SEARCHED
        )


def own_words(details: EpisodeDetails, duration: float | None = None) -> OwnWords:
    """Read an episode's own text; ``duration`` where it is known better."""
    duration = duration or details.duration
    html = details.notes_html or details.summary
    notes = _parsed(html, details.language, details.title, duration)
    playable = details.enclosure is not None
    return OwnWords(notes, details.chapters, playable, duration)


@lru_cache(maxsize=16)
def _parsed(
    html: str, language: str | None, title: str, duration: float | None
) -> Notes:
    return parse_notes(html, language=language, title=title, duration=duration)


def with_fetched(
    stored: Iterable[Chapter], *fetched: Sequence[Chapter]
) -> list[Chapter]:
    """Stored chapters with those of the same source replaced by newer ones."""
    newer = [chapter for chapters in fetched for chapter in chapters]
    sources = {chapter.source for chapter in newer}
    return [*(c for c in stored if c.source not in sources), *newer]


def index_episode(library: Library, episode: Episode) -> None:
    """Keep and index what an episode's own text holds; needs no network."""
    own = own_words(episode.details, episode.row.duration)
    library.words.keep_notes_text(episode.id, own.searched_text)
    keep_own_words(library, episode.id, own)
    library.episodes.mark_indexed(episode.id, episode.details)


def keep_own_words(library: Library, episode_id: int, own: OwnWords) -> None:
    """Keep and index an episode's own chapters and transcript.

    A transcript from elsewhere stays the one in use, and one that was matched to the
    sound stays.
    """
    stored = library.words.chapters(episode_id)
    chapters = own.chapters(stored)
    if chapters != stored:
        library.words.keep_chapters(episode_id, chapters)
    transcript = own.transcript(chapters)
    if transcript:
        _keep_transcript(library, episode_id, transcript)


def _keep_transcript(library: Library, episode_id: int, transcript: Transcript) -> None:
    kept = library.words.transcripts(episode_id)
    older = next((t for t in kept if t.source is Source.NOTES), None)
    if older and _is_as_good(older, transcript):
        return
    library.words.keep_transcript(episode_id, transcript, passages(transcript))
    if kept and kept[0].source is not Source.NOTES:
        library.words.use_transcript(episode_id, kept[0].source)


def _is_as_good(older: Transcript, transcript: Transcript) -> bool:
    if older.timing in _BY_LISTENER:
        return older.text.split() == transcript.text.split()
    return older == transcript
