"""What libVLC told, folded into one report. Pure: the player queues, this decides."""

from dataclasses import dataclass, replace
from enum import StrEnum

from tui.playback.player import Report, State

STALLED_AFTER = 1.5
"""Seconds without a time report after which the sound has stopped."""

_SEEK_TOLERANCE = 0.05
_SEEK_PATIENCE = 3.0
"""Seconds after which any time report is believed again."""


class Kind(StrEnum):
    """What libVLC can tell."""

    OPENING = "opening"
    PLAYING = "playing"
    PAUSED = "paused"
    FILLED = "filled"
    """Buffers are full: the first sound leaves within a few hundredths."""
    TIME = "time"
    LENGTH = "length"
    ENDED = "ended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing libVLC told, at a moment of the monotonic clock."""

    kind: Kind
    at: float
    seconds: float = 0.0
    """The new time or length."""


@dataclass(frozen=True, slots=True)
class Account:
    """All that libVLC told about one sound."""

    state: State = State.OPENING
    time: float | None = None
    """The last time report, as VLC gave it."""
    time_at: float = 0.0
    duration: float | None = None
    target: float | None = None
    """Where a seek is to lead; time reports of before are not believed."""
    target_at: float = 0.0
    playing_since: float = 0.0
    filled: bool = False

    def told(self, event: Event) -> "Account":
        """With one more event."""
        match event.kind:
            case Kind.TIME:
                return self._timed(event)
            case Kind.LENGTH:
                known = event.seconds if event.seconds > 0 else self.duration
                return replace(self, duration=known)
            case Kind.PLAYING:
                return replace(self, state=State.PLAYING, playing_since=event.at)
            case Kind.FILLED:
                return replace(self, filled=True)
            case Kind.OPENING:
                return replace(self, state=State.OPENING)
            case Kind.PAUSED:
                return replace(self, state=State.PAUSED)
            case Kind.ENDED:
                return replace(self, state=State.ENDED)
            case Kind.FAILED:
                return replace(self, state=State.FAILED)

    def seeking(self, target: float, moment: float) -> "Account":
        """Waiting for the sound to arrive at ``target``."""
        return replace(self, target=target, target_at=moment, playing_since=moment)

    def report(self, now: float, lead: float) -> Report:
        """What to tell at a moment; ``lead`` is how far VLC's times run ahead."""
        heard = self.time is not None and self.target is None
        return Report(
            state=self._shown_state(now),
            at=self.time_at if heard else now,
            position=max(0.0, self.time - lead) if heard and self.time else None,
            duration=self.duration,
        )

    def silence(self, now: float) -> float:
        """Seconds since the last sign that sound is heard, while there should be."""
        if self.state is not State.PLAYING:
            return 0.0
        return now - max(self.time_at, self.playing_since)

    def _timed(self, event: Event) -> "Account":
        if self.target is not None and not self._arrived(event):
            return self
        return replace(self, time=event.seconds, time_at=event.at, target=None)

    def _arrived(self, event: Event) -> bool:
        assert self.target is not None
        waited = event.at - self.target_at
        near = abs(event.seconds - self.target) <= _SEEK_TOLERANCE
        return near or waited > _SEEK_PATIENCE

    def _shown_state(self, now: float) -> State:
        if self.state is not State.PLAYING:
            return self.state
        if self.silence(now) > STALLED_AFTER:
            return State.STALLED
        sounding = self.filled or self.time is not None
        return State.PLAYING if sounding else State.OPENING
