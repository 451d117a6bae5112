"""Playing without the app: a JSON line a second, until the end or a signal."""

from __future__ import annotations

import json
import signal
import sys
import threading
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING, Any

from tui.cli.output import complain
from tui.cli.shows import on_the_web
from tui.errors import PlaybackError

if TYPE_CHECKING:
    from tui.home import Home
    from tui.model.reading import Reading
    from tui.playback.control import Answer, Control
    from tui.playback.session import NowPlaying, Session

_LINE_EVERY = 1.0
_FINISHED = ("ended", "failed")
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
    track = home.track(episode_id)
    reading = _reading(home, episode_id)
    stop, happened = threading.Event(), threading.Event()

    def leave(number: int, frame: FrameType | None) -> None:
        stop.set()
        happened.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, leave)
    session = home.session()
    control.serve(partial(_steer, session, reading))
    session.subscribe(lambda happening, now: happened.set())
    try:
        session.play(track, at)
        while True:
            now = session.now()
            _print_line(now, reading)
            if stop.is_set() or now.track is None or now.state.value in _FINISHED:
                break
            happened.wait(_LINE_EVERY)
            happened.clear()
        note = session.player_note()
    finally:
        session.close()
    if note:
        complain(note)
    if now.error:
        complain(now.error)
    return 1 if now.state.value == "failed" else 0


def _steer(session: Session, reading: Reading | None, word: str) -> Answer:
    from tui.playback.control import status_of

    deeds = {
        "pause": session.pause,
        "resume": session.resume,
        "toggle": session.toggle,
        "next": session.stop,
    }
    if word in deeds:
        deeds[word]()
    now = session.now()
    return status_of(now, _line(now, reading)["cue"])


def _reading(home: Home, episode_id: int) -> Reading | None:
    from tui.transcripts.reading import make_reading

    words = on_the_web(home, home.words.find(episode_id))
    return make_reading(words.transcript) if words.transcript else None


def _print_line(now: NowPlaying, reading: Reading | None) -> None:
    line = _line(now, reading)
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _line(now: NowPlaying, reading: Reading | None) -> dict[str, Any]:
    sentence = reading.sentence_at(now.position) if reading else None
    return {
        "position": round(now.position, 3),
        "duration": now.duration,
        "state": now.state.value,
        "cue": sentence.text if sentence else None,
    }
