"""Time stamps in text: read, and told from clock times, ratios and verses."""

import re
from collections.abc import Iterator

TIME = r"(?:(?:\d{1,2}:)?[0-5]?\d|\d{1,3}):[0-5]\d(?:[.,]\d{1,3})?"
"""A time of the audio: ``5:19``, ``67:18``, ``1:02:03``, ``00:05:10.250``."""
BRACKETED = rf"(?:\[(?:{TIME})\]|\((?:{TIME})\)|{TIME})"

UNITS = r"(?:\d{1,2}h[ ]?)?\d{1,3}m[ ]?[0-5]?\ds\b"
"""A time in units: ``0m07s``, ``1h02m03s``, ``1h 2m 3s``."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")

_STAMP = re.compile(rf"(?<![\d:.,/$€£+-])({TIME})(?![\d:]|[.,]\d)")
_CLOCK = re.compile(
    r"\s*(?:[ap]\.?m\b|o['’]clock|uhr\b|(?:utc|gmt|[ecmp][sd]?t|cest|bst)\b)",
    re.IGNORECASE,
)
_LEADS_TO = re.compile(
    r"(?:^|[(\[]|@\s*|\b(?:at|from|around|to|until|minute|ab|bei|à|a las)\s+)$",
    re.IGNORECASE,
)
_TRAILS = re.compile(r"\s*[)\].;]*\s*$")
_VERSE = re.compile(r"[A-Z][a-z]+\s+\d*$")


def seconds_of(stamp: str) -> float:
    """The seconds of a time stamp, whatever brackets it wears; minutes may pass 60."""
    seconds = 0.0
    for part in _NUMBER.findall(stamp.replace(",", ".")):
        seconds = seconds * 60 + float(part)
    return seconds


def stamps(
    text: str, duration: float | None = None
) -> Iterator[tuple[int, int, float]]:
    """Time stamps in running text: first and last offset, seconds.

    A stamp with hours counts anywhere; one without must begin or end its text, stand
    in brackets or follow a word such as "at". Clock times ("9:30 pm") never count,
    nor do times beyond ``duration``.
    """
    for match in _STAMP.finditer(text):
        seconds = seconds_of(match[1])
        if duration is not None and seconds > duration + 1:
            continue
        if not _CLOCK.match(text, match.end()) and _leads_somewhere(text, match):
            yield match.start(1), match.end(1), seconds


def _leads_somewhere(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    if match[1].count(":") == 2 or _LEADS_TO.search(before):
        return True
    return bool(_TRAILS.match(text, match.end())) and not _VERSE.search(before)
