"""A watch on the sound: tells what to do when it comes to an edge of a drill.

It looks on the session's own thread, at the moment of the edge by the clock that knows
what is heard: a busy screen never makes a loop or a pause late.
"""

from tui.playback.drill import NO_DRILL, Drill, Edge
from tui.playback.heard import Heard, Wanted
from tui.playback.player import State


class EdgeWatch:
    """Knows the next edge from where the sound set out."""

    def __init__(self) -> None:
        self._way: tuple[int, int] = (0, 0)
        self._drill = NO_DRILL
        self._edge: Edge | None = None
        self._passed = 0.0

    @property
    def next_place(self) -> float | None:
        """The moment of the sound at which there is something to do."""
        return None if self._edge is None else self._edge.at

    def changes(
        self, wanted: Wanted, heard: Heard, moment: float
    ) -> dict[str, object] | None:
        """What is to be wanted from now on; None where nothing is to happen."""
        way = (heard.opening, heard.seeking)
        if way != (wanted.opening, wanted.seeking) or not heard.arrived:
            return None
        here = heard.clock.read(moment)
        if way != self._way:
            self._set_out(way, wanted.drill, heard.asked_for, heard.duration)
        elif wanted.drill != self._drill:
            self._set_out(way, wanted.drill, max(here, self._passed), heard.duration)
        edge = self._edge
        if edge is None or heard.state is not State.PLAYING or wanted.paused:
            return None
        if here < edge.at:
            return None
        return self._leave(edge, wanted, heard.duration)

    def _set_out(
        self,
        way: tuple[int, int],
        drill: Drill,
        seconds: float,
        duration: float | None,
    ) -> None:
        self._way, self._drill, self._passed = way, drill, seconds
        self._edge = drill.edge_after(seconds, duration)

    def _leave(
        self, edge: Edge, wanted: Wanted, duration: float | None
    ) -> dict[str, object]:
        self._set_out(self._way, self._drill, edge.at, duration)
        if edge.hold:
            return {"paused": True, "held": edge}
        return {"seek": edge.back_to, "seeking": wanted.seeking + 1}
