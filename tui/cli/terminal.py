"""The terminal: what the app draws on, and cannot do without."""

import sys

from tui.errors import UsageError


def has_terminal() -> bool:
    """Whether somebody can see the app and press its keys."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def require_terminal() -> None:
    """Refuse to open the app where nobody could see it or press its keys.

    Raises:
        UsageError: input or output is a file or a pipe.
    """
    if not has_terminal():
        raise UsageError(
            "the app needs a terminal; earmark --help lists what works without one."
        )
