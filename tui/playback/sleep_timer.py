"""The sleep timer: when the sound is to end, and how it fades before that. Pure."""

from dataclasses import dataclass, replace
from enum import StrEnum

STEP_MINUTES = 15
"""What one press of the key adds."""

_PASSED = 1.5
"""Seconds beyond its place after which a timer was leapt over, not met."""


class Until(StrEnum):
    """What a sleep timer ends with."""

    MINUTES = "minutes"
    SENTENCE = "sentence"
    CHAPTER = "chapter"
    EPISODE = "episode"


_FADES = {
    Until.MINUTES: 20.0,
    Until.SENTENCE: 1.0,
    Until.CHAPTER: 10.0,
    Until.EPISODE: 10.0,
}
"""Seconds over which the sound fades away."""


@dataclass(frozen=True, slots=True)
class SleepTimer:
    """When to let the listener sleep."""

    until: Until
    ends_at: float | None = None
    """A moment of the monotonic clock, for minutes."""
    place: float | None = None
    """A moment of the sound, for a sentence or a chapter."""
    episode_id: int | None = None
    """The episode that a place, or an end, is of."""

    def left(self, position: float, duration: float | None, rate: float) -> float:
        """Seconds until the place is reached."""
        place = self.place if self.place is not None else duration
        return float("inf") if place is None else (place - position) / rate

    @property
    def fades_within(self) -> float:
        """Seconds before its end in which it fades."""
        return _FADES[self.until]

    def fade(self, left: float) -> float:
        """How loud it still is with so many seconds left, 0 to 1."""
        return max(0.0, min(1.0, left / self.fades_within))

    def leapt_over(self, left: float) -> bool:
        """Whether the listener went beyond the place: then nothing ends there."""
        return self.until is not Until.MINUTES and left < -_PASSED


@dataclass(frozen=True, slots=True)
class Sleep:
    """A timer as it stands at one moment."""

    until: Until
    left: float
    """Seconds; infinite where nobody knows."""


def in_minutes(minutes: float, moment: float) -> SleepTimer:
    """A timer of some minutes from a moment of the monotonic clock on."""
    return SleepTimer(Until.MINUTES, ends_at=moment + 60 * minutes)


def longer(timer: SleepTimer | None, moment: float) -> SleepTimer:
    """What one press of the key leads to: a timer, or a longer one."""
    if timer is None or timer.ends_at is None:
        return in_minutes(STEP_MINUTES, moment)
    return replace(timer, ends_at=max(timer.ends_at, moment) + 60 * STEP_MINUTES)


def seconds_left(
    timer: SleepTimer,
    position: float,
    duration: float | None,
    rate: float,
    moment: float,
) -> float:
    """Seconds until a timer ends, whatever it ends with."""
    if timer.ends_at is not None:
        return timer.ends_at - moment
    return timer.left(position, duration, rate)
