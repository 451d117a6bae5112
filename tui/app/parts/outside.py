"""The part of the app that faces outside: the desktop, the tab, other processes."""

import os
import time
from functools import partial

from tui.app.messages import OpenEpisode
from tui.app.outside import app_hands, set_speed
from tui.app.parts.reading import ReadingApp
from tui.app.phrases import STATE_WORDS, clock
from tui.app.steering import Steering
from tui.app.tab import TerminalTab, takes_progress, takes_title
from tui.home import Home
from tui.playback.control import Answer, ask
from tui.playback.desktop.link import DesktopLink
from tui.playback.player import State

SHOW_IN_TAB_EVERY = 0.5
LOOK_ELSEWHERE_EVERY = 1.0


class OutsideApp(ReadingApp):
    """Tells the world around it what is heard, and lets it steer."""

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        settings = home.settings
        go_on = partial(self.call_later, self.action_next_episode)
        leave = partial(self.call_later, self.exit)
        look_again = partial(self.call_later, self.look_again)
        self._steering = Steering(
            self.listening,
            settings,
            go_on,
            self._play_told,
            partial(set_speed, home, self.listening),
            look_again,
        )
        hands = app_hands(home, self.listening, go_on, leave)
        self.link = DesktopLink(hands, notices=settings.notify_episodes)
        if not home.read_only:
            self.link.follow(self.listening.session)
        self.tab = TerminalTab(
            self._write_to_terminal,
            title=settings.terminal_title and takes_title(os.environ),
            progress=settings.terminal_progress and takes_progress(os.environ),
        )

    def on_mount(self) -> None:
        """Begin to say in the tab what is heard."""
        self.tab.begin()
        self.set_interval(SHOW_IN_TAB_EVERY, self._show_in_tab)
        if self.home.read_only:
            self.set_interval(LOOK_ELSEWHERE_EVERY, self._look_elsewhere)

    def on_unmount(self) -> None:
        """Leave the terminal as it was."""
        self.tab.end()

    def _show_in_tab(self) -> None:
        self.tab.show(self.listening.now(), time.monotonic())

    def _look_elsewhere(self) -> None:
        self.work("elsewhere", self._learn_elsewhere)

    async def _learn_elsewhere(self) -> None:
        answer = await self.read(ask, self.home.directories.data, "status")
        self.elsewhere = ""
        if answer and answer.get("title") is not None:
            state = STATE_WORDS[State(answer["state"])]
            self.elsewhere = f"{answer['title']}  {clock(answer['position'])}  {state}"

    def _write_to_terminal(self, sequence: str) -> None:
        if self._driver is not None:
            self._driver.write(sequence)

    def steered(self, words: str) -> Answer:
        """Do what another process asks for. Called on a thread of its own."""
        return self._steering.obey(words)

    def look_again(self) -> None:
        """Show what another process has written to the library."""
        self.read_again()

    def _play_told(self, episode_id: int, at: float | None) -> None:
        self.post_message(OpenEpisode(episode_id, at=at))

    def close_services(self) -> None:
        """Leave the desktop, then end every thread."""
        self.link.close()
        super().close_services()
