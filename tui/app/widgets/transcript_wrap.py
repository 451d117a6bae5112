"""Wrapped text: where its lines begin and end when every cell is counted.

A line breaks at a space, after a dash between words, between CJK characters, and
inside a word only when the word is wider than the line. What belongs together on the
screen (a letter and its marks, the parts of an emoji) stays together.
"""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from rich.cells import split_graphemes

NARROWEST = 2
"""The least width that anything can be wrapped to: a wide character's."""

_NARROW = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e]*"
)
_DASH = re.compile(r"(?<=\w)[-‐–—/](?=\w)")
_LAST_DASH = re.compile(r".*(?<=\w)[-‐–—/](?=\w)", re.DOTALL)
_SPACES = frozenset(
    " \u1680\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u3000"
)
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u312f\u31a0-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uff60\uffe0-\uffe6\U00016fe0-\U0001b2ff\U00020000-\U0003ffff]"
)
_NOT_FIRST = frozenset(
    "、。，．・：；？！‼⁇⁈⁉゛゜ヽヾゝゞ々〻ー」』）】〉》〕〗〙〛｝］｠»’”…‥—～〜%‰℃"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ,.:;!?)]}"
)
_NOT_LAST = frozenset("「『（【〈《〔〖〘〚｛［｟«‘“$£¥￥＄￡#([{")


class Span(NamedTuple):
    """A stretch of a text: offsets of its first character and after its last."""

    first: int
    last: int


class Wrappable:
    """A text that can be wrapped again and again, to any width."""

    def __init__(self, text: str) -> None:
        self.text = text

    def lines(self, width: int) -> list[Span]:
        """The lines of the text in the given number of cells; none is empty.

        The spaces at which a line ends belong to no line.
        """
        width = max(width, NARROWEST)
        if _NARROW.fullmatch(self.text):
            return _narrow_lines(self.text, width)
        return self._measured.lines(width)

    @cached_property
    def _measured(self) -> "_Measured":
        return _Measured(self.text)


def _narrow_lines(text: str, width: int) -> list[Span]:
    """Lines of a text whose characters are all one cell wide."""
    lines: list[Span] = []
    size = len(text.rstrip(" "))
    first = _skip_spaces(text, 0)
    while size - first > width:
        last, following = _narrow_break(text, first, width)
        lines.append(Span(first, last))
        first = _skip_spaces(text, following)
    if first < size:
        lines.append(Span(first, size))
    return lines


def _narrow_break(text: str, first: int, width: int) -> tuple[int, int]:
    """Where a line that starts at ``first`` ends, and where the next may start."""
    space = text.rfind(" ", first, first + width + 1)
    dash = _LAST_DASH.match(text, first, first + width + 1)
    after_dash = dash.end() if dash else -1
    if space > first and space >= after_dash:
        return first + len(text[first:space].rstrip(" ")), space + 1
    cut = after_dash if after_dash > first else first + width
    return cut, cut


def _skip_spaces(text: str, first: int) -> int:
    while first < len(text) and text[first] == " ":
        first += 1
    return first


class _Measured:
    """A text as clusters with their cells, and the breaks between them."""

    def __init__(self, text: str) -> None:
        self._offsets, self._cells = _clusters(text)
        self._starts, self._ends = self._breaks(text)
        self._end_cells = [self._cells[end] for end in self._ends]

    def _breaks(self, text: str) -> tuple[list[int], list[int]]:
        """For each break: the cluster after it, and the end of what is seen before."""
        offsets = self._offsets
        spaces = [text[a:b] in _SPACES for a, b in pairwise(offsets)]
        dashes = {found.end() for found in _DASH.finditer(text)}
        starts, ends = [], []
        seen = 0
        for number in range(1, len(spaces)):
            if not spaces[number - 1]:
                seen = number
            at = offsets[number]
            if not spaces[number] and (
                spaces[number - 1] or at in dashes or _between(text[at - 1], text[at])
            ):
                starts.append(number)
                ends.append(seen)
        count = len(spaces)
        starts.append(count)
        ends.append(seen if count and spaces[-1] else count)
        return starts, ends

    def lines(self, width: int) -> list[Span]:
        """The lines of the text."""
        found: list[Span] = []
        first = self._first_seen()
        while first < len(self._offsets) - 1:
            last, following = self._break(first, width)
            found.append(Span(self._offsets[first], self._offsets[last]))
            first = following
        return found

    def _first_seen(self) -> int:
        """The first cluster that is no space."""
        leading = bool(self._ends) and self._ends[0] == 0
        return self._starts[0] if leading else 0

    def _break(self, first: int, width: int) -> tuple[int, int]:
        limit = self._cells[first] + width
        number = bisect_right(self._end_cells, limit) - 1
        if number >= 0 and self._starts[number] > first:
            return self._ends[number], self._starts[number]
        cut = max(bisect_right(self._cells, limit) - 1, first + 1)
        return cut, cut


def _clusters(text: str) -> tuple[list[int], list[int]]:
    """Offsets of the clusters and the cells before each; both with a last one, past
    the end."""
    offsets, cells = [], [0]
    flag = False
    for first, _last, size in split_graphemes(text)[0]:
        indicator = "\U0001f1e6" <= text[first] <= "\U0001f1ff"
        if flag and indicator:
            cells[-1] += size
        else:
            offsets.append(first)
            cells.append(cells[-1] + size)
        flag = indicator and not flag
    offsets.append(len(text))
    return offsets, cells


def _between(before: str, after: str) -> bool:
    """Whether a line may end between two characters that have no space between."""
    if not (_CJK.match(before) or _CJK.match(after)):
        return False
    return after not in _NOT_FIRST and before not in _NOT_LAST
