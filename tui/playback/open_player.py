"""Choosing a player: VLC where it works, the silent one where it does not."""

import logging
from pathlib import Path

from tui.errors import PlaybackError
from tui.playback.audio_cache import AudioCache
from tui.playback.player import Player
from tui.playback.silent_player import SilentPlayer
from tui.playback.vlc_check import Problem, sentence

_log = logging.getLogger(__name__)


def open_player(audio_cache: Path, cache_limit_bytes: int = 1 << 30) -> Player:
    """A player that makes sound where one can; never raises.

    Adds the words of ``EARMARK_VLC_ARGS`` to the libVLC instance.
    """
    try:
        from tui.playback.vlc_player import VlcPlayer

        return VlcPlayer(cache=AudioCache(audio_cache, cache_limit_bytes))
    except PlaybackError as error:
        _log.warning("%s", error)
        return SilentPlayer(str(error))
    except Exception:
        _log.exception("VLC could not be started")
        return SilentPlayer(sentence(Problem.CRASHED))
