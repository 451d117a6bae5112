"""Pauses: where nobody speaks for a while, and how much of that can be left out. Pure.

A pause is where the sound is far softer than the loudest of the last half minute:
music under the words, or a room that hums, is none.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

WINDOW = 0.02
"""Seconds over which loudness is averaged."""

_SOFTER = 0.02
"""-34 dB: a soft consonant is louder than that."""
_SILENCE = 0.0005
"""-66 dB of full scale: that soft is silent whatever was before."""
_FORGOTTEN = 0.999
"""What a window leaves of the loudness before it: half is forgotten in 14 seconds."""
_SHORTEST = 0.5

_AFTER_WORDS, _BEFORE_WORDS = 0.2, 0.2
"""Seconds of a pause that are heard: it stays a pause, and no word is cut."""
_WORTH_IT = 0.3
"""A jump takes a tenth of a second."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch without words, in seconds."""

    start: float
    end: float

    @property
    def jump(self) -> tuple[float, float] | None:
        """From where to where sound can be left out; None: it is not worth it."""
        start, end = self.start + _AFTER_WORDS, self.end - _BEFORE_WORDS
        return (start, end) if end - start >= _WORTH_IT else None


class PauseFinder:
    """Finds pauses in loudness told window by window, 0 to 1."""

    def __init__(self) -> None:
        self._loudest = 0.0
        self._began: float | None = None

    def tell(self, at: float, loudness: float) -> Pause | None:
        """The pause that is over by what is heard from ``at`` on, if any is."""
        self._loudest = max(self._loudest * _FORGOTTEN, loudness)
        if loudness < max(_SILENCE, self._loudest * _SOFTER):
            self._began = at if self._began is None else self._began
            return None
        return self.end(at)

    def end(self, at: float) -> Pause | None:
        """The pause that the end of the sound ends, if any."""
        began, self._began = self._began, None
        if began is None or at - began < _SHORTEST:
            return None
        return Pause(began, at)


class Jumps:
    """Stretches to leave out: added in order while they are found."""

    def __init__(self, pauses: Iterable[Pause] = ()) -> None:
        self._starts: list[float] = []
        self._ends: list[float] = []
        for pause in pauses:
            self.add(pause)

    def add(self, pause: Pause) -> None:
        """Know of one more pause, behind all others."""
        jump = pause.jump
        if jump is not None:
            self._ends.append(jump[1])
            self._starts.append(jump[0])

    def to(self, seconds: float) -> float | None:
        """Where to go from a moment in a stretch that is worth leaving out."""
        at = bisect_right(self._starts, seconds) - 1
        if at < 0:
            return None
        end = self._ends[at]
        return end if end - seconds >= _WORTH_IT else None

    def after(self, seconds: float) -> float | None:
        """Where the next stretch begins that is worth leaving out, as far as known."""
        at = bisect_right(self._starts, seconds)
        return self._starts[at] if at < len(self._starts) else None
