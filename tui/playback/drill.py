"""A drill: what the sound does when it comes to the end of a stretch. Pure."""

from bisect import bisect_right
from dataclasses import dataclass

from tui.model.transcript import Stretch
from tui.model.transport import Loop

_BEFORE_THE_END = 0.3
"""A loop goes back this much before the sound itself ends: after that, nothing can."""

_SET_OUT = 0.05
"""What begins with the sound itself is skipped as soon as it is heard."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A moment of the sound at which something is to happen."""

    at: float
    back_to: float | None = None
    """Where to go from there, which may be further on."""
    hold: bool = False
    """Whether to wait there for the listener first."""


@dataclass(frozen=True, slots=True)
class Drill:
    """A stretch to hear again and again, ends of sentences to wait at, and stretches
    to leave out."""

    loop: Loop | None = None
    stops: tuple[float, ...] | None = None
    """Sorted; None to play on."""
    skips: tuple[Stretch, ...] = ()
    """Left out by who comes to their beginning, not by who goes into them."""
    until: float | None = None
    """The end of a passage, to wait at."""

    def edge_after(self, seconds: float, duration: float | None = None) -> Edge | None:
        """The first edge that sound from a moment on comes to.

        Beyond a loop's end there is none: who goes there leaves the loop.
        """
        edges = (
            self._loop_edge(duration),
            self._stop_after(seconds),
            None if self.until is None else Edge(self.until, hold=True),
            *(self._skip_edge(skip, duration) for skip in self.skips),
        )
        ahead = [edge for edge in edges if edge is not None and edge.at > seconds]
        return min(ahead, key=lambda edge: edge.at, default=None)

    def _skip_edge(self, skip: Stretch, duration: float | None) -> Edge | None:
        last = skip.end if duration is None else duration - _BEFORE_THE_END
        start, end = max(skip.start, _SET_OUT), min(skip.end, last)
        return Edge(start, end) if start < end else None

    def _loop_edge(self, duration: float | None) -> Edge | None:
        if self.loop is None or self.loop.end is None:
            return None
        last = self.loop.end if duration is None else duration - _BEFORE_THE_END
        end = min(self.loop.end, last)
        if end <= self.loop.start:
            return None
        return Edge(end, self.loop.start, hold=self.stops is not None)

    def _stop_after(self, seconds: float) -> Edge | None:
        stops = self.stops or ()
        number = bisect_right(stops, seconds)
        return Edge(stops[number], hold=True) if number < len(stops) else None


NO_DRILL = Drill()
