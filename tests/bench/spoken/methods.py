"""The ways of timing a text that are compared: Earmark's two, and two baselines."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tui.model.alignment import AlignedPassage, Alignment
from tui.model.transcript import Word
from tui.transcripts.aligning import align, decode
from tui.transcripts.aligning.recording import Recording, recorded
from tui.transcripts.aligning.warping import align_warped
from tui.transcripts.aligning.warping.features import Matrix, cepstra
from tui.transcripts.aligning.warping.reading import read_aloud, voice_for
from tui.transcripts.spoken import place

_ROW_SECONDS = 0.08
_HOPS_A_ROW = 4


def recognized(texts: Sequence[str], file: Path, language: str) -> Alignment:
    return align(texts, decode(file), language)


def warped(texts: Sequence[str], file: Path, language: str) -> Alignment:
    with recorded(decode(file), lambda: None) as recording:
        return align_warped(texts, recording, language, lambda share: None)


def by_length(texts: Sequence[str], file: Path, language: str) -> Alignment:
    """What Earmark shows of a text without times when nothing is aligned."""
    with recorded(decode(file), lambda: None) as recording:
        duration = recording.duration
    text = " ".join(texts)
    starts = {first: at for first, _, at, _ in place(text, 0.0, duration)}
    passages, offset = [], 0
    for sentence in texts:
        words: list[Word] = []
        for word in sentence.split():
            at = starts.get(offset, words[-1].start if words else 0.0)
            words.append(Word(word, at, at))
            offset += len(word) + 1
        passages.append(AlignedPassage(tuple(words), 0.0))
    return Alignment(tuple(passages), (), duration, 1.0, 0.0)


def read_and_warped(texts: Sequence[str], file: Path, language: str) -> Alignment:
    """The method of aeneas: one warp of all of the reading to all of the sound.

    Words are placed by length inside their sentence of the reading.
    """
    voice = voice_for(language)
    said = [read_aloud(text, voice) for text in texts]
    with recorded(said, lambda: None) as reading:
        short = _rows(reading)
    with recorded(decode(file), lambda: None) as recording:
        long, duration = _rows(recording), recording.duration
    path = _whole_warp(short, long)
    ends = np.cumsum([0, *map(len, said)]) / 16_000
    passages = []
    for text, start, end in zip(texts, ends, ends[1:], strict=False):
        words = [
            Word(text[a:b], *(_at(path, time) for time in (at, stop)))
            for a, b, at, stop in place(text, float(start), float(end))
        ]
        passages.append(AlignedPassage(tuple(words), 0.0))
    return Alignment(tuple(passages), (), duration, 1.0, 0.0)


def _at(path: npt.NDArray[np.int64], time: float) -> float:
    return float(path[min(len(path) - 1, int(time / _ROW_SECONDS))]) * _ROW_SECONDS


def _rows(recording: Recording) -> Matrix:
    rows = cepstra(recording.cut(0.0, recording.duration))
    whole = len(rows) // _HOPS_A_ROW * _HOPS_A_ROW
    rows = rows[:whole].reshape(-1, _HOPS_A_ROW, rows.shape[1]).mean(axis=1)
    return np.asarray(rows - rows.mean(axis=0), np.float32)


def _whole_warp(short: Matrix, long: Matrix) -> npt.NDArray[np.int64]:
    """Dynamic time warping with the steps right, up and both, from corner to corner."""
    totals = np.zeros((len(short), len(long)), np.float64)
    for row, one in enumerate(short):
        costs = np.sqrt(((long - one) ** 2).sum(axis=1))
        sums = np.cumsum(costs)
        if row == 0:
            totals[0] = sums
            continue
        above = totals[row - 1]
        entry = np.minimum(above, np.concatenate([[np.inf], above[:-1]]))
        before = np.concatenate([[0.0], sums[:-1]])
        totals[row] = sums + np.minimum.accumulate(entry - before)
    path = np.zeros(len(short), np.int64)
    row, column = len(short) - 1, len(long) - 1
    while row > 0 and column > 0:
        steps = ((row - 1, column - 1), (row - 1, column), (row, column - 1))
        row, column = min(steps, key=lambda step: totals[step])
        path[row] = column
    return path
