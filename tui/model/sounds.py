"""Sounds: which of the files that carry an episode's sound is heard. Pure."""

from tui.model.episode import Enclosure, EpisodeDetails

_TYPES = {
    "mp3": ("audio/mpeg", "audio/mp3"),
    "aac": ("audio/mp4", "audio/x-m4a", "audio/m4a", "audio/aac"),
    "opus": ("audio/opus", "audio/ogg"),
}
_STREAMS = ("mpegurl",)
"""Playlists such as HLS: lists of pieces, which cannot be kept or sought as a file."""


def preferred(details: EpisodeDetails, wish: str) -> Enclosure | None:
    """The file to hear: the enclosure, or an alternate that is more as wished.

    ``wish`` is ``published``, ``small`` or a format. Of the alternates
    (``podcast:alternateEnclosure``) only sound in the same language will do.
    """
    own = details.enclosure
    if own is None or wish == "published":
        return own
    fitting = [own, *(each for each in details.alternates if _will_do(each, details))]
    if wish == "small":
        return min(fitting, key=lambda sound: _rate(sound, details.duration))
    return next((each for each in fitting if _is(each, wish)), own)


def _will_do(sound: Enclosure, details: EpisodeDetails) -> bool:
    same_language = sound.language in (None, details.language)
    stream = any(kind in sound.type for kind in _STREAMS)
    return same_language and not stream and sound.type.startswith("audio/")


def _is(sound: Enclosure, wish: str) -> bool:
    return sound.type.partition(";")[0].strip() in _TYPES[wish]


def _rate(sound: Enclosure, seconds: float | None) -> float:
    """Bits per second, as stated or by length; unknown ones are the most."""
    if sound.bitrate:
        return sound.bitrate
    if sound.length_bytes and seconds:
        return 8 * sound.length_bytes / seconds
    return float("inf")
