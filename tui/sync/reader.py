"""The reader: a process that reads feeds for ``tui.sync.readers`` until input ends."""

import gc
import os
import signal
import sys

from tui.errors import FeedError
from tui.feeds.parse import ParsedFeed
from tui.sync.pipes import receive, send
from tui.sync.readers import Reading

_MUCH_IS_MADE = 50_000
"""Reading makes objects by the thousand, hardly any of them in circles."""
_GIVES_WAY = 10
"""By how much it is less urgent than the process that asks."""


def answer(reading: object) -> ParsedFeed | None:
    """The feed; None where it cannot be read, so that the asker finds out why."""
    assert isinstance(reading, Reading)
    try:
        return reading.read()
    except FeedError:
        return None


def main() -> None:
    """Answer one after the other. An interrupt is the asker's to act on.

    Whoever looks at the screen goes first.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_MUCH_IS_MADE)
    if hasattr(os, "nice"):
        os.nice(_GIVES_WAY)
    while True:
        try:
            reading = receive(sys.stdin.buffer)
        except EOFError:
            return
        send(sys.stdout.buffer, answer(reading))


if __name__ == "__main__":
    main()
