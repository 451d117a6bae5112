"""What is typed right after a key that opens a line goes into that line."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import LoopbackServer
from tests.sync.feeds import rss
from tests.terminal.tmux import Terminal

pytestmark = pytest.mark.terminal


@pytest.fixture
def terminal(earmark_home: Path, tmp_path: Path) -> Iterator[Terminal]:
    environment = {
        "EARMARK_HOME": str(earmark_home),
        "EARMARK_VLC_ARGS": "--aout=dummy",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
    }
    opened = Terminal([sys.executable, "-m", "tui"], environment=environment)
    try:
        yield opened
    finally:
        opened.close()


def test_shows_are_added_by_typing_at_once(
    terminal: Terminal, server: LoopbackServer
) -> None:
    first = server.put("/first", rss(["1"]))
    second = server.put("/second", rss(["1", "2"]))
    terminal.wait_for_text("There are no shows here yet")
    terminal.type(f"a{first}\r")
    terminal.wait_for_text("1 episode")
    terminal.wait_for(lambda s: "Add a show" not in s or None, "a closed dialog")
    terminal.type(f"a{second}\r")
    terminal.wait_for_text("2 episodes")
