"""First paint and memory with 300 shows and 30,000 episodes, in a real terminal.

Measured in turn with an empty Textual app, so that both meet the same machine.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench.big_library import make_big_library
from tests.bench.figures import figure
from tests.bench.terminal import Appearance, Terminal

ROUNDS = 7
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


def earmark(home: Path) -> tuple[Appearance, float]:
    """Earmark on a home, and its memory once it has settled."""
    command = [sys.executable, "-m", "tui"]
    with Terminal(command, {"EARMARK_HOME": str(home)}) as terminal:
        appearance = terminal.appearance("Show 000")
        terminal.settle(3.0)
        return appearance, terminal.resident_mb()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_big_library(home)
        empty_app(), earmark(home)
        empties, earmarks, settled = [], [], []
        for _ in range(ROUNDS):
            empties.append(empty_app())
            appearance, resident = earmark(home)
            earmarks.append(appearance)
            settled.append(resident)
    empty = statistics.median(a.seconds for a in empties)
    ours = statistics.median(a.seconds for a in earmarks)
    empty_mb = statistics.median(a.resident_mb for a in empties)
    ours_mb = statistics.median(settled)
    figure("first paint, empty Textual app", f"{empty * 1000:.0f} ms")
    figure("first paint, 30,000 episodes", f"{ours * 1000:.0f} ms", "median of 7")
    figure("first paint, ratio", f"{ours / empty:.2f}")
    figure("memory, empty Textual app", f"{empty_mb:.0f} MB")
    figure("memory, 30,000 episodes", f"{ours_mb:.0f} MB", "after 3 s")
    figure("memory, ratio", f"{ours_mb / empty_mb:.2f}")


if __name__ == "__main__":
    main()
