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
from tests.servers import DEADLINE, LoopbackServer
from tui.playback.audio_cache import AudioCache
from tui.playback.clock import Clock
from tui.playback.player import Report, Sound, State
from tui.playback.vlc_player import VlcPlayer

pytestmark = [pytest.mark.vlc, pytest.mark.timeout(240)]

START = 33.0
SEEKS = (151.5, 12.0)
AT_ONCE = 9
ENOUGH = 50
"""Readings of the clock at each place, however long the sound takes to come there."""
SETTLED = 0.25
"""Seconds after the first report of a place in which old sound may still fade."""


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
class Stay:
    """What was shown and heard at one place, and what was heard there first."""

    wanted: float
    began: float | None
    errors: list[float]


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
def stays(
    sounds: dict[str, Path],
    libvlc: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[Case, list[Stay]]]:
    """Every case, played."""
    cache = AudioCache(tmp_path_factory.mktemp("audio"), 1 << 30)
    with LoopbackServer() as server, ThreadPoolExecutor(AT_ONCE) as pool:

        def played(case: Case) -> list[Stay]:
            file = sounds[case.name]
            url = server.put(f"/{case}/{case.name}", Answer(file.read_bytes()))
            sound = Sound(url=url) if case.streamed else Sound(path=file)
            return listen(sound, case, cache)

        yield dict(zip(CASES, pool.map(played, CASES), strict=True))


def listen(sound: Sound, case: Case, cache: AudioCache) -> list[Stay]:
    """Play, seek, and read the clock every 20 ms as a session does."""
    player = VlcPlayer("", cache)
    ear = Ear(player)
    clock = Clock(rate=case.rate)
    stays, before = [], None
    for wanted in (case.start, *SEEKS):
        asked = time.monotonic()
        if before is None:
            player.open(sound, wanted, case.rate, 100)
        else:
            player.seek(wanted)
        clock, shown = stay(player, clock.sought(wanted, asked), asked)
        began = ear.first_heard(asked, not_near=before)
        heard = [(place, ear.heard(now)) for now, place in shown]
        errors = [place - there for place, there in heard if there is not None]
        stays.append(Stay(wanted, began, errors))
        before = shown[-1][1]
    player.close()
    return stays


def stay(
    player: VlcPlayer, clock: Clock, asked: float
) -> tuple[Clock, list[tuple[float, float]]]:
    """What the clock showed, and when, once the sound had come where it was sent."""
    shown: list[tuple[float, float]] = []
    arrived = None
    while len(shown) < ENOUGH:
        now = time.monotonic()
        assert now - asked < DEADLINE, "it never began to sound"
        report = player.report()
        clock = observed(clock, report, now)
        if arrived is None and report.position is not None and report.at > asked:
            arrived = now
        if clock.running and arrived is not None and now > arrived + SETTLED:
            shown.append((now, clock.read(now)))
        time.sleep(0.02)
    return clock, shown


def observed(clock: Clock, report: Report, now: float) -> Clock:
    playing = report.state is State.PLAYING
    clock = clock.started(now) if playing else clock.stopped(now)
    if report.position is None:
        return clock
    return clock.reported(report.position, report.at, now)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_clock_is_where_the_sound_is(
    case: Case, stays: dict[Case, list[Stay]]
) -> None:
    errors = np.array([error for stay in stays[case] for error in stay.errors])

    assert len(errors) > ENOUGH
    assert np.percentile(np.abs(errors), 95) <= (0.1 if case.rate <= 2 else 0.15)


@pytest.mark.parametrize("case", SEEK_CASES + FIRST_CASES, ids=str)
@pytest.mark.parametrize("wanted", SEEKS)
def test_a_seek_lands_where_it_should(
    case: Case, wanted: float, stays: dict[Case, list[Stay]]
) -> None:
    (began,) = [stay.began for stay in stays[case] if stay.wanted == wanted]

    assert began == pytest.approx(wanted, abs=0.15)


@pytest.mark.parametrize("case", SEEK_CASES, ids=str)
def test_it_begins_where_it_was_left(case: Case, stays: dict[Case, list[Stay]]) -> None:
    assert stays[case][0].began == pytest.approx(START, abs=0.15)
