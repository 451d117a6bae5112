"""Snippets: the dozen words around what was found, and where it stands in them."""

import re
from dataclasses import dataclass

from tui.library.passages import MARK_CLOSES, MARK_OPENS, SEAM, is_spaceless

Span = tuple[int, int]

WIDTH = 80
"""Characters: about a dozen words."""
_BEFORE = 24
_SIGNS = re.compile(f"[{MARK_OPENS}{MARK_CLOSES}{SEAM}]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the places in it that match."""

    text: str
    spans: tuple[Span, ...]


def unmarked(signed: str) -> Marked:
    """A text out of the index, its signs turned into offsets."""
    parts: list[str] = []
    spans: list[Span] = []
    length = last = opened = 0
    for sign in _SIGNS.finditer(signed):
        parts.append(signed[last : sign.start()])
        length += sign.start() - last
        last = sign.end()
        if sign.group() == MARK_OPENS:
            opened = length
        elif sign.group() == MARK_CLOSES:
            spans.append((opened, length))
    return Marked("".join([*parts, signed[last:]]), tuple(spans))


def snippet(marked: Marked) -> Marked:
    """The stretch of a text that shows most of what matched, cut between words."""
    text = marked.text
    width = WIDTH // 2 if is_spaceless(text) else WIDTH
    first = _densest(marked, width)
    begin = _word_start(text, max(0, first[0] - _BEFORE), first[0])
    end = _word_end(text, begin + width, first[1])
    before, after = "…" if begin else "", "…" if end < len(text) else ""
    shift = len(before) - begin
    cut = text[begin:end]
    spans = tuple(
        (a + shift, b + shift) for a, b in marked.spans if begin <= a and b <= end
    )
    return Marked(f"{before}{cut}{after}", spans)


def _densest(marked: Marked, width: int) -> Span:
    """The match from which on most different words, then most words, match."""
    spans = marked.spans
    best, most = spans[0] if spans else (0, 0), (0, 0)
    for index, (start, end) in enumerate(spans):
        reach = start + width - _BEFORE
        near = [
            marked.text[a:b].lower() for a, b in spans[index : index + 12] if b <= reach
        ]
        worth = (len(set(near)), len(near))
        if worth > most:
            best, most = (start, end), worth
    return best


def _word_start(text: str, begin: int, keep: int) -> int:
    if begin == 0:
        return 0
    space = text.find(" ", begin - 1, keep)
    return begin if space < 0 else space + 1


def _word_end(text: str, end: int, keep: int) -> int:
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", keep, end + 1)
    return max(end, keep) if space < 0 else space
