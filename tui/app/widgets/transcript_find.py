"""Finding words in a transcript: every place that matches, whatever its spelling.

Case, accents, the shape of quotes and dashes, and where a line happened to break make
no difference.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from tui.app.widgets.transcript_script import Passage, Place, Stretch
from tui.app.widgets.transcript_wrap import Span

_ALIKE = {
    **dict.fromkeys(map(ord, "‘’‚‛ʼ`´"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—−"), "-"),
    0xA0: " ",
}


class _Folding(dict[int, str]):
    """Each character's plainest form, found when it is first asked for."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = plain if len(plain) == 1 else chr(code)
        return self[code]


_FOLDING = _Folding(_ALIKE)


def folded(text: str) -> str:
    """A text in its plainest form, character for character as long as it was."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def find_all(passages: Sequence[Passage], query: str) -> tuple[Stretch, ...]:
    """Every stretch that matches, in order; a query of spaces alone finds nothing."""
    words = folded(unicodedata.normalize("NFC", query)).split()
    if not words:
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    return tuple(
        Stretch(number, Span(*match.span()))
        for number, passage in enumerate(passages)
        for match in pattern.finditer(folded(passage.text))
    )


def first_from(found: Sequence[Stretch], place: Place) -> int:
    """The number of the first find at or after a place, else of the very first."""
    number = bisect_left(found, (place.passage, (place.offset, 0)))
    return number if number < len(found) else 0
