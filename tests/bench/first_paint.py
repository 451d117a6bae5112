"""First paint and memory with 300 shows and 30,000 episodes, in a real terminal.

Measured in turn with an empty Textual app, so that both meet the same machine.
"""

import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.big_library import make_big_library
from tests.bench.figures import figure
from tests.bench.terminal import Appearance, Terminal

ROUNDS = 7
MEDIAN = f"median of {ROUNDS}"
EMPTY_APP = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("nothing here")

Empty().run()
"""


def empty_app() -> Appearance:
    """An app with one line of text."""
    with Terminal([sys.executable, "-c", EMPTY_APP], {}) as terminal:
        return terminal.appearance("nothing here")


@dataclass(frozen=True, slots=True)
class Visit:
    """Earmark opened and used for a moment."""

    appearance: Appearance
    settled_mb: float
    key_seconds: float


def earmark(home: Path) -> Visit:
    """Earmark on a home."""
    command = [sys.executable, "-m", "tui"]
    with Terminal(command, {"EARMARK_HOME": str(home)}) as terminal:
        appearance = terminal.appearance("Show 000")
        terminal.settle(2.0)
        keys = [terminal.answer("j") for _ in range(9)]
        return Visit(appearance, terminal.resident_mb(), statistics.median(keys))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_big_library(home)
        empty_app(), earmark(home)
        pairs = [(empty_app(), earmark(home)) for _ in range(ROUNDS)]
    empty = statistics.median(empty.seconds for empty, _ in pairs)
    ours = statistics.median(visit.appearance.seconds for _, visit in pairs)
    empty_mb = statistics.median(empty.resident_mb for empty, _ in pairs)
    ours_mb = statistics.median(visit.settled_mb for _, visit in pairs)
    key = statistics.median(visit.key_seconds for _, visit in pairs)
    figure("first paint, empty Textual app", f"{empty * 1000:.0f} ms", MEDIAN)
    figure("first paint, 30,000 episodes", f"{ours * 1000:.0f} ms", MEDIAN)
    figure("first paint, ratio", f"{ours / empty:.2f}")
    figure("memory, empty Textual app", f"{empty_mb:.0f} MB")
    figure("memory, 30,000 episodes", f"{ours_mb:.0f} MB", "after some keys")
    figure("memory, ratio", f"{ours_mb / empty_mb:.2f}")
    figure("from key to screen, in the list of shows", f"{key * 1000:.0f} ms", MEDIAN)


if __name__ == "__main__":
    main()
