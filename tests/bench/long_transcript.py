"""Five hours of transcript, 60,000 words: our pane and Textual's own widgets in turn,
each in a real terminal."""

import json
import sys
import tempfile
from pathlib import Path

from tests.bench.figures import figure
from tests.bench.reading_app import CONTENDERS
from tests.bench.terminal import Terminal

PATIENCE = 120.0
WANTED = {"open": "0.4 s", "resize": "0.2 s", "follow": "3 %", "frames": "30"}
WORDS = {
    "open": "opened and painted",
    "resize": "wrapped to another width",
    "follow": "following at 10 updates a second, of one core",
    "hurry": "the same, with a new word at every update",
    "frames": "lines scrolled and painted a second",
}


def measure(name: str, folder: Path) -> dict[str, float]:
    """What one widget needs."""
    file = folder / f"{name}.json"
    command = [sys.executable, "-m", "tests.bench.reading_app", name, str(file)]
    with Terminal(command, {"TEXTUAL_ANIMATIONS": "none"}) as terminal:
        waited = 0.0
        while not file.exists() and waited < PATIENCE:
            terminal.settle(0.5)
            waited += 0.5
        terminal.settle(0.2)
    found: dict[str, float] = json.loads(file.read_text())
    return found


def shown(what: str, value: float) -> str:
    """A figure in its unit."""
    if what in ("follow", "hurry"):
        return f"{value * 100:.1f} %"
    return f"{value:.0f}" if what == "frames" else f"{value * 1000:.0f} ms"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = {name: measure(name, Path(folder)) for name in CONTENDERS}
    ours = found.pop("ours")
    for what, value in ours.items():
        others = ", ".join(
            f"{name} {shown(what, theirs[what])} ({theirs[what] / value:.2g}x)"
            for name, theirs in found.items()
        )
        wanted = f"wanted {WANTED[what]}; " if what in WANTED else ""
        remark = f"{wanted}{others}"
        figure(WORDS[what], shown(what, value), remark)


if __name__ == "__main__":
    main()
