"""Keeping: what is remembered of listening, and when. What cannot be written is
logged, and never stops the sound."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from tui.errors import EarmarkError
from tui.playback.heard import Heard, Track
from tui.playback.place import is_leap, is_played, start_of

_log = logging.getLogger(__name__)

KEEP_EVERY = 4.5
"""Seconds of sound between two keepings of the place: faster sound is kept oftener."""


_LONGEST_STEP = 1.0


Count = Callable[[int, float, float, float], None]
"""Takes an episode, seconds of time, of sound, and of pauses that were left out."""


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


class KeepsNothing:
    """Keeps no positions: for reading while another player keeps them."""

    def place(self, episode_id: int) -> float:
        """Always the start."""
        return 0.0

    def keep_place(
        self, episode_id: int, position: float, duration: float | None
    ) -> None:
        """Forget it."""

    def mark_played(self, episode_id: int, played: bool = True) -> None:
        """Forget it."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a listener may set."""

    played_within: float = 30.0
    back_after_pause: float = 5.0
    long_pause: float = 180.0
    """Seconds after which a listener has lost the thread."""


class Keeping:
    """Writes down what is heard, until it is abandoned."""

    def __init__(
        self,
        places: PlaceKeeper,
        rules: Rules,
        count: Count | None = None,
    ) -> None:
        self.writing = False
        """Whether a write is under way at this moment."""
        self._places = places
        self._rules = rules
        self._kept_at = 0.0
        self._abandoned = False
        self._count = count
        self._seconds = self._sound_seconds = self._saved = 0.0

    def abandon(self) -> None:
        """Write nothing any more."""
        self._abandoned = True

    def start(self, track: Track, at: float | None) -> tuple[float, float]:
        """Where to begin a track, and how much of what lies before was heard."""
        self._seconds = self._sound_seconds = self._saved = 0.0
        if track.sound.live:
            return 0.0, 0.0
        kept = self._places.place(track.episode_id)
        start = self._first(track, kept) if at is None else max(0.0, at)
        return start, 0.0 if is_leap(kept, start) else min(kept, start)

    @staticmethod
    def _first(track: Track, kept: float) -> float:
        """Where to go on; after the intro where it is begun, not where it was left."""
        return start_of(kept, track.sound.duration) or track.intro

    def keep(self, heard: Heard, moment: float) -> None:
        """Keep the place, where there is one."""
        place, track = heard.place(moment), heard.track
        if place is None or track is None:
            return
        self._kept_at = moment
        number, duration = track.episode_id, heard.duration
        if not track.sound.live:
            self._store(lambda: self._places.keep_place(number, place, duration))
        self._write_count(number)

    def count(self, heard: Heard, seconds: float) -> None:
        """Some time was heard; a long step is no listening: the machine slept."""
        passed = min(seconds, _LONGEST_STEP)
        self._seconds += passed
        self._sound_seconds += passed * heard.clock.rate

    def save_time(self, seconds: float) -> None:
        """Some time was saved by leaving out a pause."""
        self._saved += max(0.0, seconds)

    def _write_count(self, episode_id: int) -> None:
        seconds, sound, saved = self._seconds, self._sound_seconds, self._saved
        self._seconds = self._sound_seconds = self._saved = 0.0
        count = self._count
        if count is not None and seconds > 0:
            self._store(lambda: count(episode_id, seconds, sound, saved))

    def keep_soon(self) -> None:
        """Let the next moment of sound be kept."""
        self._kept_at = -KEEP_EVERY

    def keep_if_due(self, heard: Heard, moment: float) -> None:
        """Keep the place where that was not done for a while."""
        if moment - self._kept_at >= KEEP_EVERY / max(1.0, heard.clock.rate):
            self.keep(heard, moment)

    def mark_if_nearly_done(self, heard: Heard, moment: float) -> None:
        """An episode that is left so near its end was played."""
        position, track = heard.position(moment), heard.track
        if position is None or track is None:
            return
        within = self._rules.played_within + track.outro
        done = is_played(position, heard.duration, within)
        if done and heard.is_heard_out:
            self.mark_played(track)

    def mark_played(self, track: Track) -> None:
        """An episode was heard to its end."""
        self._write_count(track.episode_id)
        if not track.sound.live:
            self._store(lambda: self._places.mark_played(track.episode_id))

    def _store(self, write: Callable[[], None]) -> None:
        if self._abandoned:
            return
        self.writing = True
        try:
            write()
        except EarmarkError:
            _log.exception("the place could not be kept")
        finally:
            self.writing = False
