"""How far libVLC's times run ahead of what is heard: measured once, taken off always.

Measured with libVLC 3.0.24 and ``:demux=avformat`` against the moments at which its
memory output says that samples are due: MP3 0.052 s (0.077 without an Info header),
M4A and Opus 0.000, and what stretching adds: 0.027 at 0.5x, 0.049 at 2x, 0.068 at 3x.
"""

from tui.playback.player import Sound

_MP3 = 0.055
_MP3_TYPES = frozenset({"audio/mpeg", "audio/mp3", "audio/x-mp3", "audio/mpeg3"})


def lead(mp3: bool, rate: float) -> float:
    """Seconds to take off a time that libVLC reports."""
    return (_MP3 if mp3 else 0.0) + _stretching(rate)


def is_mp3(sound: Sound) -> bool:
    """Whether a sound is said to be MP3."""
    name = sound.path.name if sound.path else (sound.url or "").partition("?")[0]
    return name.lower().endswith(".mp3") or sound.type.lower() in _MP3_TYPES


def _stretching(rate: float) -> float:
    return 0.0 if rate == 1.0 else 0.02 + 0.016 * rate
