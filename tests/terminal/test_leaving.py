"""Leaving without a key: no terminal to begin with, or one that is taken away."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.tmux import DEADLINE, Terminal
from tui.config import Directories
from tui.home import Home

EARMARK = [sys.executable, "-m", "tui"]


@pytest.fixture
def environment(earmark_home: Path, tmp_path: Path) -> dict[str, str]:
    (tmp_path / "temporary").mkdir()
    return {
        "EARMARK_HOME": str(earmark_home),
        "EARMARK_VLC_ARGS": "--aout=dummy",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "TMPDIR": str(tmp_path / "temporary"),
    }


@pytest.mark.parametrize("arguments", [[], ["demo"], ["play", "anything"]])
def test_the_app_needs_a_terminal(
    arguments: list[str], environment: dict[str, str]
) -> None:
    done = subprocess.run(
        [*EARMARK, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=DEADLINE,
    )
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.startswith("earmark: the app needs a terminal;")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.terminal
@pytest.mark.vlc
def test_the_place_is_kept_when_the_terminal_is_closed(
    environment: dict[str, str], tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    demo = [*EARMARK, "demo", "--home", str(kept)]
    terminal = Terminal(demo, environment=environment)
    try:
        terminal.wait_for_text("Shows")
        terminal.press("Enter")
        terminal.wait_for_text("o Read")
        terminal.press("Enter")
        terminal.wait_for_text("playing")
        terminal.wait_for(lambda seen: re.search(r" 0:0[2-9] / ", seen), "sound")
    finally:
        terminal.close()
    _wait_until(lambda: _position(kept) >= 2)
    logs = Directories.here().logs.glob("*")
    assert not [log for log in logs if "Traceback" in log.read_text()]


@pytest.mark.terminal
def test_the_demo_leaves_nothing_behind_when_its_terminal_is_closed(
    environment: dict[str, str],
) -> None:
    temporary = Path(environment["TMPDIR"])
    terminal = Terminal([*EARMARK, "demo"], environment=environment)
    try:
        terminal.wait_for_text("Shows")
        assert list(temporary.glob("earmark-demo-*"))
    finally:
        terminal.close()
    _wait_until(lambda: not list(temporary.glob("earmark-demo-*")))


def _position(folder: Path) -> float:
    with Home.open(folder) as home:
        return max(row.position for row in home.library.episodes.rows())


def _wait_until(true: Callable[[], bool], seconds: float = DEADLINE) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.1)
