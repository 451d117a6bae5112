"""Where the sound is said to be, against what is heard.

A signal that tells its own time is played in every format, from a file and through the
byte source, at several speeds and after seeks; libVLC's memory output says which
samples are due at which moment. All of it at once, since playing takes the time it
takes.
"""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from tests.answers import Answer
from tests.playback.ear import Ear
from tests.playback.signal_fixtures import FORMATS
from tests.servers import LoopbackServer
from tui.playback.audio_cache import AudioCache
from tui.playback.clock import Clock
from tui.playback.player import Sound, State
from tui.playback.vlc_player import VlcPlayer

pytestmark = [pytest.mark.vlc, pytest.mark.timeout(240)]

START = 33.0
SEEKS = (151.5, 12.0)
BEFORE_SEEK, AFTER_SEEK = 1.0, 1.1
AT_ONCE = 9
SETTLED = 0.25
"""Seconds after a seek in which the old sound still fades."""


@dataclass(frozen=True)
class Case:
    """What is played, how."""

    name: str
    streamed: bool
    rate: float = 1.0
    start: float = START

    def __str__(self) -> str:
        way = "streamed" if self.streamed else "file"
        return f"{self.name}-{way}-{self.rate}x-from-{self.start:.0f}s"


@dataclass(frozen=True)
class Reading:
    """What the clock showed at a moment, what was heard then, and since what."""

    shown: float
    heard: float
    since_seek: float
    wanted: float

    @property
    def error(self) -> float:
        return self.shown - self.heard

    @property
    def landing(self) -> float:
        """How far from the wanted place the sound began; 0 is exact."""
        return self.heard - self.wanted - self.since_seek


SEEK_CASES = [Case(name, way) for name, way in product(FORMATS, (False, True))]
SPEED_CASES = [
    Case(name, way, rate)
    for name, way, rate in product(
        ("vbr.mp3", "index-last.m4a"), (False, True), (0.5, 2.0, 3.0)
    )
]
FIRST_CASES = [Case(name, True, start=0.0) for name in ("cbr.mp3", "vbr-bare.mp3")]
"""Streams that libVLC's own reader of MP3 begins, and that a seek opens anew."""
CASES = SEEK_CASES + SPEED_CASES + FIRST_CASES


@pytest.fixture(scope="module")
def readings(
    sounds: dict[str, Path],
    libvlc: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[Case, list[Reading]]]:
    """Every case, played."""
    cache = AudioCache(tmp_path_factory.mktemp("audio"), 1 << 30)
    with LoopbackServer() as server, ThreadPoolExecutor(AT_ONCE) as pool:

        def played(case: Case) -> list[Reading]:
            file = sounds[case.name]
            url = server.put(f"/{case}/{case.name}", Answer(file.read_bytes()))
            sound = Sound(url=url) if case.streamed else Sound(path=file)
            return listen(sound, case, cache)

        yield dict(zip(CASES, pool.map(played, CASES), strict=True))


def listen(sound: Sound, case: Case, cache: AudioCache) -> list[Reading]:
    """Play, seek, and read the clock every 20 ms as a session does."""
    player = VlcPlayer("", cache)
    ear = Ear(player)
    began = time.monotonic()
    clock = Clock(rate=case.rate).sought(case.start, began)
    player.open(sound, case.start, case.rate, 100)
    shown: list[tuple[float, float, float, float]] = []
    wanted, since, left = case.start, began, list(SEEKS)
    while True:
        now = time.monotonic()
        assert now - began < 60, "it never began to sound"
        if now - since > (AFTER_SEEK if wanted != case.start else BEFORE_SEEK):
            if not left:
                break
            wanted, since = left.pop(0), now
            player.seek(wanted)
            clock = clock.sought(wanted, now)
        clock = observed(clock, player, now)
        if wanted == case.start and not shown:
            since = now
        if clock.running:
            shown.append((now, clock.read(now), now - since, wanted))
        time.sleep(0.02)
    player.close()
    return [
        Reading(position, heard, gone, place)
        for now, position, gone, place in shown
        if gone > SETTLED and (heard := ear.heard(now)) is not None
    ]


def observed(clock: Clock, player: VlcPlayer, now: float) -> Clock:
    report = player.report()
    playing = report.state is State.PLAYING
    clock = clock.started(now) if playing else clock.stopped(now)
    if report.position is None:
        return clock
    return clock.reported(report.position, report.at, now)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_clock_is_where_the_sound_is(
    case: Case, readings: dict[Case, list[Reading]]
) -> None:
    errors = np.array([reading.error for reading in readings[case]])

    assert len(errors) > 50
    assert np.percentile(np.abs(errors), 95) <= (0.1 if case.rate <= 2 else 0.15)


@pytest.mark.parametrize("case", SEEK_CASES + FIRST_CASES, ids=str)
@pytest.mark.parametrize("wanted", SEEKS)
def test_a_seek_lands_where_it_should(
    case: Case, wanted: float, readings: dict[Case, list[Reading]]
) -> None:
    landings = [r.landing for r in readings[case] if r.wanted == wanted]

    assert len(landings) > 10
    assert abs(float(np.median(landings))) <= 0.15


@pytest.mark.parametrize("case", SEEK_CASES, ids=str)
def test_it_begins_where_it_was_left(
    case: Case, readings: dict[Case, list[Reading]]
) -> None:
    begun = [r for r in readings[case] if r.wanted == START]

    assert len(begun) > 10
    assert min(reading.heard for reading in begun) >= START - 0.15
    assert max(reading.landing for reading in begun) <= 0.15
