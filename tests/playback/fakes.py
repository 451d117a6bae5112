"""A player, a clock and a place keeper that are turned by hand."""

from dataclasses import dataclass, field

from tui.model.equalizer import Equalizer
from tui.playback.player import Report, Sound, State


class HandClock:
    """Monotonic time that moves when told."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


class FakePlayer:
    """Plays in hand-turned time: opens late, reports every quarter of a second."""

    name = "fake"
    silent_reason: str | None = None
    OPENS_AFTER, REPORTS_EVERY = 0.1, 0.25

    def __init__(self, clock: HandClock) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.durations: dict[str, float] = {}
        self.trouble: str | None = None
        self._clock = clock
        self._sound: Sound | None = None
        self._position = 0.0
        self._since = clock.now
        self._rate = 1.0
        self._state = State.IDLE
        self._reported: tuple[float, float] | None = None

    @property
    def duration(self) -> float:
        assert self._sound is not None
        return self.durations[str(self._sound.path)]

    @property
    def truth(self) -> float:
        """Where the sound really is."""
        self._settle()
        return self._position

    def open(self, sound: Sound, start: float, rate: float, volume: int) -> None:
        self.calls.append(("open", str(sound.path), start, rate, volume))
        self._sound, self._position, self._rate = sound, start, rate
        self._since = self._clock.now + self.OPENS_AFTER
        self._state, self._reported = State.PLAYING, None

    def play(self) -> None:
        self.calls.append(("play",))
        self._settle()
        if self._state is State.PAUSED:
            self._state = State.PLAYING

    def pause(self) -> None:
        self.calls.append(("pause",))
        self._settle()
        if self._state is State.PLAYING:
            self._state = State.PAUSED

    def seek(self, position: float) -> None:
        self.calls.append(("seek", position))
        self._settle()
        self._position, self._reported = position, None

    def set_rate(self, rate: float) -> None:
        self.calls.append(("rate", rate))
        self._settle()
        self._rate = rate

    def set_volume(self, percent: int) -> None:
        self.calls.append(("volume", percent))

    def set_equalizer(self, equalizer: Equalizer) -> None:
        self.calls.append(("equalizer", equalizer))

    def report(self) -> Report:
        now = self._clock.now
        self._settle()
        if self.trouble:
            return Report(State.FAILED, now, error=self.trouble)
        if self._state is State.IDLE or now < self._since:
            return Report(State.OPENING, now)
        due = self._reported is None or now - self._reported[1] >= self.REPORTS_EVERY
        if due and self._state is State.PLAYING:
            self._reported = self._position, now
        if self._reported is None:
            return Report(self._state, now, duration=self.duration)
        position, at = self._reported
        return Report(self._state, at, position, self.duration)

    def stop(self) -> None:
        self.calls.append(("stop",))
        self._state = State.IDLE

    def close(self) -> None:
        self.calls.append(("close",))

    def _settle(self) -> None:
        now = self._clock.now
        if now < self._since:
            return
        if self._state is State.PLAYING:
            self._position += self._rate * (now - self._since)
            if self._position >= self.duration:
                self._position, self._state = self.duration, State.ENDED
        self._since = now


@dataclass
class FakePlaces:
    """Places in memory, and all that was ever kept."""

    places: dict[int, float] = field(default_factory=dict)
    kept: list[tuple[int, float, float | None]] = field(default_factory=list)
    played: list[int] = field(default_factory=list)

    def place(self, episode_id: int) -> float:
        return self.places.get(episode_id, 0.0)

    def keep_place(
        self, episode_id: int, position: float, duration: float | None
    ) -> None:
        self.kept.append((episode_id, position, duration))
        self.places[episode_id] = position

    def mark_played(self, episode_id: int, played: bool = True) -> None:
        self.played.append(episode_id)
