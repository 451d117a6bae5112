"""Waking: when a session looks at its player again, so that it is on time without
looking all the time. Pure."""

from collections.abc import Iterable

from tui.playback.heard import Heard, Wanted
from tui.playback.player import State
from tui.playback.sleep_timer import seconds_left

OFTEN = 0.02
"""Seconds between two looks while something is about to change."""
STEADY = 0.1
"""The same while sound goes on; libVLC tells its time about every 0.26 seconds."""
PAUSED = 0.25
_SOONEST = 0.002


def next_look(
    wanted: Wanted, heard: Heard, places: Iterable[float | None], moment: float
) -> float | None:
    """Seconds until the next look; None where there is nothing to be watched.

    ``places`` are the moments of the sound at which something is to happen.
    """
    if not heard.live:
        return None
    if heard.state is State.PAUSED:
        return PAUSED
    met = (wanted.opening, wanted.seeking) == (heard.opening, heard.seeking)
    if heard.state is not State.PLAYING or not (met and heard.arrived):
        return OFTEN
    here = heard.clock.read(moment)
    ahead = (place - here for place in places if place is not None and place > here)
    soon = min(ahead, default=STEADY * wanted.rate) / wanted.rate
    return max(_SOONEST, min(STEADY, soon, _to_fade(wanted, heard, here, moment)))


def _to_fade(wanted: Wanted, heard: Heard, here: float, moment: float) -> float:
    """Seconds until the sleep timer begins to fade the sound; then looks are dense."""
    if wanted.sleep is None:
        return STEADY
    timer = wanted.sleep
    left = seconds_left(timer, here, heard.duration, wanted.rate, moment)
    return max(OFTEN, left - timer.fades_within)
