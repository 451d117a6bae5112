"""Places: where an episode is gone on with, and when it counts as played. Pure."""

_AT_THE_END = 3.0
_BELIEVED_AFTER = 60.0
_ASTRAY = 5.0
_LEAP = 60.0
_HEARD_OUT = 10.0


def start_of(place: float, duration: float | None) -> float:
    """Where to begin an episode whose kept place this is: not at its very end."""
    if duration is not None and place > duration - _AT_THE_END:
        return 0.0
    return max(0.0, place)


def inside(position: float, duration: float | None) -> float:
    """The position brought inside the episode, a second before its end at most."""
    last = float("inf") if duration is None else max(0.0, duration - 1.0)
    return max(0.0, min(position, last))


def is_beyond(
    asked_for: float, position: float | None, duration: float | None, over: bool
) -> bool:
    """Whether a sound was to begin behind its end: then it is over at once, or plays
    from somewhere else."""
    if duration is None or asked_for < duration:
        return False
    return over or (position is not None and position < asked_for - _ASTRAY)


def short_of(duration: float) -> float:
    """Where a jump beyond the end leads: a little before it."""
    return max(0.0, duration - _ASTRAY)


def is_leap(here: float, there: float) -> bool:
    """Whether so much is left out that what follows was not listened up to."""
    return there > here + _LEAP


def is_heard_out(run_up: float, duration: float | None) -> bool:
    """Whether enough was heard before the end, rather than jumped over."""
    short = _HEARD_OUT if duration is None else min(_HEARD_OUT, duration / 2)
    return run_up >= short


def is_played(position: float, duration: float | None, played_within: float) -> bool:
    """Whether so little is left that the episode counts as played.

    Of an episode shorter than a minute or so at least half has to be heard.
    """
    if not duration:
        return False
    return position >= duration - min(played_within, duration / 2)


def is_whole(position: float, duration: float | None, played_within: float) -> bool:
    """Whether a sound that ended by itself ended where it should.

    A file that broke off is not played; a length that was only estimated may be off.
    """
    if not duration:
        return True
    near = position >= min(duration - _AT_THE_END, 0.9 * duration)
    return near or is_played(position, duration, played_within)


def believable(position: float, asked_for: float, listened: float) -> bool:
    """Whether a reported position may replace a kept place.

    A player that was sent to 30:00 and tells 0:00 has not arrived; one that stays
    there for a minute is listened to there.
    """
    if position <= 0:
        return False
    return position > asked_for - _ASTRAY or listened > _BELIEVED_AFTER


def after_pause(position: float, paused: float, long: float, back: float) -> float:
    """Where to go on after a pause of so many seconds, ``back`` after a long one."""
    return max(0.0, position - back) if paused > long else position
