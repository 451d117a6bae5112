"""A session bus of a test's own, and what stands in for a desktop on it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.playback.desktop.hands import Facts, Hands
from tui.playback.session import Session

DEADLINE = 60.0
_CONFIG = """<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""


@contextmanager
def private_bus(folder: Path) -> Iterator[str]:
    """A bus daemon, and its address."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None or not sys.platform.startswith("linux"):
        pytest.skip("needs Linux and dbus-daemon")
    config = folder / "bus.conf"
    config.write_text(_CONFIG.format(folder=folder))
    running = subprocess.Popen(
        [daemon, f"--config-file={config}", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    try:
        yield running.stdout.readline().strip()
    finally:
        running.terminate()
        running.communicate(timeout=DEADLINE)


def playerctl(address: str, *arguments: str) -> str:
    """What playerctl says; empty where it finds no player."""
    program = shutil.which("playerctl")
    if program is None:
        pytest.skip("needs playerctl")
    done = subprocess.run(
        [program, *arguments],
        env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": address},
        capture_output=True,
        text=True,
        timeout=DEADLINE,
        check=False,
    )
    return done.stdout.strip()


def wait_until(true: Callable[[], object]) -> None:
    """Wait until something is true."""
    deadline = time.monotonic() + DEADLINE
    while not true():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.02)


async def nothing_new(number: int) -> bool:
    """No picture has come."""
    return False


def session_hands(session: Session, facts: Facts, steps: list[int]) -> Hands:
    """A session in the desktop's hands; steps are only written down."""
    return Hands(
        now=session.now,
        facts=lambda number: facts,
        bring_art=nothing_new,
        toggle=session.toggle,
        pause=session.pause,
        resume=session.resume,
        stop=session.pause,
        step=steps.append,
        follows=lambda: True,
        seek_to=session.seek_to,
        seek_by=session.seek_by,
        set_rate=session.set_rate,
        set_volume=session.set_volume,
        leave=session.stop,
    )
