"""Following: what is spoken at a time, and where the page should stand for it.

The spoken line stays about a third from the top. The page moves by single lines
while the sound runs on, and at once when it leaps.
"""

from typing import NamedTuple

from tui.app.widgets.transcript_script import Passage, Place, Script, Stretch
from tui.app.widgets.transcript_wrap import Span
from tui.model.reading import Reading, Sentence

_FEW_LINES = 3
_BACKWARD_CALM = 2
_MARGIN = 2
_NEAR = 2.0
"""Seconds from a moment asked for that still count as it."""
_PATIENCE = 8
"""Positions that may still be from before."""


class Heard(NamedTuple):
    """What is heard at a moment, and where it stands."""

    sentence: Sentence | None
    """The sentence being spoken, or the last one that was."""
    lit: tuple[Stretch, ...]
    """It; or the line that stands for other sound."""
    word: tuple[Stretch, ...]
    place: Place
    """What the page should show."""


def heard_at(reading: Reading, script: Script, seconds: float) -> Heard | None:
    """What is heard at a time; None before the first word, and without times."""
    sentence = reading.sentence_at(seconds)
    since = -1.0 if sentence is None or sentence.start is None else sentence.start
    other = script.inserted_between(since, seconds)
    if other is not None and not _resumed(sentence, script.passages[other], seconds):
        span = Span(0, len(script.passages[other].text))
        return Heard(sentence, (Stretch(other, span),), (), Place(other, 0))
    return None if sentence is None else _spoken(script, sentence, seconds)


def _resumed(sentence: Sentence | None, other: Passage, seconds: float) -> bool:
    """Whether a sentence that other sound broke into goes on."""
    if sentence is None or sentence.end is None or other.end is None:
        return False
    return other.end <= seconds < sentence.end


def _spoken(script: Script, sentence: Sentence, seconds: float) -> Heard:
    place = script.place_of(sentence.index)
    stretch = script.stretch_of(sentence.index)
    if stretch is None:
        return Heard(sentence, (), (), place)
    word = sentence.word_at(seconds)
    over = sentence.end is not None and seconds >= sentence.end
    if word is None or over:
        return Heard(sentence, (stretch,), (), place)
    span = Span(place.offset + word.first, place.offset + word.last)
    spoken = Stretch(place.passage, span)
    return Heard(sentence, (stretch,), (spoken,), Place(place.passage, span.first))


class Awaited:
    """A moment that was asked for: until it is heard, older ones are no news."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._patience = _PATIENCE

    def outdated(self, seconds: float | None) -> bool:
        """Whether a position is from before; after some of them, none is."""
        self._patience -= 1
        near = seconds is not None and abs(seconds - self._seconds) <= _NEAR
        return not near and self._patience >= 0


def following_top(line: int, top: int, height: int) -> int:
    """The page's top line that keeps a spoken line where the eye expects it."""
    wanted = max(line - height // 3, 0)
    ahead = wanted - top
    if 0 < ahead <= min(_FEW_LINES, height // 3):
        return top + 1
    calm = min(_BACKWARD_CALM, height // 4)
    return top if -calm <= ahead <= 0 else wanted


def revealing_top(lines: range, top: int, height: int) -> int:
    """The page's top line that shows some lines, moved as little as possible."""
    margin = min(_MARGIN, max(height - len(lines), 0) // 2)
    highest = lines.start - margin
    lowest = lines.stop + margin - height
    return max(min(max(top, lowest), highest), 0)
