"""Real speech for an episode, and where in it a recording of the program is."""

import struct
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

SAMPLE_RATE = 22_050
"""What espeak-ng speaks at."""

_FAST = "280"
"""Words a minute, so that a sentence fits where a person said it."""

_WINDOW = 0.5
_HOP = 0.01

Samples = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and when it is said."""

    text: str
    start: float
    end: float


def speak(sentences: Iterable[Said], seconds: float) -> Samples:
    """Speech in which every sentence begins where it should, over a little noise."""
    spoken = [s for s in sentences if s.start < seconds]
    samples = np.random.default_rng(1).normal(0, 0.001, int(seconds * SAMPLE_RATE))
    with ThreadPoolExecutor(2) as pool:
        for sentence, voice in zip(spoken, pool.map(_voice, spoken), strict=True):
            first = round(sentence.start * SAMPLE_RATE)
            room = round(min(sentence.end, seconds) * SAMPLE_RATE) - first
            piece = voice[:room]
            samples[first : first + len(piece)] += piece
    return samples


def _voice(sentence: Said) -> Samples:
    command = ["espeak-ng", "-s", _FAST, "--stdout", "--", sentence.text]
    out = subprocess.run(command, capture_output=True, check=True).stdout
    return np.frombuffer(out[44:], "<i2").astype(np.float64) / 32_768


def write_mp3(samples: Samples, file: Path) -> bytes:
    """The samples as an MP3 file; gives its bytes."""
    raw = (np.clip(samples, -1, 1) * 32_000).astype("<i2").tobytes()
    form = ["-f", "s16le", "-ar", str(SAMPLE_RATE), "-ac", "1"]
    encode = ["-c:a", "libmp3lame", "-b:a", "48k", str(file)]
    command = ["ffmpeg", "-v", "error", "-y", *form, "-i", "-", *encode]
    subprocess.run(command, input=raw, check=True)
    return file.read_bytes()


def recorded(file: Path) -> Samples:
    """What VLC has written so far to a file; the header's length is not yet true."""
    data = file.read_bytes()
    at = data.find(b"fmt ")
    channels, rate = struct.unpack("<HI", data[at + 10 : at + 16])
    assert rate == SAMPLE_RATE, rate
    bits = struct.unpack("<H", data[at + 22 : at + 24])[0]
    start = data.find(b"data") + 8
    body = data[start : start + (len(data) - start) // (channels * 4) * channels * 4]
    kind = "<i2" if bits == 16 else "<f4"
    values = np.frombuffer(body, kind).astype(np.float64).reshape(-1, channels)[:, 0]
    return values / 32_768 if bits == 16 else values


def place_of(window: Samples, source: Samples) -> tuple[float, float]:
    """Where in the source a window is from, in seconds, and how sure that is (0–1)."""
    size = 1 << int(np.ceil(np.log2(len(source) + len(window))))
    product = np.fft.irfft(
        np.fft.rfft(source, size) * np.conj(np.fft.rfft(window, size)), size
    )[: len(source) - len(window)]
    sums = np.concatenate([[0.0], np.cumsum(source**2)])
    energy = sums[len(window) :][: len(product)] - sums[: len(product)]
    score = product / (np.sqrt(energy * np.sum(window**2)) + 1e-9)
    best = int(np.argmax(score))
    return best / SAMPLE_RATE, float(score[best])


def last_heard(recording: Samples, source: Samples) -> float:
    """Where in the source a recording ends, in seconds."""
    length = int(_WINDOW * SAMPLE_RATE)
    for end in range(len(recording), length, -length // 2):
        place, sure = place_of(recording[end - length : end], source)
        if sure > 0.6:
            return place + (len(recording) - end + length) / SAMPLE_RATE
    raise AssertionError("nothing of the episode is heard in the recording")


def jumped_to(recording: Samples, source: Samples, mark: int) -> float:
    """Where in the source the sound went on after the jump that follows ``mark``.

    ``mark`` is a number of samples that were recorded before the jump was asked for.
    """
    length = int(_WINDOW * SAMPLE_RATE)
    after = last_heard(recording, source) - len(recording) / SAMPLE_RATE
    before = last_heard(recording[:mark], source) - mark / SAMPLE_RATE
    hop = int(_HOP * SAMPLE_RATE)
    for first in range(mark - length, len(recording) - hop * 10, hop):
        piece = recording[first : first + hop * 10]
        if _fit(piece, source, first, after) > _fit(piece, source, first, before) + 0.2:
            return first / SAMPLE_RATE + after
    raise AssertionError("the sound never jumped")


def _fit(piece: Samples, source: Samples, first: int, offset: float) -> float:
    """How like a piece of the recording is to the source at an offset, give or take."""
    start = first + round(offset * SAMPLE_RATE)
    slack = 40
    near = source[max(0, start - slack) : start + len(piece) + slack]
    if len(near) < len(piece) or np.sum(piece**2) < 1e-3:
        return 0.0
    energy = np.sqrt(np.sum(piece**2) * np.sum(near**2)) + 1e-9
    return float(np.max(np.correlate(near, piece, "valid")) / energy)
