"""A quote: words the listener wanted to keep, with who said them, where and when.

Words that were not said together are never joined without a mark.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from tui.model.reading import Sentence
from tui.model.running_text import running_text
from tui.model.transcript import Timing

_BARE_WORD = re.compile(r"[^\W_]+")
_OPENING_WORDS = 6
_OPENING_LENGTH = 60

LEFT_OUT = "[…]"
"""Stands where something was said that is not quoted."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one speaker said without a break."""

    speaker: str | None
    text: str
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A kept passage. It outlives its show: titles are copied, not looked up."""

    id: int
    episode_id: int | None
    show_title: str
    episode_title: str
    speaker: str | None
    """Who said all of it; None where several did, or nobody knows."""
    text: str
    """The words; where several spoke, a line each behind the name."""
    start: float | None
    end: float | None
    note: str
    link: str | None
    """The episode's web page."""
    kept: datetime
    episode_guid: str = ""
    parts: tuple[Said, ...] = ()
    """Who said what, where it is more than one stretch of one speaker."""

    @property
    def said(self) -> tuple[Said, ...]:
        """Who said what; never empty."""
        return self.parts or (Said(self.speaker, self.text, self.start, self.end),)

    @property
    def opening(self) -> str:
        """The first words, without any mark: what a sentence can be found by."""
        words = _BARE_WORD.findall(self.said[0].text)[:_OPENING_WORDS]
        while sum(map(len, words)) > _OPENING_LENGTH:
            words.pop()
        return " ".join(words)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks in it, in the order of their first words."""
        return tuple(dict.fromkeys(s.speaker for s in self.said if s.speaker))

    @property
    def turns(self) -> list[tuple[str | None, str]]:
        """Speaker and words, a mark where something between them is left out."""
        return turns(self.said)


def said(sentences: Iterable[Sentence]) -> tuple[Said, ...]:
    """Sentences as stretches, parted where the speaker changes or one is missing."""
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        last = groups[-1][-1] if groups else None
        together = last and last.index + 1 == sentence.index
        if together and last and last.speaker == sentence.speaker:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return tuple(map(_stretch, groups))


def _stretch(sentences: Sequence[Sentence]) -> Said:
    first, last = sentences[0], sentences[-1]
    text, _offsets = running_text([sentence.text for sentence in sentences])
    return Said(first.speaker, text, first.start, last.end)


def turns(parts: Iterable[Said]) -> list[tuple[str | None, str]]:
    """Speaker and words, a mark where something between them is left out."""
    return [
        (speaker, f" {LEFT_OUT} ".join(part.text for part in parts_of_one))
        for speaker, parts_of_one in groupby(parts, key=lambda part: part.speaker)
    ]


def in_words(parts: Sequence[Said]) -> str:
    """What was said; where several spoke, a line each behind the name."""
    spoken = turns(parts)
    if len({speaker for speaker, _text in spoken}) == 1:
        return " ".join(text for _speaker, text in spoken)
    return "\n".join(f"{name}: {text}" if name else text for name, text in spoken)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The listener's word that a line of text is heard at a time in one audio file.

    From ``text_time`` on, until the next anchor, the words are ``shift`` seconds
    later in the file than the transcript says.
    """

    id: int
    episode_id: int
    audio_key: str
    """Which file: its length in bytes and a hash of its head, else its duration."""
    text_time: float
    audio_time: float
    timing: Timing = Timing.CUE
    """How the times it sets right were made."""

    @property
    def shift(self) -> float:
        """Seconds by which the sound lags behind the transcript."""
        return self.audio_time - self.text_time
