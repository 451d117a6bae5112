"""Shortfall: whether a file holds as much as its feed says, as far as that can be told.

Adverts put in by the listener's place make files longer or shorter than a feed knows:
only what lacks a good deal is told of.
"""

from tui.model.episode import EpisodeDetails

_ENOUGH = 0.9
_GUESS_BYTES = 10_000
"""Feeds that do not know a length give 0, 1 or another small number (RSS 2.0)."""


def shortfall(details: EpisodeDetails, size_bytes: int, seconds: float | None) -> str:
    """What a file lacks, in a sentence; empty where it lacks nothing."""
    told = details.enclosure.length_bytes if details.enclosure else None
    if details.duration and seconds and seconds < _ENOUGH * details.duration:
        here, all = round(seconds / 60), round(details.duration / 60)
        return f"It plays {here} of the {all} minutes its feed tells of; {_MISSING}"
    if told and told > _GUESS_BYTES and size_bytes < _ENOUGH * told:
        percent = round(100 * size_bytes / told)
        return f"It has {percent} % of the bytes its feed tells of; {_MISSING}"
    return ""


_MISSING = "the end may be missing: delete it and try again later, or sync the show."
