"""A moment: from what a listener types, a time or a phrase, to seconds."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from tui.model.quote import Quote
from tui.model.reading import Reading, Sentence

_CLOCK = re.compile(r"^(?:(\d+):)?(\d{1,3}):(\d{1,2}(?:[.,]\d+)?)$")
_UNITS = re.compile(
    r"^(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+(?:[.,]\d+)?)\s*s?)?$",
    re.IGNORECASE,
)
_FARTHEST = 600.0
"""Seconds by which a better timing may have moved a sentence."""
_NOT_WORD = re.compile(r"[^\w]+")


def parse_moment(text: str) -> float | None:
    """Seconds for ``1:02:03``, ``12:08``, ``754``, ``1h2m``; None if it is no time."""
    text = text.strip()
    found = _CLOCK.match(text) or _UNITS.match(text)
    if not found or not any(found.groups()):
        return None
    hours, minutes, seconds = (_number(group) for group in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def _number(group: str | None) -> float:
    return float(group.replace(",", ".")) if group else 0.0


def moment_and_words(text: str) -> tuple[float, str] | None:
    """A clock time and the words that are said about then, ``12:08 the sea is``."""
    time, _, words = text.strip().partition(" ")
    seconds = parse_moment(time) if ":" in time else None
    return (seconds, words) if seconds is not None and _bare(words) else None


def find_phrase(reading: Reading, phrase: str) -> Sentence | None:
    """The first sentence in which a phrase begins, case, accents and marks aside.

    A phrase may run on over following sentences.
    """
    whole_words = next(_holders(reading, phrase), None)
    return whole_words or next(_holders(reading, phrase, parts=True), None)


def find_near(reading: Reading, phrase: str, seconds: float) -> Sentence | None:
    """Of the sentences in which a phrase begins, the one heard nearest to a time.

    None where it is said nowhere near: times move when a text is aligned or its
    length found out, but not from one end of an episode to the other.
    """
    heard = (
        (abs(sentence.start - seconds), sentence)
        for sentence in _holders(reading, phrase)
        if sentence.start is not None
    )
    far, nearest = min(heard, key=lambda pair: pair[0], default=(_FARTHEST, None))
    return nearest if far < _FARTHEST else None


def quoted_moment(reading: Reading, quote: Quote) -> float | None:
    """When the words of a quote are heard by now, else when they were on keeping."""
    if quote.start is None:
        found = next(_holders(reading, quote.said[0].text), None)
        return found.start if found else None
    for words in (quote.said[0].text, quote.opening):
        if found := find_near(reading, words, quote.start):
            return found.start
    return quote.start


def _holders(
    reading: Reading, phrase: str, *, parts: bool = False
) -> Iterator[Sentence]:
    """The sentences in which a phrase begins, as whole words or as parts of words."""
    wanted = _bare(phrase)
    if not wanted:
        return
    bare = [_bare(sentence.text) for sentence in reading.sentences]
    whole = " ".join(bare)
    starts = [0, *accumulate(len(text) + 1 for text in bare)]
    edge = "" if parts else " "
    for place in _places(f"{edge}{whole}{edge}", f"{edge}{wanted}{edge}"):
        yield reading.sentences[bisect_right(starts, place) - 1]


def _places(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", letters).strip()
