"""The background: a job in a process of its own, that gives way to everything else.

It has the lowest priority, ends with this process however that ends, and is killed
when it is called off. On battery it waits, unless that is allowed.
"""

import logging
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import tui
from tui.errors import EarmarkError
from tui.sync.jobs import Job
from tui.sync.pipes import receive, send

log = logging.getLogger(__name__)

_LOOK_EVERY = 0.1
_IDLE_DISK = {"linux": ("ionice", "-c", "3"), "darwin": ("taskpolicy", "-b")}
"""What has a program wait for the disk behind everybody else, where it is installed."""


class CalledOff(EarmarkError):
    """The listener changed their mind."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is sent to the process."""

    job: Job
    on_battery: bool


@dataclass(frozen=True, slots=True)
class Told:
    """How far the job is."""

    what: object


@dataclass(frozen=True, slots=True)
class Done:
    """The job's result."""

    result: object


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is none: a sentence; with a traceback where that tells more."""

    sentence: str
    traceback: str = ""


WAITING = "waiting for power"
"""Told while the machine runs on its battery."""


def run_apart(
    job: Job,
    told: Callable[[object], None],
    cancel: threading.Event,
    *,
    on_battery: bool = True,
) -> object:
    """Run a job in a process of its own; gives its result. Blocks until then.

    Raises:
        CalledOff: ``cancel`` was set.
        EarmarkError: it failed.
    """
    process = _started()
    into, out = process.stdin, process.stdout
    assert into is not None and out is not None
    over = threading.Event()
    watch = threading.Thread(target=_watch, args=(process, cancel, over), daemon=True)
    watch.start()
    try:
        send(into, Order(job, on_battery))
        last = _heard_out(out, told)
    except (OSError, EOFError):
        last = None
    finally:
        over.set()
        process.kill()
        process.wait()
        watch.join()
        out.close()
        _close(into)
    if cancel.is_set():
        raise CalledOff("Called off.")
    return _result(last, process.returncode)


def _started() -> "subprocess.Popen[bytes]":
    packages = str(Path(tui.__file__).parent.parent)
    gently = _IDLE_DISK.get(sys.platform, ())
    if gently and not shutil.which(gently[0]):
        gently = ()
    return subprocess.Popen(
        [*gently, sys.executable, "-P", "-m", "tui.sync.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": packages},
    )


def _watch(
    process: "subprocess.Popen[bytes]", cancel: threading.Event, over: threading.Event
) -> None:
    while not over.wait(_LOOK_EVERY):
        if cancel.is_set():
            process.kill()
            return


def _heard_out(out: IO[bytes], told: Callable[[object], None]) -> Done | Failed | None:
    """What it says in the end, telling on the way what it tells."""
    while True:
        message = receive(out)
        if isinstance(message, Told):
            told(message.what)
        elif isinstance(message, Done | Failed):
            return message


def _result(last: Done | Failed | None, code: int) -> object:
    if isinstance(last, Done):
        return last.result
    if last is None:
        raise EarmarkError(
            f"The work in the background ended before it was done (code {code}): "
            "maybe the memory ran out."
        )
    if last.traceback:
        log.error("a job failed\n%s", last.traceback)
    raise EarmarkError(last.sentence)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        log.debug("what was not yet sent is lost")
