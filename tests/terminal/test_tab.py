"""Title and progress in the bytes that reach a real terminal."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

SECONDS = 60.0


@pytest.mark.terminal
def test_the_terminal_gets_its_title_back(earmark_home: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    environment = {
        "EARMARK_HOME": str(earmark_home),
        "EARMARK_VLC_ARGS": "--aout=dummy",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "TERM_PROGRAM": "ghostty",
    }
    demo = [sys.executable, "-m", "tui", "demo"]
    running = subprocess.Popen(
        demo, stdin=theirs, stdout=theirs, stderr=theirs, env=environment,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    heard = bytearray()
    try:
        _read_until(ours, heard, rb"\x1b\[22;0t")
        _read_until(ours, heard, rb"Shows")
        os.write(ours, b"\r")
        _read_until(ours, heard, rb"Read")
        os.write(ours, b"\r")
        _read_until(
            ours, heard, rb"\x1b\]0;\xe2\x96\xba [^\x07\x1b]+Earmark[^\x07]*\x07"
        )
        _read_until(ours, heard, rb"\x1b\]9;4;1;\d+\x07")
        os.write(ours, b"\x11")
        _read_until(ours, heard, rb"\x1b\[23;0t")
        assert running.wait(SECONDS) == 0
    finally:
        running.kill()
        running.wait()
        os.close(ours)
    assert heard.rindex(b"\x1b]9;4;0;\x07") > heard.index(b"\x1b]9;4;1;")
    assert heard.count(b"\x1b[22;0t") == heard.count(b"\x1b[23;0t") == 1


def _read_until(terminal: int, heard: bytearray, wanted: bytes) -> None:
    deadline = time.monotonic() + SECONDS
    while not re.search(wanted, heard):
        assert time.monotonic() < deadline, f"{wanted!r} never came"
        if select.select([terminal], [], [], 0.2)[0]:
            heard += os.read(terminal, 65536)
