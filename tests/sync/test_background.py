"""The background: real processes that give way, wait for power, and end with us."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.servers import DEADLINE
from tui.errors import AlignmentError, EarmarkError
from tui.sync.background import WAITING, CalledOff, run_apart
from tui.sync.worker import Mains, tell_on_mains

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Some:
    """Does what its name says."""

    what: str

    def run(self, tell: Callable[[object], None]) -> object:
        tell((os.getpid(), os.getpriority(os.PRIO_PROCESS, 0)))
        match self.what:
            case "fails":
                raise AlignmentError("That cannot be.")
            case "breaks":
                return 1 // 0
            case "dies":
                os._exit(9)
            case "hangs":
                time.sleep(600)
        return self.what


def begun(told: list[object]) -> tuple[int, int]:
    """The process and its priority, as the job told them."""
    (first,) = told
    assert isinstance(first, tuple)
    process, priority = first
    return int(process), int(priority)


def gone(process: int) -> bool:
    """Whether a process ends before the deadline."""
    deadline = time.monotonic() + DEADLINE
    while time.monotonic() < deadline:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        state = Path(f"/proc/{process}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.02)
    return False


def test_a_job_gives_its_result_at_the_lowest_priority() -> None:
    told: list[object] = []
    assert run_apart(Some("works"), told.append, threading.Event()) == "works"
    process, priority = begun(told)
    assert priority == 19 and process != os.getpid()
    assert gone(process)


def test_what_goes_wrong_is_said_in_a_sentence(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def said(what: str) -> str:
        with pytest.raises(EarmarkError) as caught:
            run_apart(Some(what), lambda told: None, threading.Event())
        return str(caught.value)

    assert said("fails") == "That cannot be."
    assert "ended before it was done" in said("dies")
    assert caplog.records == []
    assert "the log has the details" in said("breaks")
    assert "ZeroDivisionError" in caplog.text


def test_it_is_called_off_at_once() -> None:
    cancel = threading.Event()
    told: list[object] = []

    def hear(what: object) -> None:
        told.append(what)
        cancel.set()

    with pytest.raises(CalledOff):
        run_apart(Some("hangs"), hear, cancel)
    assert gone(begun(told)[0])


def test_it_ends_with_the_process_that_started_it() -> None:
    code = (
        "import threading\n"
        "from tests.sync.test_background import Some\n"
        "from tui.sync.background import run_apart\n"
        "run_apart(Some('hangs'), lambda told: print(told[0], flush=True),"
        " threading.Event())\n"
    )
    starter = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with starter:
        assert starter.stdout is not None
        process = int(starter.stdout.readline())
        starter.kill()
        starter.wait()
    assert gone(process)


def test_on_battery_it_waits_and_says_so() -> None:
    powers = iter([True, True, False, True, False])
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    mains = Mains(lambda: next(powers), lambda: now[0], sleep)
    said: list[object] = []
    for share in (0.1, 0.2, 0.3):
        tell_on_mains(said.append, mains, share)
    assert said == [WAITING, WAITING, 0.1, 0.2, 0.3]
    sleep(60)
    tell_on_mains(said.append, mains, 0.4)
    assert said[-2:] == [WAITING, 0.4]
