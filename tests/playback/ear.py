"""An ear: takes what libVLC would send to the loudspeaker, and when it is due."""

import ctypes
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any

import numpy as np

from tests.playback.signal_fixtures import (
    SAMPLE_RATE,
    Block,
    Samples,
    heard_at,
    time_told,
)
from tui.playback.vlc_player import VlcPlayer

_WINDOW = round(0.06 * SAMPLE_RATE)
"""Samples that tell which moment they are of."""
_STEP = _WINDOW // 3
_CLEAR = 0.005
_OLD = 5.0
"""Seconds around a place that was left whose sound is that of the place."""


class Ear:
    """Listens to a player through libVLC's memory output."""

    def __init__(self, player: VlcPlayer) -> None:
        import vlc

        self.blocks: list[Block] = []
        self._waiting: list[Block] = []
        self._paused_at = 0.0
        self._run = 0
        play = vlc.CallbackDecorators.AudioPlayCb(self._take)
        pause = vlc.CallbackDecorators.AudioPauseCb(self._pause)
        resume = vlc.CallbackDecorators.AudioResumeCb(self._resume)
        flush = vlc.CallbackDecorators.AudioFlushCb(self._flush)
        self._callbacks: tuple[Any, ...] = (play, pause, resume, flush)
        player._player.audio_set_callbacks(play, pause, resume, flush, None, None)
        player._player.audio_set_format("S16N", SAMPLE_RATE, 1)

    def heard(self, moment: float) -> float | None:
        """Which moment of the signal was heard at a moment of the clock."""
        near = [b for b in self.blocks if abs(b.due - moment) < 2.0]
        return heard_at(near, moment)

    def first_heard(self, since: float, not_near: float | None) -> float | None:
        """Which moment of the signal was clearly heard first after a moment of time.

        What still sounds of a place before, at ``not_near``, is none.
        """
        after = [block for block in self.blocks if block.due > since]
        for _, blocks in groupby(after, key=lambda block: block.run):
            told = _told(np.concatenate([block.samples for block in blocks]))
            for this, following in pairwise(told):
                if _goes_on(this, following) and not _near(this, not_near):
                    return this
        return None

    def _take(self, _data: object, samples: int, count: int, due: int) -> None:
        raw = ctypes.string_at(samples, count * 2)
        values = np.frombuffer(raw, "<i2").astype(np.float64) / 32_768
        self.blocks.append(Block(due / 1e6, values, self._run))

    def _flush(self, _data: object, _due: int) -> None:
        """What was sent ahead is thrown away, as at a seek."""
        now = time.monotonic()
        self.blocks = [block for block in self.blocks if block.due <= now]
        self._waiting = []
        self._run += 1

    def _pause(self, _data: object, _due: int) -> None:
        """What was sent ahead waits, as in a sound card that is held."""
        self._paused_at = time.monotonic()
        self._waiting = [b for b in self.blocks if b.due > self._paused_at]
        self.blocks = [b for b in self.blocks if b.due <= self._paused_at]

    def _resume(self, _data: object, _due: int) -> None:
        """What waited is due by as much later as it waited."""
        late = time.monotonic() - self._paused_at
        waiting, self._waiting = self._waiting, []
        self.blocks += [replace(b, due=b.due + late) for b in waiting]


def _told(samples: Samples) -> Iterator[float]:
    """Which moments of the signal these are of, window by window."""
    for at in range(0, len(samples) - _WINDOW, _STEP):
        told = time_told(samples[at : at + _WINDOW])
        yield float("nan") if told is None else told - _WINDOW / 2 / SAMPLE_RATE


def _goes_on(this: float, following: float) -> bool:
    """Whether two windows in a row are of one sound, and neither is half silent."""
    return abs(following - this - _STEP / SAMPLE_RATE) < _CLEAR


def _near(told: float, place: float | None) -> bool:
    return place is not None and abs(told - place) < _OLD
