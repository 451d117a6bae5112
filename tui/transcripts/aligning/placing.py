"""Placing: from the words that were heard to a time for every word that is spoken.

What lies between two words that were heard is placed by spoken length where there is
room for it. A passage none of whose words was heard is spoken only if it is too short
for that to mean much, and something was heard where it should be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from tui.model.alignment import AlignedPassage
from tui.model.transcript import Stretch, Word
from tui.transcripts.aligning.trusting import Matched, Pace
from tui.transcripts.spoken import measure

_SENTENCE_END = (".", "!", "?", "…", ".”", '."', "?”", '?"', "!”", '!"')
_SLOWER = 1.2
"""Words that have more room than this much of what they need are beside a pause."""


@dataclass(frozen=True, slots=True)
class Hole:
    """Words between two that were heard, by place, and the time there is for them."""

    first: int
    last: int
    start: float
    end: float


class Placing:
    """The words of a text in the sound, as far as they were heard."""

    def __init__(
        self,
        words: Sequence[str],
        passages: Sequence[int],
        matched: Sequence[Matched],
        speech: Sequence[Stretch],
        duration: float,
        pace: Pace,
        longest_unheard: int = 4,
    ) -> None:
        """``passages`` says whose each word is; ``speech`` is all that was heard.

        Of a passage no longer than ``longest_unheard`` words none may be heard, and it
        may be spoken nonetheless.
        """
        self._longest_unheard = longest_unheard
        self._words = words
        self._passages = passages
        self._matched = {match.place: match for match in matched}
        self._speech = speech
        self._duration = duration
        self._pace = pace
        self._heard_passages = {passages[match.place] for match in matched}
        self._times: dict[int, Stretch] = {
            match.place: Stretch(match.start, match.end) for match in matched
        }
        for hole in self._holes(matched):
            self._fill(hole)

    def passages(self, count: int) -> tuple[AlignedPassage, ...]:
        """Each passage with its words at their times, or without any."""
        placed = [AlignedPassage()] * count
        at = 0.0
        for passage, group in groupby(
            range(len(self._words)), self._passages.__getitem__
        ):
            places = [place for place in group if place in self._times]
            words = []
            for place in places:
                start = max(at, min(self._duration, self._times[place].start))
                end = max(start, min(self._duration, self._times[place].end))
                words.append(Word(self._words[place], start, end))
                at = start
            if words:
                heard = sum(place in self._matched for place in places)
                placed[passage] = AlignedPassage(_in_turn(words), heard / len(words))
        return tuple(placed)

    def _holes(self, matched: Sequence[Matched]) -> list[Hole]:
        before = [Matched(-1, 0.0, 0.0), *matched]
        after = [*matched, Matched(len(self._words), self._duration, self._duration)]
        return [
            Hole(a.place + 1, b.place, a.end, max(a.end, b.start))
            for a, b in zip(before, after, strict=True)
            if b.place > a.place + 1
        ]

    def _fill(self, hole: Hole) -> None:
        spoken = [p for p in range(hole.first, hole.last) if self._is_spoken(p, hole)]
        if not spoken:
            return
        if hole.end - hole.start <= self._seconds(spoken) * _SLOWER:
            self._spread(spoken, hole.start, hole.end)
            return
        turn = self._turn(spoken, hole)
        head, tail = spoken[:turn], spoken[turn:]
        self._spread(head, hole.start, hole.start + self._seconds(head))
        self._spread(tail, hole.end - self._seconds(tail), hole.end)

    def _is_spoken(self, place: int, hole: Hole) -> bool:
        passage = self._passages[place]
        if passage in self._heard_passages:
            return True
        places = range(hole.first, hole.last)
        mine = [p for p in places if self._passages[p] == passage]
        if len(mine) > self._longest_unheard:
            return False
        return self._heard_inside(hole) >= 0.5 * self._seconds(list(places))

    def _heard_inside(self, hole: Hole) -> float:
        overlaps = (
            min(hole.end, s.end) - max(hole.start, s.start) for s in self._speech
        )
        return sum(overlap for overlap in overlaps if overlap > 0)

    def _turn(self, spoken: list[int], hole: Hole) -> int:
        """How many of the words belong to what comes before; the others follow later.

        Sentences stay whole: the words up to a stop go with the word before the hole.
        """
        if hole.first == 0:
            return 0
        if hole.last == len(self._words):
            return len(spoken)
        for index, place in enumerate(spoken):
            if place == 0 or self._words[place - 1].endswith(_SENTENCE_END):
                return index
            if self._passages[place] != self._passages[place - 1]:
                return index
        return len(spoken)

    def _seconds(self, places: Sequence[int]) -> float:
        return sum(self._pace.seconds(place, place + 1) for place in places)

    def _spread(self, places: Sequence[int], start: float, end: float) -> None:
        if not places:
            return
        start = max(0.0, start)
        lengths = [measure(self._words[place]) for place in places]
        total = sum(length + pause for length, pause in lengths)
        scale = max(0.0, end - start) / total
        for place, (length, pause) in zip(places, lengths, strict=True):
            self._times[place] = Stretch(start, start + length * scale)
            start += (length + pause) * scale


def _in_turn(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words none of which ends after the next one starts."""
    ends = [word.start for word in words[1:]] + [words[-1].end]
    return tuple(
        Word(word.text, word.start, min(word.end, end))
        for word, end in zip(words, ends, strict=True)
    )
