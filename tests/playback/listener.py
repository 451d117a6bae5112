"""A listener to a session: hears what happens and waits for it, with a deadline."""

import time
from collections.abc import Callable

from tui.playback.heard import Happening, NowPlaying
from tui.playback.session import Session

DEADLINE = 60.0


class Listener:
    """Remembers everything a session told."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.told: list[tuple[Happening, NowPlaying]] = []
        session.subscribe(lambda happening, now: self.told.append((happening, now)))

    def wait(
        self, until: Callable[[NowPlaying], bool], deadline: float = DEADLINE
    ) -> NowPlaying:
        """The session as soon as it is as wanted."""
        last = time.monotonic() + deadline
        while not until(now := self.session.now()):
            assert time.monotonic() < last, f"it never came to that: {now}"
            time.sleep(0.01)
        return now

    def wait_for(self, happening: Happening, deadline: float = DEADLINE) -> NowPlaying:
        """The session as it was when that happened."""
        last = time.monotonic() + deadline
        while True:
            found = [now for told, now in self.told if told is happening]
            if found:
                return found[-1]
            assert time.monotonic() < last, f"no {happening}: {self.told}"
            time.sleep(0.01)
