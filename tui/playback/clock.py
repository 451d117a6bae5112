"""The clock: where the sound is between a player's coarse reports."""

from dataclasses import dataclass, replace
from math import ceil

HOLD = 0.8
"""Seconds a clock runs on without a report. VLC reports about every 0.26 seconds."""

_REMEMBERED = 7
"""Reports that are weighed together: at 2x single ones are off by up to 0.06 s."""

_JUMP = 1.0
"""A report that far from the clock is a jump of the player, not an inexact report."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A position that moves with time, corrected by every report of a player.

    It never goes back but for a seek or a jump of the player, and it stops when
    reports stop: then the sound has stopped too, whatever the player says. All
    moments are of one monotonic clock, in seconds.
    """

    position: float = 0.0
    """Where the sound was at the moment ``at``."""
    at: float = 0.0
    rate: float = 1.0
    running: bool = False
    floor: float = 0.0
    """What was already shown."""
    reach: float = 0.0
    """How far the clock may run without another report."""
    last_report: float | None = None
    offsets: tuple[float, ...] = ()
    """Where the latest reports place the sound at moment 0."""

    def read(self, moment: float) -> float:
        """The position at a moment."""
        if not self.running:
            return max(self.floor, self.position)
        reckoned = self.position + self.rate * (moment - self.at)
        return max(self.floor, min(reckoned, self.reach))

    def reported(self, position: float, at: float, moment: float) -> "Clock":
        """Corrected at ``moment`` by what the player said at ``at``.

        A repeated position says nothing: only the moment of change is exact. What was
        said before the last seek, pause or change of speed no longer holds.
        """
        if position == self.last_report or at < self.at:
            return self
        shown = self.read(moment)
        expected = self.position + self.rate * (at - self.at) * self.running
        if abs(position - expected) > _JUMP * max(1.0, self.rate):
            return self.sought(position, at)._extended(position)
        offsets = (*self.offsets, position - self.rate * at)[-_REMEMBERED:]
        return replace(
            self,
            position=_likely(offsets) + self.rate * at,
            at=at,
            floor=shown,
            offsets=offsets,
        )._extended(position)

    def sought(self, position: float, moment: float) -> "Clock":
        """At another position from a moment on."""
        return replace(
            self,
            position=position,
            at=moment,
            floor=position,
            reach=position + HOLD * self.rate,
            offsets=(),
        )

    def paced(self, rate: float, moment: float) -> "Clock":
        """At another speed from a moment on."""
        return (
            self if rate == self.rate else replace(self._restarted(moment), rate=rate)
        )

    def started(self, moment: float) -> "Clock":
        """Running from a moment on."""
        return self if self.running else replace(self._restarted(moment), running=True)

    def stopped(self, moment: float) -> "Clock":
        """Standing from a moment on."""
        return replace(self._restarted(moment), running=False) if self.running else self

    def _restarted(self, moment: float) -> "Clock":
        return self.sought(self.read(moment), moment)

    def _extended(self, report: float) -> "Clock":
        return replace(self, last_report=report, reach=report + HOLD * self.rate)


def _likely(offsets: tuple[float, ...]) -> float:
    """The upper quartile: a busy machine makes reports late, nothing makes them early,
    and a late one places the sound too far back."""
    return sorted(offsets)[ceil(0.75 * (len(offsets) - 1))]
