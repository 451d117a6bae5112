"""What VLC makes of pauses and presets, measured on what it sends to the speaker."""

import subprocess
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.answers import Answer
from tests.playback.ear import Ear
from tests.playback.fakes import FakePlaces
from tests.playback.listener import Listener
from tests.playback.signal_fixtures import SAMPLE_RATE, Samples
from tests.servers import LoopbackServer
from tui.model.equalizer import Equalizer
from tui.playback.audio_cache import AudioCache
from tui.playback.heard import Track
from tui.playback.player import Sound
from tui.playback.session import Session
from tui.playback.silences import Silences
from tui.playback.vlc_player import VlcPlayer

pytestmark = [pytest.mark.vlc, pytest.mark.usefixtures("libvlc")]

WORDS = ((0.0, 1.5), (3.5, 4.5), (4.8, 5.5), (8.0, 9.0))
"""Stretches of sound; between them nothing."""
LENGTH = 12.0
DEADLINE = 60.0


def tone(number: int) -> float:
    return 500.0 * 1.5**number


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tone for each word, and silence between them, as an MP3."""
    folder = tmp_path_factory.mktemp("talk")
    at = np.arange(int(LENGTH * SAMPLE_RATE)) / SAMPLE_RATE
    samples = np.zeros_like(at)
    for number, (start, end) in enumerate(WORDS):
        sounds = (start <= at) & (at < end)
        samples += 0.4 * np.sin(2 * np.pi * tone(number) * at) * sounds
    with wave.open(str(folder / "talk.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((samples * 32_000).astype("<i2").tobytes())
    command = ["ffmpeg", "-v", "error", "-i", str(folder / "talk.wav")]
    subprocess.run([*command, "-b:a", "96k", str(folder / "talk.mp3")], check=True)
    return folder / "talk.mp3"


@pytest.fixture
def silences(tmp_path: Path) -> Iterator[Silences]:
    cache = AudioCache(tmp_path / "audio", 1 << 30)
    silences = Silences(tmp_path / "pauses", cache)
    yield silences
    silences.close()


def wait_for_scan(silences: Silences, sound: Sound, folder: Path) -> None:
    silences.of(sound)
    last = time.monotonic() + DEADLINE
    while not list(folder.glob("*.pauses")):
        assert time.monotonic() < last, "the scan did not end"
        time.sleep(0.02)


def seconds_of(samples: Samples, number: int) -> float:
    """How long a word's tone sounds."""
    size = SAMPLE_RATE // 50
    windows = samples[: len(samples) // size * size].reshape(-1, size)
    spectrum = np.abs(np.fft.rfft(windows, axis=1))
    place = round(tone(number) * size / SAMPLE_RATE)
    return float(np.sum(spectrum[:, place] > 0.25 * spectrum.max())) / 50


def test_pauses_are_left_out_and_every_word_is_heard(
    talk: Path, silences: Silences, tmp_path: Path
) -> None:
    ears: list[Ear] = []

    def listening() -> VlcPlayer:
        player = VlcPlayer("--aout=dummy", AudioCache(tmp_path / "audio", 1 << 30))
        ears.append(Ear(player))
        return player

    wait_for_scan(silences, Sound(path=talk), tmp_path / "pauses")
    session = Session(listening, FakePlaces(), silences=silences)
    listener = Listener(session)
    session.play(Track(1, "Title", "Show", Sound(path=talk), skip_silence=True))
    now = listener.wait(lambda now: now.position > 9.08, DEADLINE)
    moment = time.monotonic()
    blocks = [block for block in ears[0].blocks if block.due < moment]
    session.close()

    heard = np.concatenate([block.samples for block in blocks])
    for number, (start, end) in enumerate(WORDS):
        assert seconds_of(heard, number) > end - start - 0.05, f"word {number}"
    assert 2.5 < now.saved < 4.0
    assert len(heard) / SAMPLE_RATE < 9.3 - 2.5


def test_a_stream_is_looked_through_while_it_is_fetched_and_kept(
    talk: Path, silences: Silences, tmp_path: Path, web: LoopbackServer
) -> None:
    body = talk.read_bytes()
    answer = Answer(body, type="audio/mpeg", bytes_per_second=40_000)
    sound = Sound(url=web.put("/talk.mp3", answer))
    player = VlcPlayer("--aout=dummy", AudioCache(tmp_path / "audio", 1 << 30))
    player.open(sound, 0.0, 1.0, 100)
    web.wait_for("/talk.mp3")
    wait_for_scan(silences, sound, tmp_path / "pauses")
    player.close()

    again = Silences(tmp_path / "pauses", AudioCache(tmp_path / "audio", 1 << 30))
    jumps = again.of(sound)
    assert jumps.to(2.0) == pytest.approx(3.3, abs=0.1)
    assert jumps.to(4.0) is None
    assert jumps.to(6.0) == pytest.approx(7.8, abs=0.1)
    again.close()


@pytest.mark.parametrize(
    ("equalizer", "low", "high"),
    [
        (Equalizer.FLAT, 0.9, 1.1),
        (Equalizer.VOICE, 1.3, 4.0),
        (Equalizer.LESS_TREBLE, 0.3, 0.99),
    ],
)
def test_presets_are_heard(
    equalizer: Equalizer, low: float, high: float, talk: Path, tmp_path: Path
) -> None:
    def loudness(preset: Equalizer) -> float:
        player = VlcPlayer("--aout=dummy", AudioCache(tmp_path / "audio", 1 << 30))
        ear = Ear(player)
        player.set_equalizer(preset)
        player.open(Sound(path=talk), 8.1, 1.0, 100)
        last = time.monotonic() + DEADLINE
        while sum(len(b.samples) for b in ear.blocks) < SAMPLE_RATE // 2:
            assert time.monotonic() < last
            player.report()
            time.sleep(0.02)
        samples = np.concatenate([block.samples for block in ear.blocks])
        player.close()
        return float(np.sqrt(np.mean(samples[4_000:18_000] ** 2)))

    assert low < loudness(equalizer) / loudness(Equalizer.FLAT) < high
