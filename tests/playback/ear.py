"""An ear: takes what libVLC would send to the loudspeaker, and when it is due."""

import ctypes
import time
from dataclasses import replace
from typing import Any

import numpy as np

from tests.playback.signal_fixtures import SAMPLE_RATE, Block, heard_at
from tui.playback.vlc_player import VlcPlayer


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
