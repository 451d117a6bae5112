"""Time stamps: seconds from the many ways they are written, and back."""

import math
import re

LATEST = 100 * 3600.0
"""No recording is longer: 100 hours. Later times are mistakes."""

_STAMP = re.compile(
    r"(?:(?P<hours>\d{1,6}):)?(?P<minutes>\d{1,6}):(?P<seconds>\d{1,6})"
    r"(?:[.,:;](?P<fraction>\d{1,9}))?",
    re.ASCII,
)
_SECONDS = re.compile(r"(\d{1,9})(?:[.,](\d{1,9}))?s?", re.ASCII)


def parse_stamp(text: str) -> float | None:
    """Seconds of a clock time such as ``1:02:03.5``, ``67:18``, ``-00:01,000``.

    A fraction means what its digits say: ``.5`` is half a second, ``,05`` a twentieth.
    """
    text = text.strip()
    sign = -1.0 if text.startswith("-") else 1.0
    text = text.lstrip("-+")
    if match := _STAMP.fullmatch(text):
        parts = match.groupdict(default="0")
        whole = int(parts["hours"]) * 3600 + int(parts["minutes"]) * 60
        return sign * _exact(whole + int(parts["seconds"]), parts["fraction"])
    if match := _SECONDS.fullmatch(text):
        return sign * _exact(int(match[1]), match[2] or "0")
    return None


def _exact(whole: int, digits: str) -> float:
    """The number as written: adding a fraction would lose its last digit."""
    return float(f"{whole}.{digits}")


def seconds_of(value: object) -> float | None:
    """Seconds of a JSON value: a number, or a text that is a number or a clock time."""
    if isinstance(value, str):
        return parse_stamp(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        seconds = float(value)
    except OverflowError:
        return None
    return seconds if math.isfinite(seconds) else None


def format_stamp(seconds: float, mark: str = ".") -> str:
    """``HH:MM:SS.mmm`` as WebVTT wants it; SubRip wants ``,`` for ``mark``."""
    milliseconds = round(max(seconds, 0.0) * 1000)
    whole, milliseconds = divmod(milliseconds, 1000)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}{mark}{milliseconds:03}"


def format_clock(seconds: float) -> str:
    """``H:MM:SS`` or ``M:SS`` as people read it."""
    minutes, second = divmod(int(max(seconds, 0.0)), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
