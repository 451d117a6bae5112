"""Durations: every way a feed says how long an episode is, in seconds."""

import re

_CLOCK = re.compile(r"^(?:(\d+):)?(?:(\d+):)?(\d+):(\d+(?:[.,]\d+)?)$")
_SECONDS = re.compile(r"^\d+(?:[.,]\d+)?$")
_ISO_8601 = re.compile(
    r"^P(?:(\d+)D)?T?(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?$",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*"
    r"(hours?|hrs?|h|stunden?|std|minutes?|minuten|mins?|min|m|['’′]|"
    r"seconds?|sekunden|secs?|sec|s|[\"”″])(?![a-z])\.?",
    re.IGNORECASE,
)
_UNIT_SECONDS = {"h": 3600, "m": 60, "s": 1, '"': 1, "”": 1, "″": 1}
_LONGEST = 30 * 24 * 3600
_MILLISECONDS_FROM = 10 * 24 * 3600
"""A bare number this large is taken for milliseconds."""


def parse_duration(text: str) -> float | None:
    """Seconds from ``3723``, ``1:02:03``, ``62:03.5``, ``PT1H2M3S``, ``1 h 2 min``.

    None where it says nothing, makes no sense, or is zero.
    """
    seconds = _seconds(text.strip().strip("~≈ ").rstrip(":")[:100])
    return seconds if seconds is not None and 0 < seconds <= _LONGEST else None


def clock_seconds(text: str) -> float | None:
    """Seconds of a normal play time (RFC 7826, 4.4.2): ``7:48``, ``05:12:03.5``."""
    text = text.strip()
    if _SECONDS.match(text):
        return _number(text)
    if found := _CLOCK.match(text):
        days, hours, minutes = _aligned(found[1], found[2], found[3])
        return ((days * 24 + hours) * 60 + minutes) * 60 + _number(found[4])
    return None


def _seconds(text: str) -> float | None:
    seconds = clock_seconds(text)
    if seconds is not None:
        return seconds / 1000 if _is_milliseconds(text, seconds) else seconds
    if (found := _ISO_8601.match(text)) and any(found.groups()):
        days, hours, minutes, rest = (float(part or 0) for part in found.groups())
        return ((days * 24 + hours) * 60 + minutes) * 60 + rest
    units = _UNITS.findall(text)
    if not units:
        return None
    return sum(_number(number) * _unit_seconds(unit) for number, unit in units)


def _is_milliseconds(text: str, seconds: float) -> bool:
    return ":" not in text and seconds >= _MILLISECONDS_FROM


def _aligned(*parts: str | None) -> tuple[int, ...]:
    """The parts that are there moved to the end, as minutes stand before hours."""
    given = [int(part) for part in parts if part]
    return tuple([0] * (len(parts) - len(given)) + given)


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _unit_seconds(unit: str) -> int:
    if unit[:3].lower() in ("std", "stu"):
        return 3600
    return _UNIT_SECONDS.get(unit[0].lower(), 60)
