"""The listening session: one episode being heard, its place kept safe."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from tui.playback.player import Player, Sound, State


@dataclass(frozen=True, slots=True)
class Track:
    """An episode to be heard."""

    episode_id: int
    title: str
    show: str
    sound: Sound


@dataclass(frozen=True, slots=True)
class NowPlaying:
    """The session at one moment; cheap to take, never blocks."""

    track: Track | None
    state: State
    position: float
    """Interpolated between the player's reports, in seconds."""
    duration: float | None
    rate: float
    volume: int
    error: str | None = None
    buffered: float | None = None
    """Seconds from the start that are on this machine, where known."""


class Happening(StrEnum):
    """What a session tells its listeners."""

    STARTED = "started"
    """The first sound of a track was heard."""
    STATE = "state"
    ENDED = "ended"
    FAILED = "failed"


class PlaceKeeper(Protocol):
    """Keeps listening positions. The library is one."""

    def place(self, episode_id: int) -> float:
        """Where to go on, in seconds; 0 when never heard."""
        ...

    def keep_place(
        self, episode_id: int, position: float, duration: float | None
    ) -> None:
        """Remember a position that was really heard."""
        ...

    def mark_played(self, episode_id: int, played: bool = True) -> None:
        """Remember that an episode was heard to its end."""
        ...


class Session:
    """One listener, one player, one episode at a time.

    Every method returns at once; the player is driven by a thread of the session's
    own, which also keeps the place: every 5 seconds while playing and on every pause,
    seek, change of episode and exit, and never before a time report of that very
    episode.
    """

    def __init__(
        self,
        player: Callable[[], Player],
        places: PlaceKeeper,
        *,
        played_within: float = 30.0,
        back_after_pause: float = 5.0,
    ) -> None:
        raise NotImplementedError

    def subscribe(self, listener: Callable[[Happening, NowPlaying], None]) -> None:
        """Call ``listener`` on the session's thread when something happens."""
        raise NotImplementedError

    def play(self, track: Track, at: float | None = None) -> None:
        """Hear a track from ``at`` seconds, else from its kept place."""
        raise NotImplementedError

    def toggle(self) -> None:
        """Pause, or go on."""
        raise NotImplementedError

    def pause(self) -> None:
        """Hold."""
        raise NotImplementedError

    def resume(self) -> None:
        """Go on."""
        raise NotImplementedError

    def seek_to(self, position: float) -> None:
        """Go to a position in seconds; kept inside the episode."""
        raise NotImplementedError

    def seek_by(self, seconds: float) -> None:
        """Go forward, or back when negative; repeated calls add up."""
        raise NotImplementedError

    def set_rate(self, rate: float) -> None:
        """0.5 to 3 times the normal speed; values outside are brought in."""
        raise NotImplementedError

    def set_volume(self, percent: int) -> None:
        """0 to 150; values outside are brought in."""
        raise NotImplementedError

    def stop(self) -> None:
        """Keep the place and let go of the episode."""
        raise NotImplementedError

    def now(self) -> NowPlaying:
        """What is heard at this moment."""
        raise NotImplementedError

    def player_note(self) -> str | None:
        """Why nothing can be heard and what to do about it, where that is so."""
        raise NotImplementedError

    def close(self) -> None:
        """Keep the place, stop, end the thread. Returns within 2 seconds."""
        raise NotImplementedError
