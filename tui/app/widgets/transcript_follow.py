"""Following: what is spoken at a time, and where the page should stand for it.

The spoken line stays about a third from the top. The page moves by single lines
while the sound runs on, and at once when it leaps.
"""

from typing import NamedTuple

from tui.app.widgets.transcript_wrap import Span
from tui.model.reading import Reading, Sentence

_FEW_LINES = 3
_BACKWARD_CALM = 2
_MARGIN = 2


class Spoken(NamedTuple):
    """The sentence being spoken and, where it is known, the word."""

    sentence: Sentence
    word: Span | None
    """Offsets in the sentence's text."""


def spoken_at(reading: Reading, seconds: float) -> Spoken | None:
    """What is spoken at a time, or was last."""
    sentence = reading.sentence_at(seconds)
    if sentence is None:
        return None
    word = sentence.word_at(seconds)
    over = sentence.end is not None and seconds >= sentence.end
    if word is None or over:
        return Spoken(sentence, None)
    return Spoken(sentence, Span(word.first, word.last))


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
