"""The player protocol: what makes sound, seen from above."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from tui.model.equalizer import Equalizer


class State(StrEnum):
    """What a player is doing."""

    IDLE = "idle"
    OPENING = "opening"
    PLAYING = "playing"
    PAUSED = "paused"
    STALLED = "stalled"
    """Playing, but the bytes do not come."""
    ENDED = "ended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Sound:
    """What is to be heard: a file of ours, or an http(s) address."""

    path: Path | None = None
    url: str | None = None
    duration: float | None = None
    """Seconds, as the feed says; a hint."""
    type: str = ""
    """The declared media type; a hint."""
    live: bool = False
    """Heard as it happens: no length, no place, nothing of before."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a player said at one moment of the monotonic clock ``at``.

    ``position`` is what is being heard as nearly as the player knows, in seconds;
    None before the first time report of this very sound.
    """

    state: State
    at: float
    position: float | None = None
    duration: float | None = None
    error: str | None = None
    """One plain sentence, when ``state`` is ``FAILED``."""
    exact: bool = True
    """Whether ``position`` is where the words are, rather than about there."""
    buffered: float | None = None
    """Seconds from the start that are on this machine, where known."""
    notice: str | None = None
    """One plain sentence on what is amiss while the sound goes on."""


class Player(Protocol):
    """Makes sound. Called from one thread only; a call may block for a moment."""

    name: str
    """What it is, for people: ``VLC 3.0.24``, ``silent``."""
    silent_reason: str | None
    """Why nothing can be heard and what to do about it, where that is so."""

    def open(self, sound: Sound, start: float, rate: float, volume: int) -> None:
        """Start playing a sound at ``start`` seconds. Ends whatever played before."""
        ...

    def play(self) -> None:
        """Go on."""
        ...

    def pause(self) -> None:
        """Hold."""
        ...

    def seek(self, position: float) -> None:
        """Go to a position in seconds."""
        ...

    def set_rate(self, rate: float) -> None:
        """Play at 0.5 to 3 times the normal speed, pitch kept."""
        ...

    def set_volume(self, percent: int) -> None:
        """0 to 150; 100 is as recorded."""
        ...

    def set_equalizer(self, equalizer: Equalizer) -> None:
        """What is made louder and softer, from now on, in whatever is opened."""
        ...

    def report(self) -> Report:
        """What is happening now. Cheap: called up to 50 times a second."""
        ...

    def stop(self) -> None:
        """Let go of the sound."""
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...
