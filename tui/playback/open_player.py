"""Choosing a player: VLC where it works, the silent one where it does not."""

from pathlib import Path

from tui.playback.player import Player


def open_player(audio_cache: Path, cache_limit_bytes: int = 1 << 30) -> Player:
    """A player that makes sound where one can; never raises.

    Adds the words of ``EARMARK_VLC_ARGS`` to the libVLC instance.
    """
    raise NotImplementedError
