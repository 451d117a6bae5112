"""The command line: from arguments to a command and an exit code."""

from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run one command; gives the exit code: 0 done, 1 failed, 2 bad use."""
    raise NotImplementedError
