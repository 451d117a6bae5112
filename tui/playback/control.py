"""Control: one player per listener, and a door through which others steer it.

A lock names the one; the system lets go of it whatever kills the process, so a socket
that was left behind is known to be nobody's. Both are for this user alone. A request
is a word or a few on a line, the answer one JSON object on a line.
"""

import contextlib
import hashlib
import json
import logging
import os
import socket
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tui.playback.heard import NowPlaying
from tui.playback.lock_file import locked
from tui.playback.player import State

_log = logging.getLogger(__name__)

Answer = dict[str, Any]

LOOK_AGAIN = "look-again"
"""Told when another process has written to the library."""

_PATIENCE = 3.0
_LONGEST = 4096
_LONGEST_PATH = 100
"""Bytes that a socket's path may have on every system."""


def status_of(
    now: NowPlaying | None, line: str | None, chapter: str | None = None
) -> Answer:
    """What is heard, for programs.

    Speed and volume are known while a player is open, whether it plays or not; every
    other null says that there is no such thing. ``note`` says for whom all waits, or
    what went wrong.
    """
    track = now.track if now else None
    return {
        "state": (now.state if now else State.IDLE).value,
        "show": track.show if track else None,
        "title": track.title if track else None,
        "episode_id": track.episode_id if track else None,
        "position": round(now.position, 3) if now and track else None,
        "duration": now.duration if now and track else None,
        "speed": now.rate if now else None,
        "volume": now.volume if now else None,
        "chapter": chapter,
        "line": line,
        "note": now.error or now.notice if now else None,
    }


def ask(data: Path, word: str) -> Answer | None:
    """What the player of this data folder answers; None when there is none."""
    if not hasattr(socket, "AF_UNIX"):
        return None
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(_PATIENCE)
        try:
            connection.connect(str(_socket_path(data)))
            connection.sendall(word.encode() + b"\n")
            answer = json.loads(connection.makefile("rb").readline())
        except (OSError, ValueError):
            return None
    return answer if isinstance(answer, dict) else None


def order_to_play(episode_id: int, at: float | None) -> str:
    """The words that have a player play an episode, from a moment if told so."""
    return f"play {episode_id}" + ("" if at is None else f" {at:.3f}")


class Control:
    """The door of the one player of a data folder; ask ``owner`` before it plays."""

    def __init__(self, data: Path) -> None:
        self._path = _socket_path(data)
        self._lock = locked(data / "player.lock")
        self._listening: socket.socket | None = None

    @property
    def owner(self) -> bool:
        """Whether this is the one player; False: another one runs."""
        return self._lock is not None

    def serve(self, answer: Callable[[str], Answer]) -> None:
        """Answer others from now on, on a thread of its own."""
        if self._lock is None or not hasattr(socket, "AF_UNIX"):
            return
        listening = socket.socket(socket.AF_UNIX)
        try:
            self._path.unlink(missing_ok=True)
            _bind_for_this_user(listening, self._path)
        except OSError:
            _log.exception("nobody can steer this player from outside")
            listening.close()
            return
        self._listening = listening
        threading.Thread(
            target=_serve, args=(listening, answer), name="earmark-control", daemon=True
        ).start()

    def close(self) -> None:
        """Let another be the one."""
        if self._listening is not None:
            self._path.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                self._listening.shutdown(socket.SHUT_RDWR)
            self._listening.close()
            self._listening = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _serve(listening: socket.socket, answer: Callable[[str], Answer]) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        with connection:
            connection.settimeout(_PATIENCE)
            try:
                _converse(connection, answer)
            except (OSError, ValueError) as error:
                _log.info("somebody at the control socket: %s", error)
            except Exception:
                _log.exception("a request at the control socket failed")


def _converse(connection: socket.socket, answer: Callable[[str], Answer]) -> None:
    word = connection.makefile("rb").readline(_LONGEST).decode().strip()
    told = json.dumps(answer(word), ensure_ascii=False)
    connection.sendall(told.encode() + b"\n")


def _bind_for_this_user(listening: socket.socket, path: Path) -> None:
    before = os.umask(0o177)
    try:
        listening.bind(str(path))
    finally:
        os.umask(before)
    listening.listen(8)


def _socket_path(data: Path) -> Path:
    path = data / "control.sock"
    if len(os.fsencode(path)) <= _LONGEST_PATH:
        return path
    name = hashlib.sha256(os.fsencode(path)).hexdigest()[:24]
    return Path(tempfile.gettempdir()) / f"earmark-{name}.sock"
