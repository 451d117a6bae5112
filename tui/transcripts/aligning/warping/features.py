"""Features: what a sound is like every fiftieth of a second, whoever speaks.

Mel-frequency cepstral coefficients (Davis and Mermelstein 1980) and how they change,
without the mean of their own recording. Silence is left out too:
pauses are the part of speech that no other reading of the text has.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from tui.transcripts.aligning.loudness import FRAME, Loudness
from tui.transcripts.aligning.sound import SAMPLE_RATE

if TYPE_CHECKING:
    from tui.transcripts.aligning.recording import Recording
    from tui.transcripts.aligning.sound import Samples

Matrix = npt.NDArray[np.float32]

HOP = 0.02
_HOP_SAMPLES = round(HOP * SAMPLE_RATE)
_WINDOW_SAMPLES = 400
_FFT = 512
_BANDS = 26
_KEPT = 12
_LOWEST_HZ, _HIGHEST_HZ = 100.0, 6800.0
_BLOCK_SECONDS = 60.0
_REACH = 4
"""Rows before and after over which change is taken."""

_NEAREST_SECONDS = 0.06


@dataclass(frozen=True, slots=True)
class Features:
    """A row for each moment of sound, and the time of each row."""

    rows: Matrix
    times: npt.NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.times)

    def coarse(self, size: int) -> "Features":
        """Every ``size`` rows as one."""
        whole = len(self) // size * size
        rows = self.rows[:whole].reshape(-1, size, self.rows.shape[1]).mean(axis=1)
        return Features(rows.astype(np.float32), self.times[:whole:size])


def features_of(recording: "Recording") -> Features:
    """The features of a recording, a minute of it at a time."""
    blocks = []
    start = 0.0
    while start < recording.duration:
        samples = recording.cut(start, start + _BLOCK_SECONDS)
        blocks.append(cepstra(samples))
        start += _BLOCK_SECONDS
    return heard_features(np.concatenate(blocks), recording.loudness)


def heard_features(rows: Matrix, loudness: Loudness) -> Features:
    """Cepstra without what is silent, normalized over the rest."""
    step = round(HOP / FRAME)
    levels = np.asarray(loudness.levels, np.float32)
    frames = len(levels) // step
    level = levels[: frames * step].reshape(-1, step).max(axis=1)
    rows = rows[:frames]
    level = level[: len(rows)]
    near = round(_NEAREST_SECONDS / HOP)
    loud = np.convolve(level > loudness.floor, np.ones(2 * near + 1), "same") > near
    if not loud.any():
        loud[:] = True
    times = np.flatnonzero(loud).astype(np.float64) * HOP
    rows = rows[loud]
    rows = rows - rows.mean(axis=0)
    return Features(np.hstack([rows, _changes(rows)]).astype(np.float32), times)


def _changes(rows: Matrix) -> Matrix:
    padded = np.pad(rows, ((_REACH, _REACH), (0, 0)), "edge")
    return padded[2 * _REACH :] - padded[: -2 * _REACH]


def cepstra(samples: "Samples") -> Matrix:
    """A row of cepstral coefficients for each hop of samples, the last padded."""
    sound = np.pad(samples.astype(np.float32) / 32_768, (0, _WINDOW_SAMPLES))
    sound[1:] -= 0.97 * sound[:-1]
    windows = np.lib.stride_tricks.sliding_window_view(sound, _WINDOW_SAMPLES)
    windows = windows[: len(samples) : _HOP_SAMPLES][: len(samples) // _HOP_SAMPLES]
    power = np.abs(np.fft.rfft(windows * np.hamming(_WINDOW_SAMPLES), _FFT)) ** 2
    bands = np.log(power @ _mel_filters() + 1e-7)
    return np.asarray(bands @ _cosines(), np.float32)


@lru_cache(maxsize=1)
def _mel_filters() -> npt.NDArray[np.float64]:
    low, high = (2595 * np.log10(1 + hz / 700) for hz in (_LOWEST_HZ, _HIGHEST_HZ))
    edges = 700 * (10 ** (np.linspace(low, high, _BANDS + 2) / 2595) - 1)
    bins = np.fft.rfftfreq(_FFT, 1 / SAMPLE_RATE)[:, None]
    rise = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    fall = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    return np.asarray(np.clip(np.minimum(rise, fall), 0, None))


@lru_cache(maxsize=1)
def _cosines() -> npt.NDArray[np.float64]:
    """The discrete cosine transform without its first row, which is the loudness."""
    band = np.arange(_BANDS)[:, None] + 0.5
    return np.asarray(np.cos(np.pi * band * np.arange(1, _KEPT + 1) / _BANDS))
