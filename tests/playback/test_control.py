"""One player per listener, and steering it from outside."""

import json
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import DEADLINE
from tui.playback.control import Answer, Control, ask, status_of
from tui.playback.heard import NowPlaying, Track
from tui.playback.player import Sound, State

OTHER = """
import sys, time
from pathlib import Path
from tests.servers import DEADLINE
from tui.playback.control import Control
control = Control(Path(sys.argv[1]))
control.serve(lambda word: {"word": word})
print(control.owner, flush=True)
time.sleep(600)
"""


@pytest.fixture(params=["short", "d" * 120], ids=["short path", "long path"])
def data(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / str(request.param)


@pytest.fixture
def control(data: Path) -> Iterator[Control]:
    control = Control(data)
    yield control
    control.close()


def test_it_answers_and_only_this_user_may_ask(control: Control, data: Path) -> None:
    asked: list[str] = []

    def answer(word: str) -> Answer:
        asked.append(word)
        return {"line": "Wörter"}

    control.serve(answer)

    assert ask(data, "pause") == {"line": "Wörter"}
    assert ask(data, "next") == {"line": "Wörter"}
    assert asked == ["pause", "next"]
    assert stat.S_IMODE(control._path.stat().st_mode) == 0o600
    control.close()
    assert ask(data, "pause") is None
    assert not control._path.exists()


def test_a_second_one_is_not_the_owner(control: Control, data: Path) -> None:
    second = Control(data)

    assert control.owner
    assert not second.owner
    second.close()
    control.close()
    third = Control(data)
    assert third.owner
    third.close()


def test_what_a_killed_one_left_behind_is_taken_over(data: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", OTHER, str(data)], stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline().strip() == "True"
    assert ask(data, "status") == {"word": "status"}
    assert not Control(data).owner
    other.send_signal(signal.SIGKILL)
    other.communicate(timeout=DEADLINE)

    assert ask(data, "status") is None
    heir = Control(data)
    heir.serve(lambda word: {"heir": True})
    assert heir.owner
    assert ask(data, "status") == {"heir": True}
    heir.close()


def test_garbage_and_failures_end_nothing(control: Control, data: Path) -> None:
    def answer(word: str) -> Answer:
        return {"ok": 1 // len(word)}

    control.serve(answer)
    for garbage in (b"\n", b"\xff\xfe\n", b"x" * 10_000, b""):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(control._path))
            connection.sendall(garbage)

    assert ask(data, "s") == {"ok": 1}


def test_a_status_can_always_be_written() -> None:
    track = Track(7, "Title", "Show", Sound())
    now = NowPlaying(track, State.PLAYING, 1.23456, None, 1.5, 100)

    told = json.loads(json.dumps(status_of(now, "Words.")))

    assert told == {
        "state": "playing",
        "show": "Show",
        "title": "Title",
        "episode_id": 7,
        "position": 1.235,
        "duration": None,
        "speed": 1.5,
        "volume": 100,
        "chapter": None,
        "line": "Words.",
        "note": None,
    }
    assert status_of(None, None)["state"] == "idle"


def test_speed_and_volume_are_known_while_nothing_plays() -> None:
    idle = status_of(NowPlaying(None, State.IDLE, 0.0, None, 1.2, 90), None)

    assert (idle["speed"], idle["volume"], idle["position"]) == (1.2, 90, None)
    assert status_of(None, None)["speed"] is None
