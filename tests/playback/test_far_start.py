"""Far ahead in a stream on a slow network: what is heard, and how little is fetched."""

import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from tests.answers import Answer
from tests.playback.ear import Ear
from tests.playback.signal_fixtures import LENGTH
from tests.servers import DEADLINE, LoopbackServer
from tui.playback.audio_cache import AudioCache
from tui.playback.mp3_frames import frame_at, tag_end
from tui.playback.player import Report, Sound, State
from tui.playback.vlc_player import VlcPlayer

pytestmark = [pytest.mark.vlc, pytest.mark.usefixtures("libvlc")]

SLOW = 96_000.0
"""Bytes a second: eight times what the sound needs, a twentieth of the file."""
ENOUGH = 50
"""Reports, one each 20 ms."""


@dataclass(frozen=True)
class Landing:
    """Where the sound began, how far off it was shown, and how long that took."""

    began: float
    error: float
    waited: float


class Slow:
    """A player that plays from a slow server, and an ear for it."""

    def __init__(
        self, body: bytes, folder: Path, web: LoopbackServer, rate: float = SLOW
    ) -> None:
        answer = Answer(body, type="audio/mpeg", bytes_per_second=rate)
        self.body, self.url = body, web.put("/a.mp3", answer)
        self.player = VlcPlayer("", AudioCache(folder, 1 << 30))
        self.ear = Ear(self.player)

    def open(self, at: float, duration: float = LENGTH) -> None:
        self.player.open(Sound(url=self.url, duration=duration), at, 1.0, 100)

    def listen(self, at: float) -> "Landing":
        """What was shown and heard where it begins at some moment."""
        asked = time.monotonic()
        told: list[Report] = []
        while len(told) < ENOUGH:
            assert time.monotonic() < asked + DEADLINE, "it never began"
            report = self.player.report()
            playing = report.state is State.PLAYING and report.at > asked
            if playing and report.position is not None and report.position >= at - 1:
                told.append(report)
            time.sleep(0.02)
        first = min(block.due for block in self.ear.blocks if block.due > asked)
        heard = [(r, there) for r in told if (there := self.ear.heard(r.at))]
        return Landing(
            began=float(np.median([there - (r.at - first) for r, there in heard])),
            error=float(np.median([(r.position or 0.0) - there for r, there in heard])),
            waited=first - asked,
        )

    @property
    def fetched(self) -> int:
        source = self.player._media.source
        assert source is not None
        return source.record.ranges.bytes


@pytest.fixture(params=["cbr.mp3", "cbr-bare.mp3"])
def slow(
    request: pytest.FixtureRequest,
    sounds: dict[str, Path],
    tmp_path: Path,
    web: LoopbackServer,
) -> Iterator[Slow]:
    slow = Slow(sounds[request.param].read_bytes(), tmp_path, web)
    yield slow
    slow.player.close()


@pytest.mark.parametrize("places", [(100.0, 151.5, 23.0), (5.0, 151.5)], ids=str)
def test_it_begins_far_ahead_and_goes_on_and_back(
    places: tuple[float, ...], slow: Slow
) -> None:
    slow.open(places[0])
    for wanted in places:
        if wanted != places[0]:
            slow.player.seek(wanted)
        landing = slow.listen(wanted)
        assert abs(landing.began - wanted) <= 0.15
        assert abs(landing.error) <= 0.1
    assert slow.fetched < len(slow.body) * 0.6


def test_a_file_that_turns_out_to_be_of_several_bitrates_is_read_through(
    sounds: dict[str, Path], tmp_path: Path, web: LoopbackServer
) -> None:
    parts = [sounds[name].read_bytes() for name in ("cbr-bare.mp3", "vbr-bare.mp3")]
    slow = Slow(b"".join(parts), tmp_path, web, rate=600_000.0)
    slow.open(LENGTH + 33.0, duration=len(slow.body) * 8 / 96_000)

    landing = slow.listen(LENGTH + 33.0)
    slow.player.close()

    assert landing.began == pytest.approx(33.0, abs=0.15)
    assert slow.player._media.cut is None


def vbri(body: bytes) -> bytes:
    """An MP3 with the table of another encoder before its frames, six seconds each."""
    frames, at = [], tag_end(body)
    while (frame := frame_at(body, at)) is not None:
        frames.append(body[at : at + frame.bytes])
        at += frame.bytes
    first = frame_at(frames[0], 0)
    assert first is not None
    each = round(6.0 / first.seconds)
    sizes = [sum(map(len, frames[n : n + each])) for n in range(0, len(frames), each)]
    header = struct.pack(">HHHIIHHHH", 1, 0, 0, at, len(frames), len(sizes), 1, 4, each)
    table = b"VBRI" + header + b"".join(struct.pack(">I", size) for size in sizes)
    longest = bytes([0xFF, 0xFB, 0xE0, frames[0][3]]) + bytes(32) + table
    head = frame_at(longest, 0)
    assert head is not None
    return longest.ljust(head.bytes, b"\0") + b"".join(frames)


@pytest.mark.parametrize("encoder", ["xing", "vbri"])
def test_a_table_leads_near_and_the_count_puts_it_right(
    encoder: str,
    sounds: dict[str, Path],
    tmp_path: Path,
    web: LoopbackServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.playback.media._WORTH_WAITING", 0.0)
    name = "vbr.mp3" if encoder == "xing" else "vbr-bare.mp3"
    body = sounds[name].read_bytes()
    slow = Slow(body if encoder == "xing" else vbri(body), tmp_path, web)
    slow.open(151.5)

    landing = slow.listen(151.5)
    deadline = time.monotonic() + 20.0
    while not (report := slow.player.report()).exact:
        assert time.monotonic() < deadline, "it was never counted"
        time.sleep(0.02)
    first, base = report.position or 0.0, slow.player._base
    settled = slow.listen(first)
    fetched = slow.fetched
    slow.player.close()

    assert abs(landing.began - 151.5) <= LENGTH / 256 + 1.0
    assert abs(base - 151.5) <= LENGTH / 256 + 1.0
    assert abs(settled.error) <= 0.1
    assert report.duration == pytest.approx(LENGTH, abs=0.2)
    assert fetched < len(body) * 0.6


def test_what_is_soon_there_is_waited_for_and_exact(
    sounds: dict[str, Path], tmp_path: Path, web: LoopbackServer
) -> None:
    slow = Slow(sounds["vbr.mp3"].read_bytes(), tmp_path, web, rate=600_000.0)
    slow.open(151.5)

    landing = slow.listen(151.5)
    exact = slow.player.report().exact
    slow.player.close()

    assert exact and slow.player._media.cut is None
    assert abs(landing.began - 151.5) <= 0.15
