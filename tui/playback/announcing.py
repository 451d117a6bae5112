"""Announcing: what a driver tells its listeners, once for each thing that happens."""

from collections.abc import Callable

from tui.playback.heard import Happening, Heard, NowPlaying
from tui.playback.player import State


class Announcer:
    """Tells what is news, until it is silenced."""

    def __init__(self, tell: Callable[[Happening, NowPlaying], None]) -> None:
        self._tell = tell
        self._silenced = False
        self._noted: tuple[str | None, str | None] = None, None

    def silence(self) -> None:
        """Tell nothing any more."""
        self._silenced = True

    def announce(
        self, before: Heard, heard: Heard, now: NowPlaying, note: str | None
    ) -> None:
        """Tell what is new. ``note`` is why nothing can be heard, where that is so."""
        if self._silenced:
            return
        if (note, now.notice) != self._noted:
            self._noted = note, now.notice
            self._tell(Happening.NOTED, now)
        if heard.started and not before.started:
            self._tell(Happening.STARTED, now)
        if now.state is not before.state:
            self._announce_state(now)

    def _announce_state(self, now: NowPlaying) -> None:
        self._tell(Happening.STATE, now)
        if now.state is State.ENDED:
            self._tell(Happening.ENDED, now)
        elif now.state is State.FAILED:
            self._tell(Happening.FAILED, now)
