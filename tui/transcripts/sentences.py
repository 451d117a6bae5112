"""Sentences: where one ends and the next begins, in English and its neighbors, and CJK.

A stop ends a sentence unless something speaks against it: an abbreviation, an
initial, a list number, a small letter that follows.
"""

import re
from collections.abc import Iterator

from tui.transcripts.abbreviations import (
    ABBREVIATIONS,
    ABBREVIATIONS_AFTER_LISTS,
    ABBREVIATIONS_BEFORE_NUMBERS,
    ABBREVIATIONS_THAT_MAY_END,
    MONTHS,
    SENTENCE_OPENERS,
    SMALL_OPENERS,
)

LONGEST_CHARACTERS = 700
"""A longer run without a stop is cut at a comma, or between words."""

_NARROW = ".!?…؟۔։።။।॥‼⁇⁈⁉"
_WIDE = "。！？｡．"
STOPS = _NARROW + _WIDE
"""Characters that end sentences, in any script."""

_CLOSERS = "\"'”’»›)\\]}」』】）〉》〕］"
_STOP = re.compile(
    rf"(?<![{_NARROW}])[{_NARROW}]++"
    rf"(?:[{_CLOSERS}“‘«‹]|[ \u00a0\u202f]»(?=\s|$)|\[\d{{1,3}}\])*+(?=\s|$)"
    rf"|[{_WIDE}]++[…{_CLOSERS}]*+"
    r"|\n[^\S\n]*+\n\s*+"
)
_TOKEN_BEFORE = re.compile(r"[^\s(\[{\"'“‘«—–/]+$")
_NEXT_WORD = re.compile(r"\W{1,20}(\w+)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_LIST_NUMBER = re.compile(r"\d{1,2}|[ivxIVX]{2,4}|[a-zA-Z]")
_BREATH = re.compile(r"[;:,，、；：—–]\s*|\s+")
_GOES_ON_WIDE = re.compile("[\u3040-\u309f]|[^。！？，]{1,3}[问問说說喊答叫]")
"""After a quotation: a Japanese particle, or the Chinese for "he said"."""
_LOOK_BACK = 40
_ALL_ABBREVIATIONS = (
    ABBREVIATIONS
    | ABBREVIATIONS_BEFORE_NUMBERS
    | ABBREVIATIONS_THAT_MAY_END
    | ABBREVIATIONS_AFTER_LISTS
)


def split_sentences(text: str) -> list[str]:
    """The sentences of a text; joined again they are the text, space and all."""
    return [text[first:last] for first, last in sentence_spans(text)]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences, each with the white space that follows it."""
    spans: list[tuple[int, int]] = []
    first = 0
    for last in _ends(text):
        spans += _bounded(text, first, last)
        first = last
    return spans


def _ends(text: str) -> Iterator[int]:
    """Where each sentence ends: after its stop and the white space that follows."""
    no_capitals = len(text) > LONGEST_CHARACTERS and text.islower()
    first = 0
    for match in _STOP.finditer(text):
        end = match.end()
        while end < len(text) and text[end].isspace():
            end += 1
        if end < len(text) and _is_end(text, match, first, no_capitals):
            yield end
            first = end
    if first < len(text):
        yield len(text)


def _is_end(text: str, stop: re.Match[str], first: int, no_capitals: bool) -> bool:
    mark = stop.group()
    if mark[0] in _WIDE:
        quoted = mark[-1] in "」』”’）"
        return not (quoted and _GOES_ON_WIDE.match(text, stop.end()))
    if mark[0] == "\n":
        return True
    following = _NEXT_WORD.match(text, stop.end())
    word = following[1] if following else ""
    if not word:
        return False
    if word.islower() and word.isalpha() and not no_capitals:
        return mark == "." and _goes_on_small(text, stop.start(), first, word)
    if mark[0] != "." or mark.startswith(".."):
        return True
    return not _is_abbreviated(text, stop.start(), first, word)


def _goes_on_small(text: str, stop: int, first: int, next_word: str) -> bool:
    """Whether a sentence begins small, as where fillers were cut out of a talk."""
    if next_word not in SMALL_OPENERS:
        return False
    found = _TOKEN_BEFORE.search(text, max(first, stop - _LOOK_BACK), stop)
    token = found.group().lower() if found else ""
    return len(token) > 2 and token.isalpha() and token not in _ALL_ABBREVIATIONS


def _is_abbreviated(text: str, stop: int, first: int, next_word: str) -> bool:
    """Whether a full stop belongs to the word before it and ends nothing."""
    begin = max(first, stop - _LOOK_BACK)
    found = _TOKEN_BEFORE.search(text, begin, stop)
    if found is None:
        return False
    token = found.group()
    lower = token.lower()
    if found.start() == first and _LIST_NUMBER.fullmatch(token):
        return True
    if lower in ABBREVIATIONS:
        return True
    if lower in ABBREVIATIONS_BEFORE_NUMBERS or lower.endswith("str"):
        return next_word[:1].isdigit() or lower in {"nr", "nº"}
    if token.isdigit() and len(token) <= 2:
        return next_word.lower() in MONTHS
    if lower in ABBREVIATIONS_THAT_MAY_END or _INITIALS.fullmatch(token):
        return next_word not in SENTENCE_OPENERS
    return False


def _bounded(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A stretch in pieces no longer than a sentence may be, cut where one breathes."""
    while last - first > LONGEST_CHARACTERS:
        cut = _breath(text, first + LONGEST_CHARACTERS // 2, first + LONGEST_CHARACTERS)
        yield first, cut
        first = cut
    yield first, last


def _breath(text: str, earliest: int, latest: int) -> int:
    """The end of the last clause between two offsets, else of the last word."""
    clause = word = 0
    for match in _BREATH.finditer(text, earliest, latest):
        if match.group().isspace():
            word = match.end()
        else:
            clause = match.end()
    return clause or word or latest
