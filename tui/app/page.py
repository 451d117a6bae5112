"""A page: everything there is to show of one episode, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.app.fact_blocks import with_facts
from tui.app.provenance import alignment_notes, gap_note, refusal_notes, words_notes
from tui.library.library import Library
from tui.model.chapter import Chapter
from tui.model.episode import Episode, TranscriptNote
from tui.model.facts import episode_facts
from tui.model.notes import NoteBlock
from tui.model.reading import Reading
from tui.model.sounds import preferred
from tui.model.transcript import Timing

if TYPE_CHECKING:
    from tui.sync.words import EpisodeWords


@dataclass(frozen=True)
class Page:
    """An episode, its words, and the words laid out."""

    episode: Episode
    words: EpisodeWords
    reading: Reading | None
    wish: str = "published"
    """Which of an episode's files is heard (``tui.model.sounds``)."""
    looking: bool = False
    """Whether better words are being looked for."""

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters to list."""
        return tuple(chapter for chapter in self.words.chapters if not chapter.hidden)

    @property
    def has_notes(self) -> bool:
        """Whether the publisher wrote anything below the episode."""
        return bool(self.words.notes.blocks)

    @property
    def fetching(self) -> bool:
        """Whether words the feed promises, the first there are, are on their way."""
        promised = bool(self.episode.details.transcripts)
        return self.looking and promised and self.words.transcript is None

    @property
    def note_blocks(self) -> tuple[NoteBlock, ...]:
        """What the feed says of the episode, and its notes."""
        details = self.episode.details
        facts = episode_facts(details, preferred(details, self.wish))
        return with_facts(facts, self.words.notes.blocks)

    @property
    def wordings(self) -> tuple[str, ...]:
        """Where the words and their times come from, the longest wording first."""
        transcript = self.words.transcript
        if transcript is None:
            return ()
        alignment = self.words.alignment
        if alignment is not None and transcript.timing is Timing.ALIGNED:
            retimed = self.words.retimed
            return alignment_notes(transcript.source, alignment, retimed=retimed)
        note = TranscriptNote(transcript.source, transcript.timing, transcript.language)
        if self.words.refused:
            return refusal_notes(note)
        return words_notes(note, self.words.gap)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What had to be mended in the words, and whether their times may be off."""
        gap, used = self.words.gap, self.words.transcript
        warned = () if gap is None else (f"The {gap_note(gap)}.",)
        return (*warned, *(used.notes if used else ()))

    @property
    def empty(self) -> str:
        """What to say where the words would be."""
        if self.fetching:
            return "Fetching the words…"
        if self.words.problem or not self.episode.row.playable:
            return self.words.problem or "No transcript. Press n for the show notes."
        return "No transcript. Press n for the show notes; A makes one from the sound."


def make_page(library: Library, words: EpisodeWords, wish: str = "published") -> Page:
    """Lay an episode's words out. Blocks for milliseconds."""
    from tui.transcripts.reading import make_reading

    episode = library.episodes.get(words.episode_id)
    reading = None
    if words.transcript is not None and words.transcript.cues:
        reading = make_reading(words.transcript, words.chapters)
    return Page(episode, words, reading, wish)
