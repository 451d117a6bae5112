"""Lines of a list: pieces of text fitted into cells, never into characters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look; ``look`` is the last word of a component class."""

    text: str
    look: str = "text"


LEAST_LEFT = 8

Line = tuple[Piece, ...]


_PICTURE_SIGN = re.compile("\ufe0f(?!\u200d)")
_HALF_FLAG = re.compile(
    "(?<![\U0001f1e6-\U0001f1ff])(?:[\U0001f1e6-\U0001f1ff]{2})*([\U0001f1e6-\U0001f1ff])$"
)


def steady(text: str) -> str:
    """The text, as long, with signs in the form whose width no terminal doubts.

    Of a sign such as ❤ followed by U+FE0F some terminals draw two cells, some one.
    """
    return _PICTURE_SIGN.sub("\ufe0e", text) if "\ufe0f" in text else text


def fit(text: str, width: int) -> str:
    """The text in at most ``width`` cells, an ellipsis where something is missing."""
    text = steady(text)
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    cut = set_cell_size(text, width - 1)
    if half := _HALF_FLAG.search(cut):
        cut = cut[: half.start(1)]
    return cut.rstrip() + "…"


def width_of(pieces: Sequence[Piece]) -> int:
    """How many cells the pieces take."""
    return sum(cell_len(piece.text) for piece in pieces)


def spread(left: Sequence[Piece], right: Sequence[Piece], width: int) -> Line:
    """Pieces at both ends of a line of exactly ``width`` cells.

    What is on the left gives way first; where little is left of it, what is on the
    right goes.
    """
    room = width - width_of(right) - (1 if right else 0)
    if right and room < min(width_of(left), LEAST_LEFT):
        right, room = (), width
    fitted = _fit_pieces(left, room)
    gap = " " * (width - width_of(fitted) - width_of(right))
    return (*fitted, Piece(gap), *right)


def _fit_pieces(pieces: Sequence[Piece], width: int) -> list[Piece]:
    fitted: list[Piece] = []
    for piece in pieces:
        text = fit(piece.text, width - width_of(fitted))
        if text:
            fitted.append(Piece(text, piece.look))
        if text != piece.text:
            break
    return fitted
