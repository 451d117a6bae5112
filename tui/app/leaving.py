"""Leaving because of a signal: as tidily as by key."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable

_BY_SIGNAL = 128
"""Added to a signal's number in the exit code, as shells do."""


def leave_on_signals(leave: Callable[[int], None]) -> None:
    """Leave with an exit code when told to end, and when the terminal is closed."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGHUP, signal.SIGTERM):
        loop.add_signal_handler(number, _leave, number, leave)


def _leave(number: signal.Signals, leave: Callable[[int], None]) -> None:
    if number is signal.SIGHUP:
        _draw_nowhere()
    leave(_BY_SIGNAL + number)


def _draw_nowhere() -> None:
    """Let the last words to a terminal that is gone fail nothing."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
