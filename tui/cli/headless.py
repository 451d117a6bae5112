"""Playing without the app: a JSON line a second, until the end or a signal."""

from __future__ import annotations

import json
import signal
import sys
import threading
from types import FrameType
from typing import TYPE_CHECKING, Any

from tui.cli.output import complain
from tui.cli.shows import on_the_web

if TYPE_CHECKING:
    from tui.home import Home
    from tui.model.reading import Reading
    from tui.playback.session import NowPlaying

_LINE_EVERY = 1.0
_FINISHED = ("ended", "failed")


def play_headless(home: Home, episode_id: int, at: float | None) -> int:
    """Play an episode to its end; gives the exit code."""
    track = home.track(episode_id)
    reading = _reading(home, episode_id)
    stop, happened = threading.Event(), threading.Event()

    def leave(number: int, frame: FrameType | None) -> None:
        stop.set()
        happened.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, leave)
    session = home.session()
    session.subscribe(lambda happening, now: happened.set())
    try:
        session.play(track, at)
        while True:
            now = session.now()
            _print_line(now, reading)
            if stop.is_set() or (now.track and now.state.value in _FINISHED):
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
