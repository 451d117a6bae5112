"""Standard error, kept for the screen: what C libraries write there goes to a file."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MOST_BYTES = 8 * 1024 * 1024


def quiet_stderr(log_file: Path) -> None:
    """Send file descriptor 2 to a file; ``sys.stderr`` still reaches the terminal.

    libVLC and sound libraries write to descriptor 2, which on Unix is the screen a
    terminal program draws on.
    """
    terminal = os.fdopen(os.dup(2), "w", encoding="utf-8", buffering=1)
    _send_to(log_file)
    sys.__stderr__ = sys.stderr = terminal  # type: ignore[misc]


def trim_stderr() -> None:
    """Begin its file anew where libraries wrote far too much: ALSA does so without
    end while there is no sound device."""
    file = os.fstat(2)
    if stat.S_ISREG(file.st_mode) and file.st_size > _MOST_BYTES:
        os.ftruncate(2, 0)


@contextmanager
def stderr_kept_in(log_file: Path) -> Iterator[None]:
    """Send file descriptor 2 to a file for a while, and back.

    Where the file cannot be written what is said is lost, and nothing else.
    """
    terminal = os.dup(2)
    try:
        _send_to(log_file)
    except OSError:
        _send_to(Path(os.devnull))
    try:
        yield
    finally:
        sys.stderr.flush()
        os.dup2(terminal, 2)
        os.close(terminal)


def _send_to(log_file: Path) -> None:
    log_file.parent.mkdir(parents=True, exist_ok=True)
    log = os.open(log_file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    sys.stderr.flush()
    os.dup2(log, 2)
    os.close(log)
