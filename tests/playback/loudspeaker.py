"""A loudspeaker: a PulseAudio server of the test's own, and what comes out of it."""

import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from tests.playback.signal_fixtures import SAMPLE_RATE, Samples
from tests.servers import DEADLINE

PROGRAMS = ("pulseaudio", "parec")
_WINDOW = SAMPLE_RATE // 50
"""Samples that are judged as one: 20 ms."""
_SHAPE = ["--format=s16le", f"--rate={SAMPLE_RATE}", "--channels=1"]


class Recording:
    """What a loudspeaker sends out, from its first moment on."""

    def __init__(self, stream: int) -> None:
        self._stream = stream
        self._grown = threading.Condition()
        self._bytes = bytearray()
        threading.Thread(target=self._take, daemon=True).start()

    @property
    def windows(self) -> int:
        """How much was heard so far."""
        return len(self._bytes) // (2 * _WINDOW)

    def loudness(self, first: int = 0) -> Samples:
        """The loudest of each window, from one on."""
        count = self.windows
        whole = bytes(self._bytes[2 * _WINDOW * first : 2 * _WINDOW * count])
        samples = np.frombuffer(whole, "<i2").astype(np.float64) / 32_768
        loudest: Samples = np.abs(samples.reshape(-1, _WINDOW)).max(axis=1)
        return loudest

    def go_on(self, windows: int) -> None:
        """Wait until so much more was heard."""
        enough = self.windows + windows
        with self._grown:
            assert self._grown.wait_for(lambda: self.windows >= enough, DEADLINE)

    def _take(self) -> None:
        while data := os.read(self._stream, 1 << 16):
            with self._grown:
                self._bytes += data
                self._grown.notify_all()


@contextmanager
def loudspeaker(folder: Path) -> Iterator[tuple[str, Recording]]:
    """A server's address, and what is recorded of it."""
    address = folder / "speaker"
    home = {name: str(folder) for name in ("HOME", "XDG_RUNTIME_DIR")}
    environment = {**os.environ, **home, "PULSE_SERVER": f"unix:{address}"}
    modules = (
        f"module-null-sink sink_name=speaker rate={SAMPLE_RATE} channels=1",
        f"module-native-protocol-unix socket={address} auth-anonymous=1",
    )
    server = subprocess.Popen(
        [
            *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1"),
            *("--use-pid-file=no", "--disable-shm"),
            *(f"--load={module}" for module in modules),
        ],
        env={**os.environ, **home},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(address, server)
        recorder = subprocess.Popen(
            ["parec", "--device=speaker.monitor", "--latency-msec=20", *_SHAPE],
            env=environment,
            stdout=subprocess.PIPE,
        )
        assert recorder.stdout is not None
        with recorder.stdout:
            try:
                yield environment["PULSE_SERVER"], Recording(recorder.stdout.fileno())
            finally:
                recorder.kill()
                recorder.wait(DEADLINE)
    finally:
        server.terminate()
        server.wait(DEADLINE)


def _wait_for(address: Path, server: "subprocess.Popen[bytes]") -> None:
    last = time.monotonic() + DEADLINE
    with socket.socket(socket.AF_UNIX) as connection:
        while connection.connect_ex(str(address)) != 0:
            assert server.poll() is None and time.monotonic() < last, "no loudspeaker"
            time.sleep(0.01)
