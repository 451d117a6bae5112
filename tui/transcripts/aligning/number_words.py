"""Numbers as they are said: every way a written number may be read aloud in English.

The words come from num2words; which kinds of reading a form allows is decided here.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tui.transcripts.aligning.sound import missing_extra

Reading = tuple[str, ...]
"""Words, all lower case, without hyphens."""

_CURRENCIES = {
    "$": ("dollar", "dollars"),
    "€": ("euro", "euros"),
    "£": ("pound", "pounds"),
    "¥": ("yen", "yen"),
    "₹": ("rupee", "rupees"),
}
_UNITS = {
    "%": "percent",
    "°": "degrees",
    "k": "thousand",
    "m": "million",
    "b": "billion",
    "t": "trillion",
    "x": "times",
    "th": "",
}
_NUMBER = re.compile(
    r"(?P<sign>[-−+~]?)(?P<currency>[$€£¥₹]?)"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?"
    r"(?P<ordinal>st|nd|rd|th)?(?P<plural>'?s)?(?P<unit>[%°]|[kmbtx]\b)?(?P<rest>[a-z]*)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_SIGNS = {"-": ("minus",), "−": ("minus",), "+": ("plus",), "~": ("about",)}
_LONGEST_NUMBER = 15


def readings(text: str) -> list[Reading]:
    """How a written number is said, the likeliest way first; nothing if it is none."""
    clock = _CLOCK.fullmatch(text)
    if clock:
        return [_clock(*clock.groups())]
    match = _NUMBER.fullmatch(text)
    if not match or len(match["number"]) > _LONGEST_NUMBER:
        return []
    before = _SIGNS.get(match["sign"], ())
    ways = [before + way for way in _unsigned(match)]
    return list(dict.fromkeys(ways))


def _unsigned(match: re.Match[str]) -> Iterator[Reading]:
    digits = match["number"].replace(",", "")
    decimals, unit = match["decimals"], (match["unit"] or "").lower()
    for way in _bare(digits, match):
        if decimals:
            way = (*way, "point", *_digit_by_digit(decimals))
        names = _CURRENCIES.get(match["currency"])
        after = (_UNITS[unit],) if unit else ()
        if names:
            one = digits == "1" and not decimals and not unit
            yield (*way, *after, names[0] if one else names[1])
        elif unit in "kmbtx" and unit:
            yield (*way, unit)
            yield (*way, *after)
        else:
            yield (*way, *after, *_letters(match["rest"]))
    if match["currency"] and decimals and len(decimals) == 2:
        whole, cents = _cardinal(digits), _cardinal(decimals)
        yield (*whole, _CURRENCIES[match["currency"]][1], *cents)
        yield (*whole, _CURRENCIES[match["currency"]][1], "and", *cents, "cents")


def _bare(digits: str, match: re.Match[str]) -> Iterator[Reading]:
    if match["ordinal"]:
        yield _spell(int(digits), "ordinal")
        return
    end = "s" if match["plural"] else ""
    like_a_year = len(digits) == 4 and "," not in match["number"]
    if like_a_year and not match["decimals"] and digits[0] != "0":
        yield _plural(_spell(int(digits), "year"), end)
    if len(digits) > 1 and digits[0] == "0":
        yield _digit_by_digit(digits)
    yield _plural(_cardinal(digits), end)
    with_and = _spell(int(digits), "cardinal")
    yield _plural(with_and, end)
    if len(digits) in (3, 4) and digits[0] != "0" and not match["decimals"]:
        head, tail = digits[:-2], digits[-2:]
        low = ("hundred",) if tail == "00" else _tail(tail)
        yield _plural((*_cardinal(head), *low), end)
    if len(digits) > 2:
        yield _digit_by_digit(digits)


def _tail(digits: str) -> Reading:
    return ("oh", *_cardinal(digits[1])) if digits[0] == "0" else _cardinal(digits)


def _clock(hours: str, minutes: str, seconds: str | None) -> Reading:
    parts = [*_cardinal(hours)]
    if minutes != "00" or seconds:
        parts += _tail(minutes)
    return (*parts, *(_tail(seconds) if seconds else ()))


def _cardinal(digits: str) -> Reading:
    return tuple(word for word in _spell(int(digits), "cardinal") if word != "and")


def _digit_by_digit(digits: str) -> Reading:
    return tuple(word for digit in digits for word in _cardinal(digit))


def _letters(text: str) -> Reading:
    return (text.lower(),) if text else ()


def _plural(words: Reading, end: str) -> Reading:
    if not end or not words:
        return words
    last = words[-1]
    plural = last[:-1] + "ies" if last.endswith("y") else last + "s"
    return (*words[:-1], plural)


@lru_cache(maxsize=4096)
def _spell(number: int, kind: str) -> Reading:
    try:
        from num2words import num2words
    except ImportError as error:
        raise missing_extra() from error
    said = num2words(number, to=kind, lang="en")
    return tuple(re.findall(r"[a-z']+", said.lower()))
