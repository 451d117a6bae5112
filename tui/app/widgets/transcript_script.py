"""A script: a reading as passages of running text, whatever the width.

A place in it is a passage and an offset. Every sentence has a place, and every place
a sentence, even where only one speaker is shown.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from tui.app.drawing import steady
from tui.app.widgets.transcript_wrap import Span, Wrappable
from tui.model.reading import Block, BlockKind, Reading, Sentence
from tui.model.running_text import running_text

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LETTERS_THAT_TELL = 40


class Place(NamedTuple):
    """A point of the text: a passage's number and an offset in its text."""

    passage: int
    offset: int


class Stretch(NamedTuple):
    """A part of one passage's text."""

    passage: int
    span: Span


@dataclass(frozen=True)
class Passage:
    """A block's text in one piece, and where its sentences begin in it."""

    kind: BlockKind
    text: str
    sentences: tuple[Sentence, ...]
    offsets: tuple[int, ...]
    speaker: str | None
    """Whose name stands above it."""
    start: float | None
    end: float | None = None
    """When sound that is not in the text is over."""

    @cached_property
    def unspoken(self) -> tuple[Span, ...]:
        """Where sentences stand that are not in the audio."""
        return tuple(
            self.span_of(number)
            for number, sentence in enumerate(self.sentences)
            if not sentence.spoken
        )

    @property
    def silent(self) -> bool:
        """Whether it has sentences, none of which is in the audio."""
        return 0 < len(self.sentences) == len(self.unspoken)

    @cached_property
    def wrappable(self) -> Wrappable:
        """The text, ready to be wrapped."""
        return Wrappable(self.text)

    @cached_property
    def right_to_left(self) -> bool:
        """Whether it begins in a script that is written from right to left."""
        if self.text.isascii():
            return False
        kinds = map(unicodedata.bidirectional, self.text[:_LETTERS_THAT_TELL])
        return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)

    def span_of(self, number: int) -> Span:
        """Where its ``number``-th sentence stands."""
        first = self.offsets[number]
        return Span(first, first + len(self.sentences[number].text))


class Script:
    """A reading as passages; with ``only``, what one speaker says."""

    def __init__(self, reading: Reading, only: str | None = None) -> None:
        blocks = reading.blocks if only is None else _only(reading.blocks, only)
        self.passages = tuple(p for p in map(_passage, blocks) if p.text.strip())
        self.speakers = _numbered(s.speaker for s in reading.sentences if s.speaker)
        self._sentences = reading.sentences
        self._inserted = sorted(
            (passage.start, number)
            for number, passage in enumerate(self.passages)
            if passage.kind is BlockKind.INSERTED and passage.start is not None
        )
        self._shown: list[int] = []
        self._passage_of: list[int] = []
        self._first_of: list[int] = []
        for number, passage in enumerate(self.passages):
            self._first_of.append(len(self._shown))
            self._shown += [sentence.index for sentence in passage.sentences]
            self._passage_of += [number] * len(passage.sentences)

    def inserted_between(self, first: float, last: float) -> int | None:
        """The latest passage of other sound that begins after one time, by another."""
        number = bisect_right(self._inserted, (last, len(self.passages))) - 1
        if number < 0 or self._inserted[number][0] <= first:
            return None
        return self._inserted[number][1]

    @property
    def has_sentences(self) -> bool:
        """Whether there is a sentence to stand on."""
        return bool(self._shown)

    def place_of(self, sentence: int) -> Place:
        """Where a sentence begins; of a hidden one, where the one before it does."""
        if not self._shown:
            return Place(0, 0)
        number = max(bisect_right(self._shown, sentence) - 1, 0)
        passage = self._passage_of[number]
        offset = self.passages[passage].offsets[number - self._first_of[passage]]
        return Place(passage, offset)

    def stretch_of(self, sentence: int) -> Stretch | None:
        """Where a sentence stands; None when it is hidden."""
        number = bisect_right(self._shown, sentence) - 1
        if number < 0 or self._shown[number] != sentence:
            return None
        passage = self._passage_of[number]
        span = self.passages[passage].span_of(number - self._first_of[passage])
        return Stretch(passage, span)

    def sentence_at(self, place: Place) -> int | None:
        """The sentence at a place, or the nearest; None when there is none at all."""
        if not self._shown:
            return None
        passage = self.passages[place.passage]
        number = self._first_of[place.passage]
        number += max(bisect_right(passage.offsets, place.offset) - 1, 0)
        return self._shown[min(number, len(self._shown) - 1)]

    def sentence(self, number: int) -> Sentence:
        """A sentence by its number."""
        return self._sentences[number]

    def hides_before(self, number: int) -> bool:
        """Whether something said just before a passage is hidden."""
        first = self._first_of[number]
        if first == 0 or not self.passages[number].sentences:
            return False
        return self._shown[first] != self._shown[first - 1] + 1

    def next_shown(self, sentence: int, steps: int) -> int:
        """The sentence some steps further on (or back), as far as there is one."""
        number = bisect_right(self._shown, sentence) - 1 + steps
        return self._shown[min(max(number, 0), len(self._shown) - 1)]

    def passage_from(
        self, place: Place, step: int, wanted: Callable[[Passage], bool]
    ) -> int | None:
        """The next passage of a kind, or the one before; its own start comes first."""
        number = place.passage
        if step < 0 and place.offset > 0 and wanted(self.passages[number]):
            return number
        number += step
        while 0 <= number < len(self.passages):
            if wanted(self.passages[number]):
                return number
            number += step
        return None


def _passage(block: Block) -> Passage:
    """A block's sentences joined into one text."""
    text, offsets = running_text([sentence.text for sentence in block.sentences])
    start = block.start
    if start is None and block.sentences:
        start = block.sentences[0].start
    speaker = block.speaker and _harmless(block.speaker)
    text = _harmless(text if block.sentences else block.text.strip())
    return Passage(
        block.kind, text, block.sentences, offsets, speaker, start, block.end
    )


def _harmless(text: str) -> str:
    """The text with a space for each character a terminal would obey; as long."""
    text = steady(text)
    return _UNSAFE.sub(" ", text) if _UNSAFE.search(text) else text


def _only(blocks: Iterable[Block], speaker: str) -> Iterator[Block]:
    """What one speaker says, named anew after each gap, under its chapters."""
    gap = True
    for block in blocks:
        if block.kind is BlockKind.CHAPTER:
            yield block
        elif block.sentences and block.sentences[0].speaker == speaker:
            yield replace(block, speaker=speaker) if gap else block
            gap = False
            continue
        gap = True


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def same_sentence(old: Reading, new: Reading, sentence: int) -> int | None:
    """Which sentence of new words an old one is; None when they are other words.

    Timed again or from another source, an episode's words are mostly the same.
    """
    before = [s.text for s in old.sentences]
    after = [s.text for s in new.sentences]
    if before != after and 2 * len({*before} & {*after}) < len({*before}):
        return None
    text = before[sentence] if sentence < len(before) else None
    same = [number for number, other in enumerate(after) if other == text]
    nearest = min(same, key=lambda number: abs(number - sentence), default=sentence)
    return nearest if nearest < len(after) else None
