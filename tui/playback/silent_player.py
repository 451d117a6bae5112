"""The silent player: keeps time where nothing can be heard, so that reading goes on."""

import time
from collections.abc import Callable

from tui.model.equalizer import Equalizer
from tui.playback.audio_length import file_seconds
from tui.playback.player import Report, Sound, State


class SilentPlayer:
    """Plays nothing, in time."""

    name = "silent"

    def __init__(
        self, reason: str | None = None, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self.silent_reason = reason
        self._monotonic = monotonic
        self._state = State.IDLE
        self._position = 0.0
        self._since = 0.0
        self._rate = 1.0
        self._duration: float | None = None

    def open(self, sound: Sound, start: float, rate: float, volume: int) -> None:
        """Start counting at ``start`` seconds."""
        self._position, self._rate = start, rate
        self._duration = _duration_of(sound)
        self._since = self._monotonic()
        self._state = State.PLAYING

    def play(self) -> None:
        """Go on."""
        self._settle()
        if self._state is State.PAUSED:
            self._state = State.PLAYING

    def pause(self) -> None:
        """Hold."""
        self._settle()
        if self._state is State.PLAYING:
            self._state = State.PAUSED

    def seek(self, position: float) -> None:
        """Go to a position in seconds."""
        self._settle()
        self._position = position

    def set_rate(self, rate: float) -> None:
        """Count at another speed."""
        self._settle()
        self._rate = rate

    def set_volume(self, percent: int) -> None:
        """Silence has no volume."""

    def set_equalizer(self, equalizer: Equalizer) -> None:
        """Silence has no pitch."""

    def report(self) -> Report:
        """What would be heard now."""
        self._settle()
        known = self._state is not State.IDLE
        return Report(
            self._state,
            self._since,
            self._position if known else None,
            self._duration if known else None,
        )

    def stop(self) -> None:
        """Let go of the sound."""
        self._state = State.IDLE

    def close(self) -> None:
        """Let go of everything."""
        self.stop()

    def _settle(self) -> None:
        now = self._monotonic()
        if self._state is State.PLAYING:
            self._position += self._rate * (now - self._since)
            if self._duration is not None and self._position >= self._duration:
                self._position, self._state = self._duration, State.ENDED
        self._since = now


def _duration_of(sound: Sound) -> float | None:
    measured = file_seconds(sound.path) if sound.path else None
    return measured or sound.duration
