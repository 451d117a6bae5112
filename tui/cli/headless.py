"""Playing without the app: a JSON line a second, until the end or a signal."""

from __future__ import annotations

import json
import signal
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING

from tui.cli.output import complain
from tui.cli.shows import on_the_web
from tui.errors import PlaybackError

if TYPE_CHECKING:
    from tui.home import Home
    from tui.model.chapter import Chapter
    from tui.model.reading import Reading
    from tui.playback.control import Answer, Control
    from tui.playback.desktop.hands import Hands
    from tui.playback.session import NowPlaying, Session

_LINE_EVERY = 1.0
_FINISHED = ("ended", "failed")
_SILENT = ("idle", "opening")
"""States in which nothing is heard yet."""
_ANOTHER = (
    "another Earmark is open and plays: steer it with earmark toggle, earmark next and "
    "earmark status, or close it."
)


def play_headless(home: Home, episode_id: int, at: float | None) -> int:
    """Play an episode to its end; gives the exit code.

    Raises:
        PlaybackError: another Earmark is open; two would speak at once.
    """
    from tui.playback.control import Control

    control = Control(home.directories.data)
    if not control.owner:
        raise PlaybackError(_ANOTHER)
    try:
        return _play(home, control, episode_id, at)
    finally:
        control.close()


def _play(home: Home, control: Control, episode_id: int, at: float | None) -> int:
    from tui.playback.desktop.link import DesktopLink
    from tui.playback.stderr import stderr_kept_in

    track = home.track(episode_id)
    words = _Words(home, episode_id)
    with stderr_kept_in(home.directories.log_file):
        session = home.session()
        hands = _hands(home, session, words)
        control.serve(partial(_steer, session, hands, words, home.settings.seek_short))
        link = DesktopLink(hands)
        link.follow(session)
        try:
            session.play(track, at)
            now = _follow(session, words)
            note = session.player_note()
        finally:
            link.close()
            session.close()
    if note:
        complain(note)
    if now.error:
        complain(now.error)
    return 1 if now.state.value == "failed" else 0


def _follow(session: Session, words: _Words) -> NowPlaying:
    """Print what is heard until it is over; the last of it."""
    stop, happened = threading.Event(), threading.Event()

    def leave(number: int, frame: FrameType | None) -> None:
        stop.set()
        happened.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, leave)
    session.subscribe(lambda happening, now: happened.set())
    opens_long_from = time.monotonic() + _LINE_EVERY
    while True:
        now = session.now()
        if session.player_note() is None:
            words.learn(now)
        opens = now.state.value in _SILENT
        if not opens or time.monotonic() >= opens_long_from:
            _print_line(now, words)
        if stop.is_set() or now.track is None or now.state.value in _FINISHED:
            return now
        happened.wait(_LINE_EVERY)
        happened.clear()


class _Words:
    """What is said in an episode, timed by the length that is known by now."""

    def __init__(self, home: Home, episode_id: int) -> None:
        self._home = home
        self._episode_id = episode_id
        self._chapters: tuple[Chapter, ...] = ()
        self._reading = self._read()

    def learn(self, now: NowPlaying) -> None:
        """Time the words anew when the player finds another length."""
        if now.state.value != "playing" or now.duration is None:
            return
        if self._home.learn_duration(self._episode_id, now.duration):
            self._reading = self._read()

    def cue(self, now: NowPlaying) -> str | None:
        """The sentence being said."""
        reading = self._reading
        sentence = reading.said_at(now.position) if reading else None
        return sentence.text if sentence else None

    def chapter(self, position: float, step: int) -> float | None:
        """Where the next chapter begins, or this one, or the one before."""
        from tui.app.moves import neighbor

        return neighbor([chapter.start for chapter in self._chapters], position, step)

    def chapter_title(self, position: float) -> str | None:
        """The chapter a moment is in."""
        begun = [chapter for chapter in self._chapters if chapter.start <= position]
        return begun[-1].title if begun else None

    def _read(self) -> Reading | None:
        from tui.transcripts.reading import make_reading

        words = on_the_web(self._home, self._home.words.find(self._episode_id))
        self._chapters = tuple(words.chapters)
        return make_reading(words.transcript) if words.transcript else None


def _hands(home: Home, session: Session, words: _Words) -> Hands:
    """What the desktop may do: there is no next episode, and the end is the end."""
    from tui.playback.desktop.hands import Hands

    def step(direction: int) -> None:
        target = words.chapter(session.now().position, direction)
        if target is None and direction > 0:
            session.stop()
        else:
            session.seek_to(target or 0.0)

    return Hands(
        now=session.now,
        facts=home.facts,
        toggle=session.toggle,
        pause=session.pause,
        resume=session.resume,
        stop=session.pause,
        step=step,
        follows=lambda: words.chapter(session.now().position, 1) is not None,
        seek_to=session.seek_to,
        seek_by=session.seek_by,
        set_rate=session.set_rate,
        set_volume=session.set_volume,
        leave=session.stop,
    )


def _steer(
    session: Session, hands: Hands, words: _Words, seek: float, word: str
) -> Answer:
    from tui.playback.control import status_of
    from tui.playback.told import obey_number, seek_told

    deeds: dict[str, Callable[[], object]] = {
        "status": lambda: None,
        "pause": hands.pause,
        "resume": hands.resume,
        "toggle": hands.toggle,
        "next": hands.leave,
        "previous": lambda: hands.step(-1),
        "stop": hands.leave,
        "back": lambda: hands.seek_by(-seek),
        "forward": lambda: hands.seek_by(seek),
        "chapter-back": lambda: hands.step(-1),
        "chapter-forward": lambda: hands.step(1),
    }
    seek_to = seek_told(word)
    if seek_to is not None:
        go = hands.seek_by if seek_to.relative else hands.seek_to
        go(seek_to.seconds)
    elif word in deeds:
        deeds[word]()
    elif not obey_number(session, word):
        return {"error": f"without the app there is no {word!r}"}
    now = hands.now()
    return status_of(now, words.cue(now), words.chapter_title(now.position))


def _print_line(now: NowPlaying, words: _Words) -> None:
    line = {
        "position": round(now.position, 3),
        "duration": now.duration,
        "state": now.state.value,
        "cue": None if now.state.value in _SILENT else words.cue(now),
    }
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()
