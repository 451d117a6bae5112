"""The line both caption formats share: ``start --> end``, told from arrows in speech.

Beyond the standards: other arrows or none between two whole times, blanks inside
times, digits and signs of other scripts.
"""

import re
import unicodedata
from typing import NamedTuple

from tui.transcripts.formats.timestamps import parse_stamp

ARROW = "-->"
_STAMP = r"[-+]?\d+(?:\s?[:.,;]\s?\d+|[hms]\d*)*"
_WHOLE_STAMP = r"\d{1,3}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?|\d{1,3}:\d{2}[.,]\d{1,3}"
_EXACT_STAMP = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_STRONG = re.compile(
    rf"[^\w+-]{{0,3}}(?P<start>{_STAMP})?\s*(?:- *){{2,}}>"
    rf"\s*(?P<end>{_STAMP})?(?P<rest>.*)"
)
_WEAK = re.compile(
    rf"[^\w+-]{{0,3}}(?P<start>{_WHOLE_STAMP})\s*(?:[-–—=~]+ ?>|[→⟶⇒])\s*"
    rf"(?P<end>{_WHOLE_STAMP})(?P<rest>)\s*"
)
_BARE = re.compile(
    rf"(?P<start>{_EXACT_STAMP})(?:\s*[-–—,;|]\s*|\s+)(?P<end>{_EXACT_STAMP})(?P<rest>)"
)
_ODD_STAMP = re.compile(
    r"(-?\d{1,3})[.:;h](\d{1,2})[.:;m](\d{1,2})(?:[.,:;s](\d{1,9}))?s?"
)
_PAST_THE_MINUTE = re.compile(r"(?:.*:)?\d+:(?:[6-9]\d|\d{3,})(?:[.,]\d+)?")
"""A time no clock shows: an end beside it would say that it was meant all the same."""
_SIGNS = str.maketrans("∶،٫、﹕", ":,,,:")


class Times(NamedTuple):
    """What a line of times says; None for what makes no sense."""

    start: float | None
    end: float | None


def times_in(line: str, *, at_head: bool = False) -> Times | None:
    """The times of a line that begins a cue; None for a line that is spoken text.

    ``at_head`` says that a cue is due here, so that even an arrow without times
    must be meant as such a line.
    """
    line = _in_ascii(line)
    if not any(map(str.isdecimal, line)):
        return Times(None, None) if at_head and ARROW in line else None
    if weak := _WEAK.fullmatch(line) or _BARE.fullmatch(line.strip()):
        return Times(_seconds(weak["start"]), _seconds(weak["end"]))
    strong = _STRONG.match(line)
    if strong and _are_times(strong):
        if not strong["end"] and _PAST_THE_MINUTE.fullmatch(strong["start"]):
            return Times(None, None)
        return Times(_seconds(strong["start"]), _seconds(strong["end"] or ""))
    broken = ARROW in line and (at_head or _has_more_digits(line))
    return Times(None, None) if broken else None


def is_times(line: str) -> bool:
    """Whether a line says when a cue starts."""
    times = times_in(line)
    return times is not None and times.start is not None


def _are_times(match: re.Match[str]) -> bool:
    """Whether a start is written as a clock, or two bare numbers are all there is."""
    start = match["start"] or ""
    if _seconds(start) is None:
        return False
    return not start.isdecimal() or bool(match["end"] and not match["rest"].strip())


def _has_more_digits(line: str) -> bool:
    return sum(map(str.isalpha, line)) < sum(map(str.isdecimal, line))


def _in_ascii(line: str) -> str:
    """A line with digits and signs as ASCII has them, without invisible marks."""
    if line.isascii() or not any(map(str.isdecimal, line)):
        return line
    normal = unicodedata.normalize("NFKC", line).translate(_SIGNS)
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c
        for c in normal
        if unicodedata.category(c) != "Cf"
    )


def _seconds(stamp: str) -> float | None:
    stamp = "".join(stamp.split())
    seconds = parse_stamp(stamp)
    if seconds is None and (odd := _ODD_STAMP.fullmatch(stamp)):
        hours, minutes, whole, fraction = odd.groups(default="0")
        seconds = parse_stamp(f"{hours}:{minutes}:{whole}.{fraction}")
    return seconds


def without_times(text: str) -> str:
    """A spoken line with what would make it a line of times written as an entity."""
    if times_in(text) is None:
        return text
    return f"&#{ord(text[0])};{text[1:]}"
