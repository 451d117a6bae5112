"""Names before what is said: how they look, and which of them are real."""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = r"[^\W\d_a-z][\w.’'-]{0,30}"
_SMALL = "&|and|de|da|van|von|der|den|la|le|bin|al"
NAME = (
    rf"{_WORD}(?:[ _](?:{_WORD}|\d{{1,2}}|{_SMALL})){{0,4}}"
    r"(?: ?\([^()\d]{1,30}\))?"
)
"""A person as transcripts name them: ``Nathan Lambert``, ``Dr. O’Neil (host)``."""
_ROLE = re.compile(r" ?\([^()]*\)$")


def real_names(names: Iterable[str], least: int) -> Counter[str]:
    """Names that come up at least that often, counted.

    Where an export dropped the line breaks, the end of the sentence before sticks to
    a name ("GPT.Nathan Lambert"): such ones count for the name they end with.
    """
    counts = Counter(names)
    merged: Counter[str] = Counter()
    for name, count in counts.items():
        merged[_inner_name(name, counts)] += count
    return Counter({name: count for name, count in merged.items() if count >= least})


def _inner_name(name: str, counts: Counter[str]) -> str:
    for start in range(1, len(name)):
        inner = name[start:]
        if name[start - 1] != " " and counts[inner] >= counts[name]:
            return inner
    return name


def without_role(name: str) -> str:
    """A name without the ``(host)`` behind it."""
    return _ROLE.sub("", name).strip()
