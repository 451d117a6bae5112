"""Rolling captions: each repeats the last line of the one before above its own."""

import re
from collections.abc import Sequence
from itertools import pairwise

_TAG = re.compile(r"<[^<>]*>")
_FEWEST = 3


def unrolled(cues: Sequence[str]) -> list[str]:
    """Cue texts without the lines the cue before showed, where a file is made so.

    Automatic captions roll; in other files a line said twice was said twice.
    """
    shown = [_lines(text) for text in cues]
    repeats = sum(_repeats(before, after) for before, after in pairwise(shown))
    if repeats < _FEWEST or 2 * repeats < len(shown) - 1:
        return list(cues)
    return list(cues[:1]) + [
        _without_first(text) if _repeats(before, after) else text
        for (before, after), text in zip(pairwise(shown), cues[1:], strict=True)
    ]


def _lines(text: str) -> list[str]:
    lines = (_TAG.sub("", line).strip() for line in text.split("\n"))
    return [line for line in lines if line]


def _repeats(before: list[str], after: list[str]) -> bool:
    return bool(before and after) and before[-1] == after[0]


def _without_first(text: str) -> str:
    """The text below its first line that has words."""
    lines = text.split("\n")
    while lines and not _TAG.sub("", lines[0]).strip():
        lines.pop(0)
    return "\n".join(lines[1:])
