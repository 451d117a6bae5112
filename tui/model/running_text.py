"""Running text: sentences one after the other, with a space where their script has
one."""

import re
from collections.abc import Sequence

_CJK_END = re.compile("[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")


def running_text(sentences: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """Sentences as running text, and where each begins in it."""
    parts: list[str] = []
    offsets: list[int] = []
    size = 0
    for number, sentence in enumerate(sentences):
        space = _space_between(sentences[number - 1], sentence) if number else ""
        offsets.append(size + len(space))
        parts += (space, sentence)
        size += len(space) + len(sentence)
    return "".join(parts), tuple(offsets)


def _space_between(before: str, after: str) -> str:
    joined = _CJK_END.match(before[-1:]) and _CJK_END.match(after[:1])
    return "" if joined else " "
