"""Running text: one piece after the other, with a space where their script has one."""

import re
from collections.abc import Sequence

_LETTERS = (
    "\u2e80-\u2fff\u3005-\u3007\u3021-\u302f\u3031-\u3035\u3038-\u303c"
    "\u3040-\u312f\u31a0-\ua4cf\uf900-\ufaff\uff10-\uff19\uff21-\uff3a"
    "\uff41-\uff5a\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Chinese, kana and their like, and Latin letters made as wide."""
_LETTERS_OF_SPACED_SENTENCES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese, Khmer: no space between words, one between sentences."""
_SIGNS = (
    "\u3000-\u3004\u3008-\u3020\u3030\u3036\u3037\u303d-\u303f\ufe30-\ufe4f"
    "\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
"""Signs as wide as a Chinese letter: they bring their own space."""
_MARKS = "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u102b-\u103e\u17b4-\u17d3"
_NEUTRAL = "\"'“”‘’«»‹›…—–·"
"""Signs that every script uses: what stands beside them tells which it is."""
_SIGN_END = re.compile(f"[{_SIGNS}][{_NEUTRAL}]*$")
_END = re.compile(f"[{_LETTERS}{_SIGNS}][{_NEUTRAL}]*$")
_ANY_END = re.compile(
    f"[{_LETTERS}{_LETTERS_OF_SPACED_SENTENCES}{_SIGNS}][{_MARKS}]?[{_NEUTRAL}]*$"
)
_START = re.compile(f"[{_NEUTRAL}]*[{_LETTERS}{_SIGNS}]")
_ANY_START = re.compile(
    f"[{_NEUTRAL}]*[{_LETTERS}{_LETTERS_OF_SPACED_SENTENCES}{_SIGNS}]"
)
_LONGEST_END = 8


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


def glued(before: str, after: str) -> bool:
    """Whether no space belongs between two pieces: their scripts put none there."""
    return _is_glued(before, after, _ANY_END, _ANY_START)


def _space_between(before: str, after: str) -> str:
    return "" if _is_glued(before, after, _END, _START) else " "


def _is_glued(
    before: str, after: str, end: re.Pattern[str], start: re.Pattern[str]
) -> bool:
    last = before[-_LONGEST_END:]
    if not after or not end.search(last):
        return False
    return bool(_SIGN_END.search(last) or start.match(after))
