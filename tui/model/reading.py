"""A reading: a transcript laid out for the eye, every word with its time.

Cues are what a publisher happened to cut; a reader wants turns, paragraphs,
sentences. ``tui.transcripts.reading`` makes a ``Reading`` from a ``Transcript``.
"""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from tui.model.transcript import Stretch


@dataclass(frozen=True, slots=True)
class WordSpan:
    """A word's place in its sentence's text and its time in seconds."""

    first: int
    """Offset of its first character in ``Sentence.text``."""
    last: int
    """Offset after its last character."""
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its time; the unit of transport, highlighting and quoting.

    ``start`` and ``end`` are None in a reading without times. ``words`` is empty
    where word times are neither known nor can be guessed. ``spoken`` is False where
    it is known not to be in the audio.
    """

    index: int
    text: str
    start: float | None
    end: float | None
    speaker: str | None
    words: tuple[WordSpan, ...] = ()
    spoken: bool = True

    def word_at(self, seconds: float) -> WordSpan | None:
        """The word being spoken, or the last one spoken, at a time in the sentence."""
        found = bisect_right(self.words, seconds, key=lambda word: word.start) - 1
        return self.words[found] if found >= 0 else None


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    """A heading of the text itself: spoken."""
    CHAPTER = "chapter"
    """A chapter's title set above the words it begins with: not spoken."""
    INSERTED = "inserted"
    """Sound that is not in the text, an advert say. Not spoken text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: sentences of one speaker that belong together.

    ``speaker`` is set only where the name should be shown: at the start of a turn.
    ``text`` is used by kinds that hold no sentences.
    """

    kind: BlockKind
    sentences: tuple[Sentence, ...] = ()
    speaker: str | None = None
    text: str = ""
    start: float | None = None
    end: float | None = None
    """When sound that is not in the text is over."""


@dataclass(frozen=True)
class Reading:
    """Blocks in the order they are read. Sentences are numbered from 0, in order."""

    blocks: tuple[Block, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in order."""
        return tuple(s for block in self.blocks for s in block.sentences)

    @cached_property
    def spoken(self) -> tuple[Sentence, ...]:
        """The sentences that are heard, in order."""
        return tuple(sentence for sentence in self.sentences if sentence.spoken)

    @cached_property
    def inserted(self) -> tuple[Stretch, ...]:
        """What is heard and is not in the text."""
        return tuple(
            Stretch(block.start, block.end)
            for block in self.blocks
            if block.kind is BlockKind.INSERTED
            and block.start is not None
            and block.end is not None
        )

    @cached_property
    def _starts(self) -> list[float]:
        return [s.start for s in self.spoken if s.start is not None]

    @property
    def timed(self) -> bool:
        """Whether the words can follow the sound."""
        return len(self._starts) == len(self.spoken) > 0

    def inserted_at(self, seconds: float) -> Stretch | None:
        """What is heard at a time and is not in the text."""
        found = (s for s in self.inserted if s.start <= seconds < s.end)
        return next(found, None)

    def sentence_at(self, seconds: float) -> Sentence | None:
        """The sentence being spoken, or the last one spoken, at a time.

        None before the first sentence and in a reading without times.
        """
        if not self.timed:
            return None
        found = bisect_right(self._starts, seconds) - 1
        return self.spoken[found] if found >= 0 else None

    def said_at(self, seconds: float) -> Sentence | None:
        """Likewise, but None while something is heard that is not in the text."""
        return None if self.inserted_at(seconds) else self.sentence_at(seconds)

    def next_moment(self, seconds: float) -> float | None:
        """When other words are heard than at a time: a word begins, a sentence ends,
        something that is not in the text begins or is over."""
        if not self.timed:
            return None
        found = bisect_right(self._starts, seconds)
        following = self._starts[found : found + 1]
        moments = [*following, *(m for s in self.inserted for m in (s.start, s.end))]
        if found:
            moments += _moments_of(self.spoken[found - 1])
        return min((moment for moment in moments if moment > seconds), default=None)


def _moments_of(sentence: Sentence) -> list[float]:
    starts = [word.start for word in sentence.words]
    return starts if sentence.end is None else [*starts, sentence.end]
