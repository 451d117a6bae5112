"""An ordeal: a download that is interrupted again and again, in every way there is.

``python -m tests.playback.ordeal`` has 200 MB go through it and prints what came of it.
"""

import hashlib
import os
import queue
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.answers import Answer, Request
from tests.playback.downloader import FAILED, NAME
from tests.servers import DEADLINE, LoopbackServer

KINDS = ("reset", "close", "stall", "kill", "full")
MEGABYTE = 1_000_000
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Outcome:
    """What came of it."""

    interruptions: Counter[str] = field(default_factory=Counter)
    identical: bool = False
    sent_bytes: int = 0
    seconds: float = 0.0
    sentences: list[str] = field(default_factory=list)
    kept_bytes: list[int] = field(default_factory=list)
    """What a full disk left."""


class Ordeal:
    """One file, one server, and interruptions in an order drawn by chance."""

    def __init__(self, size: int, interruptions: int, seed: int, folder: Path) -> None:
        self._chance = random.Random(seed)
        self._body = self._chance.randbytes(size)
        kinds = [KINDS[n % len(KINDS)] for n in range(interruptions)]
        self._chance.shuffle(kinds)
        self._kinds = [kind for kind in kinds if kind != "full"]
        self._full_disks = kinds.count("full")
        self._full = False
        """Whether the disk of the process under way will be full."""
        self._folder = folder
        self._kills: queue.SimpleQueue[float] = queue.SimpleQueue()
        self.outcome = Outcome()

    def run(self) -> Outcome:
        """Go through all of it."""
        began = time.monotonic()
        with LoopbackServer() as server:
            server.answers["/a.mp3"] = self._answer
            while self._go_on(server.url("/a.mp3")):
                pass
        outcome = self.outcome
        outcome.seconds = time.monotonic() - began
        file = self._folder / NAME
        outcome.identical = _digest(file.read_bytes()) == _digest(self._body)
        return outcome

    def _answer(self, request: Request) -> Answer:
        """All of the rest, or what the next interruption leaves of it."""
        first = int(request.headers.get("range", "bytes=0-")[6:-1])
        rest = len(self._body) - first
        after = self._some(rest)
        if not self._kinds and (self._full or not self._full_disks):
            self.outcome.sent_bytes += rest
            return Answer(self._body, etag='"one"')
        kind = self._kinds.pop(0) if self._kinds else "kill"
        self.outcome.interruptions[kind] += 1
        self.outcome.sent_bytes += after
        if kind == "reset":
            return Answer(self._body, etag='"one"', reset_after=after)
        if kind == "close":
            return Answer(self._body, etag='"one"', close_after=after)
        if kind == "kill":
            self._kills.put(self._chance.uniform(0.0, 0.2))
        return Answer(self._body, etag='"one"', stall_after=after)

    def _go_on(self, url: str) -> bool:
        """Have a process download until it ends; whether there is more to do."""
        last = self._full_disks and not self._kinds
        self._full = bool(last or (self._full_disks and self._chance.random() < 0.5))
        there = self._there
        largest = there + self._some(len(self._body) - there) if self._full else 0
        command = [sys.executable, "-m", "tests.playback.downloader", url]
        with subprocess.Popen(
            [*command, str(self._folder), str(largest)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        ) as child:
            killed = self._kill_when_told(child)
            said = child.communicate(timeout=DEADLINE * 6)[0]
        if killed:
            return True
        if child.returncode == 0:
            return False
        assert child.returncode == FAILED, said
        self.outcome.sentences.append(said.strip())
        if "cannot take any more" in said:
            self._full_disks -= 1
            self.outcome.interruptions["full"] += 1
            self.outcome.kept_bytes.append(self._there)
        return True

    def _kill_when_told(self, child: "subprocess.Popen[str]") -> bool:
        while child.poll() is None:
            try:
                delay = self._kills.get(timeout=0.05)
            except queue.Empty:
                continue
            try:
                child.wait(delay)
            except subprocess.TimeoutExpired:
                child.kill()
            return True
        return False

    def _some(self, rest: int) -> int:
        """A small share of the bytes that are missing."""
        return self._chance.randrange(1, max(2, rest // 6))

    @property
    def _there(self) -> int:
        part = self._folder / ".partial" / "7.part"
        return part.stat().st_size if part.exists() else 0


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def main() -> int:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.randrange(1 << 32)
    with _folder() as folder:
        outcome = Ordeal(200 * MEGABYTE, 20, seed, folder).run()
    for kind, times in sorted(outcome.interruptions.items()):
        print(f"{kind:>6} {times}")
    for sentence in outcome.sentences:
        print(f"  said: {sentence}")
    print(f"seed {seed}: {outcome.seconds:.1f} s, identical: {outcome.identical}")
    return 0 if outcome.identical else os.EX_DATAERR


if __name__ == "__main__":
    sys.exit(main())
