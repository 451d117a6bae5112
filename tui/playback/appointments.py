"""Appointments: what is to happen at a moment of the sound, and when to look for it.

Kept on the session's own thread: drills, what is left out, and the sleep timer.
"""

import time

from tui.playback.edge_watch import EdgeWatch
from tui.playback.heard import Heard, Wanted
from tui.playback.silences import Silences
from tui.playback.skip_watch import SkipWatch
from tui.playback.sleep_watch import sleep_changes
from tui.playback.waking import next_look


class Appointments:
    """Everything that changes what is wanted because the sound came so far."""

    def __init__(self, silences: Silences | None) -> None:
        self._edges = EdgeWatch()
        self._skips = SkipWatch(silences)

    def changes(self, wanted: Wanted, heard: Heard, moment: float) -> dict[str, object]:
        """What is to be wanted from now on; empty where nothing is to happen."""
        changes = self._edges.changes(wanted, heard, moment) or {}
        changes |= self._skips.changes(wanted, heard, moment) or {}
        changes |= sleep_changes(wanted, heard, moment) or {}
        return changes

    def patience(self, wanted: Wanted, heard: Heard) -> float | None:
        """Seconds until the next look; None where there is nothing to be watched."""
        moment = time.monotonic()
        left_out = self._skips.next_place(wanted, heard, moment)
        return next_look(wanted, heard, (self._edges.next_place, left_out), moment)

    def close(self) -> None:
        """Look for no more pauses."""
        self._skips.close()
