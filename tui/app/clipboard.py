"""The system's clipboard, by whichever tool there is; the terminal's own way (OSC 52)
reaches it too, but not in every terminal."""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

_log = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds that a tool may take."""


def tool(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> list[str] | None:
    """The command that takes text for the clipboard; None where there is none.

    Over SSH a tool would reach the clipboard of the wrong machine.
    """
    if "SSH_CONNECTION" in environment or "SSH_TTY" in environment:
        return None
    candidates = [
        (platform == "darwin", ["pbcopy"]),
        (platform == "win32", ["clip"]),
        ("WAYLAND_DISPLAY" in environment, ["wl-copy"]),
        ("DISPLAY" in environment, ["xclip", "-selection", "clipboard"]),
        ("DISPLAY" in environment, ["xsel", "--clipboard", "--input"]),
        ("WSL_DISTRO_NAME" in environment, ["clip.exe"]),
    ]
    path = environment.get("PATH")
    usable = (c for fits, c in candidates if fits and shutil.which(c[0], path=path))
    return next(usable, None)


def hand_over(text: str) -> None:
    """Give text to the system's clipboard, where a tool is there. May block."""
    command = tool()
    if command is None:
        return
    try:
        # Output is let go of: these tools leave a process behind that would hold it.
        subprocess.run(
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        _log.warning("%s did not take what was copied", command[0], exc_info=True)
