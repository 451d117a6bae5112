"""Falling asleep with real VLC: the sound fades, and nothing is heard after it."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.playback.fakes import FakePlaces
from tests.playback.listener import Listener
from tests.playback.loudspeaker import PROGRAMS, Recording, loudspeaker
from tests.playback.signal_fixtures import LENGTH
from tui.playback import sleep_timer
from tui.playback.heard import Track
from tui.playback.player import Sound, State
from tui.playback.session import Session
from tui.playback.sleep_timer import SleepTimer, Until
from tui.playback.vlc_player import VlcPlayer

_ABSENT = [name for name in PROGRAMS if shutil.which(name) is None]

pytestmark = [
    pytest.mark.vlc,
    pytest.mark.usefixtures("libvlc"),
    pytest.mark.skipif(bool(_ABSENT), reason=f"needs {' and '.join(_ABSENT)}"),
]

FADE = 1.5
"""Seconds; the listener has more."""
SECOND = 50
"""Windows of loudness."""
AS_RECORDED = 0.35
"""What the signal reaches in every window where it is not faded."""
START = LENGTH - 8.0


class Bed:
    """A session that is heard through a loudspeaker, and playing."""

    def __init__(self, session: Session, file: Path, recording: Recording) -> None:
        self.session, self.recording = session, recording
        self.listener = Listener(session)
        session.play(Track(1, "Lullaby", "Show", Sound(path=file)), at=START)
        self.hear_it_loud()
        self.full = float(recording.loudness()[-10:].max())
        self.began = recording.windows

    def fall_asleep(self, timer: SleepTimer) -> None:
        """Sleep by a timer, and a while beyond its end."""
        self.session.use_sleep_timer(timer)
        self.listener.wait(lambda now: now.state in (State.PAUSED, State.ENDED))
        self.recording.go_on(SECOND)

    def hear_it_loud(self) -> None:
        """Wait until it is as loud as it was recorded."""
        self.recording.go_on(10)
        while self.recording.loudness()[-10:].min() < AS_RECORDED:
            self.recording.go_on(1)

    @property
    def loudness(self) -> list[float]:
        """Of every window since it was falling asleep; 1 is as it was before."""
        return list(self.recording.loudness(self.began) / self.full)


@pytest.fixture
def bed(
    sounds: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bed]:
    for until in Until:
        monkeypatch.setitem(sleep_timer._FADES, until, FADE)
    with loudspeaker(tmp_path) as (address, recording):
        monkeypatch.setenv("PULSE_SERVER", address)
        session = Session(lambda: VlcPlayer("--aout=pulse"), FakePlaces())
        yield Bed(session, sounds["cbr.mp3"], recording)
        session.close()


def _at_place(until: Until) -> Callable[[Bed], SleepTimer]:
    def timer(bed: Bed) -> SleepTimer:
        return SleepTimer(until, None, bed.session.now().position + FADE + 0.5, 1)

    return timer


TIMERS: dict[str, Callable[[Bed], SleepTimer]] = {
    "minutes": lambda bed: sleep_timer.in_minutes((FADE + 0.5) / 60, time.monotonic()),
    "sentence": _at_place(Until.SENTENCE),
    "chapter": _at_place(Until.CHAPTER),
    "episode": lambda bed: SleepTimer(Until.EPISODE, episode_id=1),
}


@pytest.mark.parametrize("name", TIMERS)
def test_the_sound_fades_away_and_stays_away(name: str, bed: Bed) -> None:
    bed.fall_asleep(TIMERS[name](bed))
    heard = bed.loudness
    bed.session.resume()
    bed.hear_it_loud()

    last_loud = max(n for n, loud in enumerate(heard) if loud > 0.7)
    fading = heard[last_loud + 1 :]
    assert len([loud for loud in fading if loud > 0.05]) > 5
    assert max(fading[-SECOND // 2 :]) < 0.02


def test_one_more_press_in_the_fade_makes_it_loud_again(bed: Bed) -> None:
    bed.session.use_sleep_timer(TIMERS["minutes"](bed))
    while min(bed.loudness[1:], default=1.0) > 0.3:
        bed.recording.go_on(1)
    bed.session.sleep_longer()
    bed.hear_it_loud()

    assert bed.session.now().state is State.PLAYING
