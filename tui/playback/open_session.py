"""Opening a session: as the listener's settings want it."""

from tui.config import Directories, Settings
from tui.model.equalizer import Equalizer
from tui.playback.audio_cache import AudioCache
from tui.playback.keeping import Count, KeepsNothing, PlaceKeeper, Rules
from tui.playback.open_player import open_player
from tui.playback.session import Session
from tui.playback.silences import Silences
from tui.playback.silent_player import SilentPlayer

_MEGABYTE = 1024 * 1024
_PLAYS_ELSEWHERE = (
    "No sound here: another Earmark is open and plays; close it, or steer it with "
    "earmark toggle and earmark next."
)


def open_session(
    directories: Directories, settings: Settings, places: PlaceKeeper, count: Count
) -> Session:
    """A session that plays and keeps places; nothing is opened before it is needed."""
    cache, limit = directories.audio_cache, settings.audio_cache_mb * _MEGABYTE
    session = Session(
        lambda: open_player(cache, limit),
        places,
        heard=count,
        silences=Silences(directories.pauses, AudioCache(cache, limit)),
        rules=Rules(
            settings.played_within, settings.back_after_pause, settings.long_pause
        ),
    )
    session.set_rate(settings.speed)
    session.set_volume(settings.volume)
    session.set_equalizer(Equalizer(settings.equalizer))
    session.skip_silence(settings.skip_silence)
    return session


def reading_session() -> Session:
    """A session without sound, for reading while another Earmark plays."""
    return Session(lambda: SilentPlayer(_PLAYS_ELSEWHERE), KeepsNothing())
