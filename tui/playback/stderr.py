"""Standard error, kept for the screen: what C libraries write there goes to a file."""

import os
import sys
from pathlib import Path


def quiet_stderr(log_file: Path) -> None:
    """Send file descriptor 2 to a file; ``sys.stderr`` still reaches the terminal.

    libVLC and sound libraries write to descriptor 2, which on Unix is the screen a
    terminal program draws on.
    """
    log_file.parent.mkdir(parents=True, exist_ok=True)
    terminal = os.fdopen(os.dup(2), "w", encoding="utf-8", buffering=1)
    log = os.open(log_file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    sys.stderr.flush()
    os.dup2(log, 2)
    os.close(log)
    sys.__stderr__ = sys.stderr = terminal  # type: ignore[misc]
