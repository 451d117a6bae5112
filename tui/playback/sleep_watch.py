"""A watch on the sleep timer: fades the sound and pauses it, on the session's thread.

The end of an episode needs no pause: it ends by itself, and nothing follows it.
"""

from tui.playback.heard import Heard, Wanted
from tui.playback.player import State
from tui.playback.sleep_timer import SleepTimer, Until, seconds_left

_FADE_STEP = 0.04
"""The least change of loudness that is worth a call."""


def sleep_changes(
    wanted: Wanted, heard: Heard, moment: float
) -> dict[str, object] | None:
    """What is to be wanted from now on; None where nothing is to happen."""
    timer = wanted.sleep
    if timer is None:
        return _brought_back(wanted, heard)
    if not _concerns(timer, wanted) or wanted.opening != heard.opening:
        return {"sleep": None, "fade": 1.0} if not _concerns(timer, wanted) else None
    if wanted.seeking != heard.seeking:
        return None
    position = heard.clock.read(moment)
    left = seconds_left(timer, position, heard.duration, wanted.rate, moment)
    if timer.leapt_over(left):
        return {"sleep": None, "fade": 1.0}
    if heard.state is not State.PLAYING:
        return {"sleep": None} if left <= 0 else None
    if left <= 0 and timer.until is not Until.EPISODE:
        return {"sleep": None, "paused": True}
    return _faded(wanted, timer.fade(left))


def _brought_back(wanted: Wanted, heard: Heard) -> dict[str, object] | None:
    """The loudness as it was before, but never for what was to fade away.

    A player that was told to hold, or is at the end, sends a last moment of sound.
    """
    fades_still = heard.state in (State.ENDED, State.FAILED) or (
        wanted.paused and not heard.holds
    )
    if wanted.fade == 1.0 or (wanted.opening == heard.opening and fades_still):
        return None
    return {"fade": 1.0}


def _concerns(timer: SleepTimer, wanted: Wanted) -> bool:
    track = wanted.track
    own = timer.episode_id is None
    return own or (track is not None and track.episode_id == timer.episode_id)


def _faded(wanted: Wanted, fade: float) -> dict[str, object] | None:
    stepped = round(fade / _FADE_STEP) * _FADE_STEP
    return None if abs(stepped - wanted.fade) < _FADE_STEP / 2 else {"fade": stepped}
