"""Offline words: what the library and the feed hold of an episode's words, together.

Chapters are trusted in this order: inside the audio file, the feed's chapter file,
the feed itself (psc), the show notes (see ``tui.transcripts.chapters``).
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from tui.library.library import Library
from tui.model.chapter import Chapter, ChapterSource
from tui.model.episode import Episode
from tui.model.notes import NoteKind, Notes, Section
from tui.model.transcript import Source, Timing, Transcript
from tui.transcripts.chapters import merge_chapters
from tui.transcripts.notes import parse_notes
from tui.transcripts.passages import passages
from tui.transcripts.timing import timed

_FETCHED = (ChapterSource.EMBEDDED, ChapterSource.FEED_FILE)
_BY_LISTENER = (Timing.ALIGNED, Timing.ANCHORED)
_NOT_SEARCHED = (Section.BOILERPLATE, Section.TRANSCRIPT, Section.CHAPTERS)


def notes_of(episode: Episode) -> Notes:
    """The episode's show notes, taken apart."""
    details = episode.details
    html = details.notes_html or details.summary
    return _parsed(html, details.language, details.title, episode.row.duration)


@lru_cache(maxsize=16)
def _parsed(
    html: str, language: str | None, title: str, duration: float | None
) -> Notes:
    return parse_notes(html, language=language, title=title, duration=duration)


def chapters_at_hand(
    episode: Episode, stored: Iterable[Chapter]
) -> tuple[Chapter, ...]:
    """Chapters fetched before, the feed's own and those of the notes, merged."""
    fetched = list(stored)
    lists = [[c for c in fetched if c.source is source] for source in _FETCHED]
    return merge_chapters(
        *lists,
        episode.details.chapters,
        notes_of(episode).chapters,
        duration=episode.row.duration,
    )


def with_fetched(
    stored: Iterable[Chapter], *fetched: Sequence[Chapter]
) -> list[Chapter]:
    """Stored chapters with those of the same source replaced by newer ones."""
    newer = [chapter for chapters in fetched for chapter in chapters]
    sources = {chapter.source for chapter in newer}
    return [*(c for c in stored if c.source not in sources), *newer]


def notes_transcript(
    episode: Episode, chapters: Sequence[Chapter]
) -> Transcript | None:
    """The words the notes hold, timed; none for a post without sound."""
    found = notes_of(episode).transcript
    if found is None or episode.details.enclosure is None:
        return None
    return timed(found, episode.row.duration, chapters)


def index_episode(library: Library, episode: Episode) -> None:
    """Keep and index what an episode's own text holds: notes, chapters, transcript.

    Made for episodes that are new or have changed; needs no network. A transcript
    from elsewhere stays the one in use, and one that was matched to the sound stays.
    """
    library.words.keep_notes_text(episode.id, searched_text(notes_of(episode)))
    stored = library.words.chapters(episode.id)
    chapters = chapters_at_hand(episode, stored)
    if chapters != stored:
        library.words.keep_chapters(episode.id, chapters)
    transcript = notes_transcript(episode, chapters)
    if transcript:
        _keep_notes_transcript(library, episode.id, transcript)


def searched_text(notes: Notes) -> str:
    """The notes as they are searched: what is told elsewhere, or by all, left out."""
    return "\n".join(
        block.text
        for block in notes.blocks
        if block.text
        and block.kind is not NoteKind.RULE
        and block.section not in _NOT_SEARCHED
    )


def _keep_notes_transcript(
    library: Library, episode_id: int, transcript: Transcript
) -> None:
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
