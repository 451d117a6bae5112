"""Written words: bare timed words find their places in the text as it is written."""

from collections.abc import Sequence
from dataclasses import replace

from tui.model.transcript import Cue

_FARTHEST = 80
"""Characters between two words: more is not punctuation but another text."""


def as_written(text: str, words: Sequence[Cue]) -> list[Cue] | None:
    """The words each with the marks and space that follow it in a text.

    None where they are not the words of the text.
    """
    places: list[int] = []
    lowered = text.lower()
    if len(lowered) != len(text):
        return None
    at = 0
    for word in words:
        bare = word.text.strip().lower()
        place = lowered.find(bare, at, at + len(bare) + _FARTHEST) if bare else -1
        if place < 0:
            return None
        places.append(place)
        at = place + len(bare)
    if not places or len(text) - at > _FARTHEST:
        return None
    ends = [*places[1:], len(text)]
    begins = [0, *places[1:]]
    return [
        replace(word, text=text[begin:end])
        for word, begin, end in zip(words, begins, ends, strict=True)
    ]
