"""The equalizer: what each preset does to the ten bands that libVLC has.

libVLC's own gain, compressor and normalizer filters do nothing in a media player of
version 3; its equalizer does, and a preamplification of 12 dB leaves all as it was.
"""

from typing import Any

from tui.model.equalizer import Equalizer

_UNITY = 12.0
"""Decibels of preamplification that change nothing; libVLC allows up to 20."""

_BANDS: dict[Equalizer, tuple[float, ...]] = {
    Equalizer.VOICE: (-12, -9, -3, 1, 2, 4, 6, 5, 2, -3),
    Equalizer.LESS_BASS: (-15, -12, -8, -3, 0, 0, 0, 0, 0, 0),
    Equalizer.MORE_BASS: (6, 6, 5, 3, 1, 0, 0, 0, 0, 0),
    Equalizer.LESS_TREBLE: (0, 0, 0, 0, 0, -1, -4, -8, -12, -15),
    Equalizer.NIGHT: (-18, -15, -9, -2, 2, 4, 4, 1, -5, -10),
}
"""Decibels at 31, 62, 125, 250 and 500 Hz, 1, 2, 4, 8 and 16 kHz."""

_GAINS: dict[Equalizer, float] = {Equalizer.VOICE: 3.0, Equalizer.MORE_BASS: -3.0}


def use_equalizer(vlc: Any, player: Any, equalizer: Equalizer) -> None:
    """Have a libVLC media player use a preset."""
    bands = _BANDS.get(equalizer)
    if bands is None:
        player.set_equalizer(None)
        return
    made = vlc.AudioEqualizer()
    made.set_preamp(_UNITY + _GAINS.get(equalizer, 0.0))
    for number, decibels in enumerate(bands):
        made.set_amp_at_index(decibels, number)
    player.set_equalizer(made)
    made.release()
