"""An ear: takes what libVLC would send to the loudspeaker, and when it is due."""

import ctypes
import time
from typing import Any

import numpy as np

from tests.playback.signal_fixtures import SAMPLE_RATE, Block, heard_at
from tui.playback.vlc_player import VlcPlayer


class Ear:
    """Listens to a player through libVLC's memory output."""

    def __init__(self, player: VlcPlayer) -> None:
        import vlc

        self.blocks: list[Block] = []
        play = vlc.CallbackDecorators.AudioPlayCb(self._take)
        flush = vlc.CallbackDecorators.AudioFlushCb(self._flush)
        self._callbacks: tuple[Any, ...] = (play, flush)
        player._player.audio_set_callbacks(play, None, None, flush, None, None)
        player._player.audio_set_format("S16N", SAMPLE_RATE, 1)

    def heard(self, moment: float) -> float | None:
        """Which moment of the signal was heard at a moment of the clock."""
        near = [b for b in self.blocks if abs(b.due - moment) < 2.0]
        return heard_at(near, moment)

    def _take(self, _data: object, samples: int, count: int, due: int) -> None:
        raw = ctypes.string_at(samples, count * 2)
        values = np.frombuffer(raw, "<i2").astype(np.float64) / 32_768
        self.blocks.append(Block(due / 1e6, values))

    def _flush(self, _data: object, _due: int) -> None:
        """What was sent ahead is thrown away, as at a seek."""
        now = time.monotonic()
        self.blocks = [block for block in self.blocks if block.due <= now]
