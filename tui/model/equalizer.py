"""The equalizer: presets for what is made louder and softer, by pitch."""

from enum import StrEnum


class Equalizer(StrEnum):
    """A preset; the value is its name for people."""

    FLAT = "flat"
    VOICE = "voice"
    LESS_BASS = "less bass"
    MORE_BASS = "more bass"
    LESS_TREBLE = "less treble"
    NIGHT = "night"
