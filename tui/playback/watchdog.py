"""The watchdog: notices that a call into the player does not come back.

It counts its own looks instead of reading a clock, so that a machine that slept, or a
process that was stopped, is not taken for a player that hangs.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a call may take, and how often a player is started anew."""

    look_every: float = 0.5
    looks: int = 8
    """Looks in a row at one and the same call after which it hangs."""
    looks_at_start: int = 60
    """The same while VLC is loaded, which takes long on a cold disk."""
    restarts: int = 3
    restarts_within: float = 120.0


@dataclass(frozen=True, slots=True)
class Pulse:
    """What a driver is doing: a call that goes on keeps its number."""

    number: int
    busy: bool
    starting: bool


class Watchdog(threading.Thread):
    """Looks at a pulse and cries when it does not change."""

    def __init__(
        self, patience: Patience, pulse: Callable[[], Pulse], cry: Callable[[], None]
    ) -> None:
        super().__init__(name="earmark-watchdog", daemon=True)
        self._patience = patience
        self._pulse = pulse
        self._cry = cry
        self._over = threading.Event()

    def run(self) -> None:
        """Look until told to stop."""
        number, seen = -1, 0
        while not self._over.wait(self._patience.look_every):
            pulse = self._pulse()
            same = pulse.busy and pulse.number == number
            number, seen = pulse.number, seen + 1 if same else 0
            if seen >= self._allowed(pulse):
                _log.error("a call into the player does not come back")
                seen = 0
                self._cry()

    def stop(self) -> None:
        """Look no more."""
        self._over.set()

    def _allowed(self, pulse: Pulse) -> int:
        patience = self._patience
        return patience.looks_at_start if pulse.starting else patience.looks


@dataclass(slots=True)
class Restarts:
    """When a player was started anew: not again and again for ever."""

    patience: Patience
    _moments: deque[float] = field(default_factory=deque)

    def another(self, moment: float) -> bool:
        """Whether it may be started anew once more; counts it."""
        while self._moments and moment - self._moments[0] > self._within:
            self._moments.popleft()
        if len(self._moments) >= self.patience.restarts:
            return False
        self._moments.append(moment)
        return True

    @property
    def _within(self) -> float:
        return self.patience.restarts_within
