"""A moment: from what a listener types, a time or a phrase, to seconds."""

import re
import unicodedata

from tui.model.reading import Reading, Sentence

_CLOCK = re.compile(r"^(?:(\d+):)?(\d{1,3}):(\d{1,2}(?:[.,]\d+)?)$")
_UNITS = re.compile(
    r"^(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+(?:[.,]\d+)?)\s*s?)?$",
    re.IGNORECASE,
)
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


def find_phrase(reading: Reading, phrase: str) -> Sentence | None:
    """The first sentence in which a phrase begins, case, accents and marks aside.

    A phrase may run on over following sentences.
    """
    wanted = _bare(phrase)
    if not wanted:
        return None
    bare = [_bare(sentence.text) for sentence in reading.sentences]
    whole = " ".join(bare)
    place = f" {whole} ".find(f" {wanted} ")
    if place < 0:
        place = whole.find(wanted)
    if place < 0:
        return None
    for sentence, text in zip(reading.sentences, bare, strict=True):
        if place <= len(text):
            return sentence
        place -= len(text) + 1
    return None


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", letters).strip()
