"""The part of the app that keeps in step: shows the moment that is heard, on time."""

from typing import Any

from tui.app.messages import SessionTold
from tui.app.parts.falling_back import FallingBackApp
from tui.app.screens.heard import HeardScreen
from tui.app.screens.main import MainScreen
from tui.app.stepping import Ticker, next_step
from tui.home import Home
from tui.playback.player import State
from tui.playback.session import NowPlaying

_SOUNDING = frozenset({State.OPENING, State.PLAYING, State.STALLED})


class SteppingApp(FallingBackApp):
    """Shows what is heard wherever that is to be seen."""

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self.main = MainScreen(home.settings)
        self.reading_id: int | None = None
        self.elsewhere = ""
        """What another Earmark plays, where this one is for reading."""
        self._ticker = Ticker(self.step, self._handle_exception)

    def on_mount(self) -> None:
        """Begin to keep in step."""
        self._ticker.tick()

    def on_unmount(self) -> None:
        """Look no more."""
        self._ticker.stop()

    def on_session_told(self, message: SessionTold) -> None:
        """See at once what happened."""
        self._ticker.tick()

    async def run_action(self, *arguments: Any, **options: Any) -> bool:
        """Run an action, and see at once what it changed."""
        done = await super().run_action(*arguments, **options)
        if self.is_running:
            self._ticker.tick()
        return done

    def step(self) -> float:
        """Keep in step; seconds until that is to be done again."""
        self.keep_in_step()
        return next_step(self.listening.now(), self.main.reading.next_moment)

    def keep_in_step(self) -> None:
        """Show the moment being heard."""
        now = self.listening.now()
        self._show_in_bars(now)
        heard = now.track.episode_id if now.track else None
        failed = now.state is State.FAILED
        self.main.episodes.mark_playing(heard, failed=failed)
        here = now.position if heard == self.reading_id else None
        self.main.reading.set_position(here)

    def _show_in_bars(self, now: NowPlaying) -> None:
        listening = self.listening
        self.main.player_bar.reading = listening.reading
        silent = listening.session.player_note() is not None
        sounding = listening.session.track is not None
        resting = not sounding and now.track is not None
        elsewhere = "" if sounding else self.elsewhere
        now = listening.session.now() if elsewhere else now
        for screen in self.screen_stack:
            if isinstance(screen, HeardScreen):
                screen.playing = sounding and now.state in _SOUNDING
                bar = screen.player_bar
                bar.silent, bar.resting, bar.elsewhere = silent, resting, elsewhere
                bar.inserted = listening.inserted
                bar.show_now(now, listening.chapters)

    def bar_says(self, words: str) -> bool:
        """Whether the player bar is seen and has these words."""
        self.keep_in_step()
        screen = self.screen
        return isinstance(screen, HeardScreen) and screen.player_bar.says(words)
