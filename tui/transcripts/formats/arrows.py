"""The line both caption formats share: ``start --> end`` and what follows it."""

import re

from tui.transcripts.formats.timestamps import parse_stamp

ARROW = "-->"
_STAMP = r"[-+]?[\d:.,;]+(?:(?<=[.,]) \d+)?"
_TIMES = re.compile(
    rf"\s*(?P<start>{_STAMP})\s*--+>\s*(?P<end>{_STAMP})?(?P<settings>.*)", re.ASCII
)


def parse_times(line: str) -> tuple[float | None, float | None]:
    """Start and end by a cue's line with the arrow; None for what makes no sense."""
    match = _TIMES.match(line)
    if match is None:
        return None, None
    return _seconds(match["start"]), _seconds(match["end"] or "")


def _seconds(stamp: str) -> float | None:
    return parse_stamp(stamp.replace(" ", ""))
