"""Processor time while the built-in show plays with the app open, against plain libVLC.

Both play for the same time, one after the other, and send the sound nowhere.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figures import figure
from tests.bench.terminal import Terminal
from tui.demo import __file__ as demo

SECONDS = 20.0
FILE = Path(demo).with_name("interview.mp3")
PLAIN = f"""
import time, vlc
instance = vlc.Instance(["--quiet", "--no-video", "--intf=dummy", "--aout=dummy"])
player = instance.media_player_new()
player.set_media(instance.media_new_path({str(FILE)!r}))
player.play()
print("plays", flush=True)
time.sleep(600)
"""


def cpu_seconds(pid: int) -> float:
    """Processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def share(terminal: Terminal) -> float:
    """How much of one processor is used from now on."""
    terminal.settle(3.0)
    used, began = cpu_seconds(terminal.pid), time.perf_counter()
    terminal.settle(SECONDS)
    return (cpu_seconds(terminal.pid) - used) / (time.perf_counter() - began)


def main() -> None:
    quiet = {"EARMARK_VLC_ARGS": "--aout=dummy"}
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "tui", "demo", "--home", home]
        with Terminal(command, quiet) as app:
            app.appearance("Quit")
            app.settle(2.0)
            app.answer("\r")
            app.settle(1.0)
            app.answer("\r")
            playing = share(app)
    with Terminal([sys.executable, "-c", PLAIN], {}) as plain:
        plain.appearance("plays")
        alone = share(plain)
    figure("CPU, playing with the app open", f"{playing * 100:.1f} %")
    figure("CPU, plain libVLC", f"{alone * 100:.1f} %")
    figure("CPU, ratio", f"{playing / max(alone, 0.001):.1f}")


if __name__ == "__main__":
    main()
