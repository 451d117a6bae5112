"""Playing without the app: a JSON line a second, until the end or a signal."""

from __future__ import annotations

import json
import logging
import signal
import sys
import threading
import time
from dataclasses import replace
from types import FrameType
from typing import TYPE_CHECKING

from tui.app.listening import Listening
from tui.cli.output import complain
from tui.cli.shows import on_the_web
from tui.errors import EarmarkError
from tui.playback.stderr import trim_stderr

if TYPE_CHECKING:
    from tui.app.page import Page
    from tui.home import Home
    from tui.playback.control import Control
    from tui.playback.desktop.hands import Hands
    from tui.playback.session import NowPlaying, Session

_log = logging.getLogger(__name__)

_LINE_EVERY = 1.0
_FINISHED = ("ended", "failed")
_SILENT = ("idle", "opening")
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
    from tui.app.steering import Steering
    from tui.playback.desktop.link import DesktopLink
    from tui.playback.stderr import stderr_kept_in

    home.hearing.track(episode_id)
    with stderr_kept_in(home.directories.log_file):
        session = home.hearing.session()
        playing = _Playing(home, session)
        listening = playing.listening
        link = DesktopLink(_hands(home, listening))
        link.follow(session)
        steering = Steering(listening, home.settings, session.stop, playing.ask)
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
    return 1 if now.state.value == "failed" else 0


class _Playing:
    """What is heard without a screen, and what somebody else wants to be heard."""

    def __init__(self, home: Home, session: Session) -> None:
        self._home = home
        self._session = session
        self.listening = Listening(session, home.settings)
        self._asked: tuple[int, float | None] | None = None
        self._stop, self._happened = threading.Event(), threading.Event()

    def begin(self, episode_id: int, at: float | None) -> None:
        """Play the first episode, its words known."""
        page = self._page(episode_id)
        self.listening.play(self._home.hearing.track(episode_id), at)
        self.listening.use_page(page)

    def ask(self, episode_id: int, at: float | None) -> None:
        """Want another episode. On any thread."""
        self._asked = (episode_id, at)
        self._happened.set()

    def follow(self) -> NowPlaying:
        """Print what is heard until it is over; the last of it."""

        def leave(number: int, frame: FrameType | None) -> None:
            self._stop.set()
            self._happened.set()

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, leave)
        self._session.subscribe(lambda happening, now: self._happened.set())
        opens_long_from = time.monotonic() + _LINE_EVERY
        while True:
            self._obey()
            trim_stderr()
            now = self._session.now()
            self._learn(now)
            opens = now.state.value in _SILENT
            if not opens or time.monotonic() >= opens_long_from:
                _print_line(now, self._cue(now), self._session.player_note())
            over = now.track is None or now.state.value in _FINISHED
            if self._stop.is_set() or (over and self._asked is None):
                return now
            self._happened.wait(_LINE_EVERY)
            self._happened.clear()

    def _obey(self) -> None:
        """Play what was asked for; where that cannot be, say why and play on."""
        asked, self._asked = self._asked, None
        if asked is None:
            return
        episode_id, at = asked
        try:
            self.listening.play(self._home.hearing.track(episode_id), at)
            self.listening.use_page(self._page(episode_id))
        except EarmarkError as error:
            _log.info("cannot be played: %s", error)
            complain(str(error))

    def _learn(self, now: NowPlaying) -> None:
        """Time the words anew when the player finds another length."""
        if now.state.value != "playing" or now.duration is None or now.track is None:
            return
        if self._session.player_note() is not None:
            return
        number = now.track.episode_id
        if self._home.hearing.learn_duration(number, now.duration):
            self.listening.use_page(self._page(number))

    def _cue(self, now: NowPlaying) -> str | None:
        """The sentence being said."""
        reading = self.listening.reading
        silent = reading is None or now.state.value in _SILENT
        sentence = None if silent or not reading else reading.said_at(now.position)
        return sentence.text if sentence else None

    def _page(self, episode_id: int) -> Page:
        from tui.app.page import make_page

        words = on_the_web(self._home, self._home.words.find(episode_id))
        return make_page(self._home.library, words)


def _hands(home: Home, listening: Listening) -> Hands:
    """What the desktop may do: there is no next episode, and the end is the end."""
    from tui.app.outside import app_hands

    def follows() -> bool:
        here = listening.now().position
        return any(chapter.start > here for chapter in listening.chapters)

    stop = listening.session.stop
    return replace(app_hands(home, listening, stop, stop), follows=follows)


def _print_line(now: NowPlaying, cue: str | None, note: str | None) -> None:
    line = {
        "position": round(now.position, 3),
        "duration": now.duration,
        "state": now.state.value,
        "cue": cue,
        "note": now.error or note,
    }
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()
