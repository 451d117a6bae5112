"""A loop and a wait at a sentence's end, against what is really heard.

A signal that tells its own time is looped, and held at an end, in files and through
the byte source; libVLC's memory output says what would come out of the loudspeaker.
"""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path

import pytest

from tests.answers import Answer
from tests.playback.ear import Ear
from tests.playback.fakes import FakePlaces
from tests.playback.listener import Listener
from tests.servers import LoopbackServer
from tui.model.transport import Loop
from tui.playback.audio_cache import AudioCache
from tui.playback.drill import Drill
from tui.playback.player import Sound, State
from tui.playback.session import Session, Track
from tui.playback.vlc_player import VlcPlayer

pytestmark = [pytest.mark.vlc, pytest.mark.timeout(120)]

LOOP = Loop(32.0, 33.2)
STOPS = (64.0, 65.1)
ROUNDS = 3
CLOSE = 0.15
"""Seconds by which sound may be heard before or after a stretch."""


@dataclass(frozen=True)
class Case:
    """What is played, how."""

    name: str
    streamed: bool
    rate: float = 1.0

    def __str__(self) -> str:
        return f"{self.name}-{'streamed' if self.streamed else 'file'}-{self.rate}x"


@dataclass(frozen=True)
class Told:
    """What was heard."""

    looped: list[float]
    held: list[list[float]]


CASES = [
    *(
        Case(name, way)
        for name, way in product(
            ("vbr.mp3", "index-last.m4a", "sound.opus"), (False, True)
        )
    ),
    Case("vbr.mp3", False, 2.0),
    Case("index-last.m4a", False, 0.5),
]


@pytest.fixture(scope="module")
def told(
    sounds: dict[str, Path], libvlc: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[Case, Told]]:
    """Every case, played, all at once."""
    cache = AudioCache(tmp_path_factory.mktemp("audio"), 1 << 30)
    with LoopbackServer() as server, ThreadPoolExecutor(len(CASES)) as pool:

        def played(case: Case) -> Told:
            file = sounds[case.name]
            url = server.put(f"/{case}/{case.name}", Answer(file.read_bytes()))
            sound = Sound(url=url) if case.streamed else Sound(path=file)
            return listen(sound, case.rate, cache)

        yield dict(zip(CASES, pool.map(played, CASES), strict=True))


def listen(sound: Sound, rate: float, cache: AudioCache) -> Told:
    """Loop a second three times, then wait at the ends of two sentences."""
    player = VlcPlayer("", cache)
    ear = Ear(player)
    session = Session(lambda: player, FakePlaces())
    listener = Listener(session)
    session.set_rate(rate)
    session.play(Track(1, "Title", "Show", sound), LOOP.start)
    session.use_drill(Drill(LOOP))
    listener.wait(lambda now: now.state is State.PLAYING and now.position > 32.1)
    length = (LOOP.end or 0) - LOOP.start
    looped = heard_for(ear, (ROUNDS + 0.3) * length / rate)
    session.use_drill(Drill(stops=STOPS))
    session.seek_to(63.2)
    held = []
    for _ in STOPS:
        listener.wait(lambda now: now.held and now.state is State.PAUSED)
        held.append(heard_for(ear, 0.3, before=0.6))
        session.resume()
    session.close()
    return Told(looped, held)


def heard_for(ear: Ear, seconds: float, before: float = 0.0) -> list[float]:
    """What is heard from now on, and was just before, fifty times a second."""
    began = time.monotonic() - before
    moments = [began + 0.02 * number for number in range(int((before + seconds) * 50))]
    heard = []
    for moment in moments:
        time.sleep(max(0.0, moment + 0.1 - time.monotonic()))
        position = ear.heard(moment)
        if position is not None:
            heard.append(position)
    return steady(heard)


def steady(heard: list[float]) -> list[float]:
    """Without the one or two readings at a leap that mix two moments."""
    runs: list[list[float]] = [[]]
    for here in heard:
        if runs[-1] and abs(here - runs[-1][-1]) > 0.1:
            runs.append([])
        runs[-1].append(here)
    return [here for run in runs if len(run) > 2 for here in run]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_loop_is_never_left(case: Case, told: dict[Case, Told]) -> None:
    looped = told[case].looped
    ends = [before for before, after in pairwise(looped) if after < before - 0.5]

    assert LOOP.end is not None
    assert len(ends) >= ROUNDS - 1
    assert min(looped) >= LOOP.start - CLOSE
    assert max(looped) <= LOOP.end + CLOSE
    assert min(ends) >= LOOP.end - 2 * CLOSE


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_waits_at_the_end_of_each_sentence(
    case: Case, told: dict[Case, Told]
) -> None:
    for stop, heard in zip(STOPS, told[case].held, strict=True):
        assert abs(max(heard) - stop) <= CLOSE
