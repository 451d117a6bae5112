"""A real terminal to run Earmark in: tmux, driven by keys, read as text and styles."""

import os
import shlex
import subprocess
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

DEADLINE = 60.0
_POLL = 0.05


class Terminal:
    """A tmux session of its own server, gone when closed."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        width: int = 120,
        height: int = 36,
        environment: Mapping[str, str],
    ) -> None:
        self._socket = f"earmark-{os.getpid()}-{uuid.uuid4().hex[:8]}"
        named = {"TERM": "tmux-256color", **environment}
        assignments = [f"{name}={value}" for name, value in named.items()]
        line = shlex.join(["env", "-i", *assignments, *command])
        size = ["-x", str(width), "-y", str(height)]
        self._tmux("new-session", "-d", *size, f"{line}; echo exit:$?; exec cat")

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._socket, "-f", "/dev/null", *arguments],
            capture_output=True,
            text=True,
            check=True,
            timeout=DEADLINE,
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names: ``Enter``, ``Down``, ``C-f``, ``q`` …"""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type text as it stands."""
        self._tmux("send-keys", "-l", text)

    def resize(self, width: int, height: int) -> None:
        """Make the terminal another size."""
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    def record(self, file: Path) -> None:
        """Keep every byte the program writes to the terminal."""
        self._tmux("pipe-pane", "-o", f"cat > {shlex.quote(str(file))}")

    def screen(self) -> str:
        """What is on the screen, as text."""
        return self._tmux("capture-pane", "-p")

    def styled_screen(self) -> str:
        """What is on the screen, with its escape sequences."""
        return self._tmux("capture-pane", "-e", "-p")

    def wait_for(
        self, found: Callable[[str], T | None], what: str, seconds: float = DEADLINE
    ) -> T:
        """Wait until ``found`` makes something of the screen; gives what it made."""
        return self._wait(self.screen, found, what, seconds)

    def wait_for_style(
        self, found: Callable[[str], T | None], what: str, seconds: float = DEADLINE
    ) -> T:
        """``wait_for`` on the styled screen."""
        return self._wait(self.styled_screen, found, what, seconds)

    def wait_for_text(self, text: str, seconds: float = DEADLINE) -> None:
        """Wait until a text is on the screen."""
        self.wait_for(lambda screen: text in screen or None, repr(text), seconds)

    def _wait(
        self,
        look: Callable[[], str],
        found: Callable[[str], T | None],
        what: str,
        seconds: float,
    ) -> T:
        deadline = time.monotonic() + seconds
        while True:
            screen = look()
            result = found(screen)
            if result:
                return result
            if time.monotonic() > deadline:
                raise AssertionError(f"{what} never came up; on the screen:\n{screen}")
            time.sleep(_POLL)

    def close(self) -> None:
        """End the program and the terminal."""
        subprocess.run(
            ["tmux", "-L", self._socket, "kill-server"],
            capture_output=True,
            check=False,
            timeout=DEADLINE,
        )
        Path(f"/tmp/tmux-{os.getuid()}/{self._socket}").unlink(missing_ok=True)
