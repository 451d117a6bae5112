"""From key to screen in every list, with 300 shows and 30,000 episodes."""

import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench.big_library import make_big_library
from tests.bench.figures import figure
from tests.bench.terminal import Terminal

PAGE_DOWN, PAGE_UP, ENTER, ESCAPE = "\x1b[6~", "\x1b[5~", "\r", "\x1b"
ROUNDS = 9
MOVES = {"a row": "jk", "a page": (PAGE_DOWN, PAGE_UP), "to the end": "Gg"}
SHELVES = 4
"""From the list of all episodes down to a show."""
QUIET = 3.0
"""Seconds in which the program comes to rest after it was opened."""


def moving(terminal: Terminal, where: str) -> None:
    """Print how long the list that has the keys takes to follow them."""
    for what, keys in MOVES.items():
        seconds = [terminal.answer(key) for _ in range(ROUNDS) for key in keys]
        tell(f"{where}: {what}", seconds)


def tell(what: str, seconds: list[float]) -> None:
    """Print the median, and the slowest beside it."""
    median, slowest = statistics.median(seconds) * 1000, max(seconds) * 1000
    figure(what, f"{median:.0f} ms", f"{slowest:.0f} ms at most")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        make_big_library(Path(folder))
        command = [sys.executable, "-m", "tui"]
        with Terminal(command, {"EARMARK_HOME": folder}) as terminal:
            terminal.appearance("Show 000")
            terminal.settle(QUIET)
            moving(terminal, "shows")
            tell("all episodes: open", [terminal.answer(ENTER)])
            terminal.settle(QUIET)
            moving(terminal, "all episodes")
            filters = [terminal.answer("u") for _ in range(ROUNDS)]
            tell("all episodes: only unplayed", filters)
            terminal.settle(QUIET)
            marks = [terminal.answer("m") for _ in range(ROUNDS)]
            tell("all episodes: mark as played", marks)
            terminal.answer(ESCAPE)
            for _ in range(SHELVES):
                terminal.answer("j")
            terminal.settle(QUIET)
            tell("a show: open", [terminal.answer(ENTER)])
            moving(terminal, "a show")


if __name__ == "__main__":
    main()
