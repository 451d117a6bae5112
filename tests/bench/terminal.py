"""A program in a terminal of its own: when does a text appear, how much memory?"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType

COLUMNS, ROWS = 120, 40
_ESCAPES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[()].|[=>]|[P\]].*?(?:\x07|\x1b\\))"
)


@dataclass(frozen=True, slots=True)
class Appearance:
    """When a text was first on the screen, and the memory then."""

    seconds: float
    resident_mb: float


class Terminal:
    """A command running in a pseudo-terminal. Use as a context manager."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._master, slave = pty.openpty()
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(slave, termios.TIOCSWINSZ, size)
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=_as_installed({**os.environ, "TERM": "xterm-256color", **environment}),
            start_new_session=True,
        )
        os.close(slave)
        self._seen = b""

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._master)

    def appearance(self, text: str, deadline: float = 60.0) -> Appearance:
        """Wait for a text on the screen."""
        wanted = text.encode()
        while wanted not in _ESCAPES.sub(b"", self._seen):
            self._read(self._began + deadline - time.perf_counter(), text)
        seconds = time.perf_counter() - self._began
        return Appearance(seconds, self.resident_mb())

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def resident_mb(self) -> float:
        """The memory the program holds now, in megabytes."""
        command = ["ps", "-o", "rss=", "-p", str(self._process.pid)]
        return int(subprocess.check_output(command)) / 1024

    def settle(self, seconds: float) -> None:
        """Let the program work on for a while."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._master], [], [], left)[0]:
                self._seen += self._output()

    def answer(self, key: str) -> float:
        """Seconds from a key to the first change on the screen."""
        began = time.perf_counter()
        os.write(self._master, key.encode())
        self._read(10.0, key)
        seconds = time.perf_counter() - began
        self.settle(0.1)
        return seconds

    def _output(self) -> bytes:
        """What the program has written; nothing once it has ended."""
        try:
            return os.read(self._master, 65536)
        except OSError:
            time.sleep(0.05)
            return b""

    def _read(self, timeout: float, text: str) -> None:
        ready = select.select([self._master], [], [], max(0.0, timeout))[0]
        if not ready:
            tail = _ESCAPES.sub(b"", self._seen)[-500:].decode(errors="replace")
            raise TimeoutError(f"{text!r} never came; the screen's end: {tail!r}")
        self._seen += self._output()


def _as_installed(environment: dict[str, str]) -> dict[str, str]:
    """An environment in which Python keeps what it compiled, as it does for users."""
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment
