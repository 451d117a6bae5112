"""Stepping: when the screen is to be looked at again, so that it is in step with the
sound: at the next word and the next second, not all the time. Pure, but for the ticker.
"""

import asyncio
from collections.abc import Callable

from tui.playback.player import State
from tui.playback.session import NowPlaying

LIVELY = 0.2
"""Seconds after which what nobody foresaw is seen at the latest."""
CALM = 0.25
"""The same while nothing sounds."""
_SOONEST = 0.01


def next_step(now: NowPlaying, other_words: float | None) -> float:
    """Seconds until something else is to be seen; ``other_words`` is the moment of the
    sound at which other words are heard."""
    if now.state in (State.OPENING, State.STALLED):
        return LIVELY
    if now.state is not State.PLAYING:
        return CALM
    here = now.position
    following = int(here) + 1.0
    place = following if other_words is None else min(following, other_words)
    return max(_SOONEST, min(LIVELY, (place - here) / now.rate))


class Ticker:
    """Calls a function again and again, after as many seconds as it says.

    It goes by the event loop alone: a timer of the app costs several times as much.
    """

    def __init__(
        self, tick: Callable[[], float], failed: Callable[[Exception], None]
    ) -> None:
        self._tick, self._failed = tick, failed
        self._next: asyncio.TimerHandle | None = None

    def tick(self) -> None:
        """Call it now, and from now on. A function that failed is called no more."""
        self.stop()
        try:
            seconds = self._tick()
        except Exception as error:
            self._failed(error)
            return
        self._next = asyncio.get_running_loop().call_later(seconds, self.tick)

    def stop(self) -> None:
        """Call it no more."""
        if self._next is not None:
            self._next.cancel()
            self._next = None
