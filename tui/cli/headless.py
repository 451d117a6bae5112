"""Playing without the app: a JSON line a second, until the end or a signal."""

from __future__ import annotations

import json
import logging
import signal
import sys
import threading
import time
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING

from tui.app.listening import Listening
from tui.cli.output import complain
from tui.cli.shows import on_the_web
from tui.errors import EarmarkError
from tui.playback.heard import Happening
from tui.playback.player import State
from tui.playback.sleep_timer import Until
from tui.playback.stderr import trim_stderr

if TYPE_CHECKING:
    from tui.app.page import Page
    from tui.home import Home
    from tui.playback.control import Control
    from tui.playback.session import NowPlaying, Session

_log = logging.getLogger(__name__)

_LINE_EVERY = 1.0
_FINISHED = (State.ENDED, State.FAILED)
_SILENT = (State.IDLE, State.OPENING)
"""States in which nothing is heard yet."""


def play_headless(home: Home, episode_id: int, at: float | None) -> int:
    """Play an episode to its end, or have the Earmark that is open play it.

    Gives the exit code.
    """
    from tui.playback.control import Control

    control = Control(home.directories.data)
    if not control.owner:
        from tui.cli.handing_over import hand_over

        return hand_over(home, episode_id, at)
    try:
        return _play(home, control, episode_id, at)
    finally:
        control.close()


def _play(home: Home, control: Control, episode_id: int, at: float | None) -> int:
    from tui.app.outside import app_hands, set_speed
    from tui.app.steering import Steering
    from tui.playback.desktop.link import DesktopLink
    from tui.playback.stderr import stderr_kept_in

    home.hearing.track(episode_id)
    with stderr_kept_in(home.directories.log_file):
        session = home.hearing.session()
        playing = _Playing(home, session)
        listening = playing.listening
        go_on = playing.ask_for_next
        link = DesktopLink(app_hands(home, listening, go_on, session.stop))
        link.follow(session)
        pace = partial(set_speed, home, listening)
        steering = Steering(listening, home.settings, go_on, playing.ask, pace)
        try:
            control.serve(steering.obey)
            playing.begin(episode_id, at)
            now = playing.follow()
            note = session.player_note()
        finally:
            link.close()
            session.close()
    if note:
        complain(note)
    if now.error:
        complain(now.error)
    return 1 if now.state is State.FAILED else 0


class _Playing:
    """What is heard without a screen, and what somebody else wants to be heard."""

    def __init__(self, home: Home, session: Session) -> None:
        self._home = home
        self._session = session
        self.listening = Listening(session, home.settings)
        self._asked: tuple[int, float | None] | None = None
        self._next_asked = threading.Event()
        self._stop, self._happened = threading.Event(), threading.Event()
        self._asleep = False
        """Whether the listener wanted to sleep when this episode ended."""

    def begin(self, episode_id: int, at: float | None) -> None:
        """Play the first episode, its words known."""
        page = self._page(episode_id)
        self._hear(episode_id, at)
        self.listening.use_page(page)

    def ask(self, episode_id: int, at: float | None) -> None:
        """Want another episode. On any thread."""
        self._asked = (episode_id, at)
        self._happened.set()

    def ask_for_next(self) -> None:
        """Want what comes next. On any thread."""
        self._next_asked.set()
        self._happened.set()

    def follow(self) -> NowPlaying:
        """Print what is heard until it is over; the last of it."""

        def leave(number: int, frame: FrameType | None) -> None:
            self._stop.set()
            self._happened.set()

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, leave)
        self._session.subscribe(self._told)
        opens_long_from = time.monotonic() + _LINE_EVERY
        while True:
            self._obey()
            trim_stderr()
            now = self._session.now()
            self._learn(now)
            opens = now.state in _SILENT
            if not opens or time.monotonic() >= opens_long_from:
                _print_line(now, self._cue(now), self._session.player_note())
            over = now.track is None or now.state in _FINISHED
            if self._stop.is_set() or (over and not self._goes_on(now)):
                return now
            self._happened.wait(_LINE_EVERY)
            self._happened.clear()

    def _told(self, happening: Happening, now: NowPlaying) -> None:
        if happening is Happening.ENDED:
            self._asleep = _sleeps_at_end(now)
        self._happened.set()

    def _goes_on(self, now: NowPlaying) -> bool:
        """Whether something is heard after this, because it is asked for or follows."""
        if self._asked is not None or self._next_asked.is_set():
            return True
        if now.track is None or now.state is not State.ENDED:
            return False
        if self._asleep or _sleeps_at_end(now):
            return False
        row = self._home.hearing.take_next(now.track.episode_id)
        return row is not None and self._play(row.id, None)

    def _obey(self) -> None:
        """Play what was asked for; where that cannot be, say why and play on."""
        asked, self._asked = self._asked, None
        if asked is not None:
            self._play(*asked)
        if self._next_asked.is_set():
            self._next_asked.clear()
            self._play_next()

    def _play_next(self) -> None:
        number = self.listening.episode_id
        row = self._home.hearing.take_next(number, asked=True)
        if row is None:
            complain("nothing comes next: earmark queue add EPISODE.")
        else:
            self._play(row.id, None)

    def _play(self, episode_id: int, at: float | None) -> bool:
        """Play an episode; False where that cannot be, and it is said why."""
        try:
            self._hear(episode_id, at)
            self.listening.use_page(self._page(episode_id))
        except EarmarkError as error:
            _log.info("cannot be played: %s", error)
            complain(str(error))
            return False
        return True

    def _hear(self, episode_id: int, at: float | None) -> None:
        track, self._asleep = self._home.hearing.track(episode_id), False
        self.listening.play(track, at)
        self._home.library.queue.remove(episode_id)

    def _learn(self, now: NowPlaying) -> None:
        """Time the words anew when the player finds another length."""
        if now.state is not State.PLAYING or now.duration is None or now.track is None:
            return
        if self._session.player_note() is not None:
            return
        number = now.track.episode_id
        if self._home.hearing.learn_duration(number, now.duration):
            self.listening.use_page(self._page(number))

    def _cue(self, now: NowPlaying) -> str | None:
        """The sentence being said."""
        reading = self.listening.reading
        silent = reading is None or now.state in _SILENT
        sentence = None if silent or not reading else reading.said_at(now.position)
        return sentence.text if sentence else None

    def _page(self, episode_id: int) -> Page:
        from tui.app.page import make_page

        words = on_the_web(self._home, self._home.words.find(episode_id))
        return make_page(self._home.library, words)


def _sleeps_at_end(now: NowPlaying) -> bool:
    return now.sleep is not None and now.sleep.until is Until.EPISODE


def _print_line(now: NowPlaying, cue: str | None, note: str | None) -> None:
    line = {
        "episode_id": now.track.episode_id if now.track else None,
        "position": round(now.position, 3),
        "duration": now.duration,
        "state": now.state.value,
        "cue": cue,
        "note": now.error or note or now.notice,
    }
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()
