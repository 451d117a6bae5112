"""A signal whose sound tells its own time, and the ear that reads it back."""

import subprocess
import wave
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

SAMPLE_RATE = 44_100
LENGTH = 170.0
"""Seconds of signal."""

_SWEEP_SECONDS = 10.0
_SWEEP_FROM, _SWEEP_SLOPE = 600.0, 240.0
_STEP_FROM, _STEP = 4_000.0, 120.0
_NOISE_BAND = (9_000.0, 15_000.0)

Samples = npt.NDArray[np.float64]

ENCODED: dict[str, tuple[str, ...]] = {
    "cbr.mp3": ("-c:a", "libmp3lame", "-b:a", "96k"),
    "vbr.mp3": ("-c:a", "libmp3lame", "-q:a", "5"),
    "index-last.m4a": ("-c:a", "aac", "-b:a", "80k"),
    "sound.opus": ("-c:a", "libopus", "-b:a", "48k"),
}
COPIED: dict[str, tuple[str, tuple[str, ...]]] = {
    "cbr-bare.mp3": ("cbr.mp3", ("-write_xing", "0", "-id3v2_version", "0")),
    "vbr-bare.mp3": ("vbr.mp3", ("-write_xing", "0", "-id3v2_version", "0")),
    "index-first.m4a": ("index-last.m4a", ("-movflags", "+faststart")),
}
"""The same sound in another wrapping: MP3 without a header that tells its length."""

FORMATS = (*ENCODED, *COPIED)


def make_sounds(folder: Path) -> dict[str, Path]:
    """The signal in every format, by name."""
    source = folder / "signal.wav"
    _write_wave(source, signal(LENGTH))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda n: _encode(source, folder / n, ENCODED[n]), ENCODED))
    for name, (original, options) in COPIED.items():
        _encode(folder / original, folder / name, ("-c", "copy", *options))
    return {name: folder / name for name in FORMATS}


def signal(seconds: float) -> Samples:
    """A sweep that starts again every 10 s, a tone that climbs with every sweep, and
    noise that comes and goes, so that a variable bitrate really varies."""
    time = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    sweep = time % _SWEEP_SECONDS
    fine = np.sin(2 * np.pi * (_SWEEP_FROM * sweep + _SWEEP_SLOPE * sweep**2 / 2))
    steps = _STEP_FROM + _STEP * np.floor(time / _SWEEP_SECONDS)
    coarse = np.sin(2 * np.pi * np.cumsum(steps) / SAMPLE_RATE)
    noise = _band_noise(len(time)) * (np.floor(time / 20) % 2)
    mixed: Samples = 0.3 * fine + 0.2 * coarse + 0.15 * noise
    return mixed


def time_told(window: Samples) -> float | None:
    """Which moment of the signal a short window is from; None where it is unclear."""
    if len(window) < 512 or np.sqrt(np.mean(window**2)) < 0.05:
        return None
    size = 1 << 16
    spectrum = np.abs(np.fft.rfft(window * np.hanning(len(window)), size))
    hertz = SAMPLE_RATE / size
    fine = _peak(spectrum, 400, 3_400, hertz)
    coarse = _peak(spectrum, 3_800, 8_500, hertz)
    within = (fine - _SWEEP_FROM) / _SWEEP_SLOPE
    if not 0.4 < within < _SWEEP_SECONDS - 0.4:
        return None
    return round((coarse - _STEP_FROM) / _STEP) * _SWEEP_SECONDS + within


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of sound and the monotonic moment its first sample is due."""

    due: float
    samples: Samples
    run: int = 0
    """Counts the seeks: sound of before and after one is not heard as one."""

    @property
    def ends(self) -> float:
        """When its last sample is over, with some patience for rounding."""
        return self.due + len(self.samples) / SAMPLE_RATE + 0.005


def heard_at(blocks: list[Block], moment: float, width: float = 0.06) -> float | None:
    """Which moment of the signal is heard at a moment of the clock."""
    at = next((n for n, b in enumerate(blocks) if b.due <= moment < b.ends), None)
    if at is None:
        return None
    around = range(max(0, at - 4), min(at + 5, len(blocks)))
    same = [n for n in around if blocks[n].run == blocks[at].run]
    near = [blocks[n] for n in same]
    before = sum(len(blocks[n].samples) for n in same if n < at)
    middle = before + round((moment - blocks[at].due) * SAMPLE_RATE)
    half = round(width / 2 * SAMPLE_RATE)
    samples = np.concatenate([b.samples for b in near])
    if middle < half or middle + half > len(samples):
        return None
    return time_told(samples[middle - half : middle + half])


def _peak(spectrum: Samples, low: float, high: float, hertz: float) -> float:
    first, last = int(low / hertz), int(high / hertz)
    band = spectrum[first:last]
    top = int(np.argmax(band))
    near = slice(max(0, top - 20), top + 21)
    weights = band[near] ** 4
    bins = np.arange(first, last)[near]
    return float(np.sum(bins * weights) / np.sum(weights)) * hertz


def _band_noise(count: int) -> Samples:
    piece = np.random.default_rng(7).standard_normal(10 * SAMPLE_RATE)
    spectrum = np.fft.rfft(piece)
    frequencies = np.fft.rfftfreq(len(piece), 1 / SAMPLE_RATE)
    outside = (frequencies < _NOISE_BAND[0]) | (frequencies > _NOISE_BAND[1])
    spectrum[outside] = 0
    shaped: Samples = np.fft.irfft(spectrum, len(piece))
    resized: Samples = np.resize(shaped / np.std(shaped), count)
    return resized


def _write_wave(path: Path, samples: Samples) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32_000).astype("<i2").tobytes())


def _encode(source: Path, target: Path, options: tuple[str, ...]) -> None:
    command = ["ffmpeg", "-v", "error", "-y", "-i", str(source), *options, str(target)]
    subprocess.run(command, check=True)
