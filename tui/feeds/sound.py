"""Sound: which of the files an item names can be heard."""

from tui.feeds.addresses import path_of

_SOUND_ENDINGS = frozenset(
    f".{ending}"
    for ending in (
        *("mp3", "m4a", "m4b", "aac", "ogg", "oga", "opus", "flac", "wav", "wma"),
        *("aif", "aiff", "amr", "ac3", "weba", "m3u8", "mp4", "m4v", "mov", "webm"),
        *("mkv", "avi", "mpg", "mpeg", "3gp"),
    )
)
_FILM_ENDINGS = frozenset((".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".mpg"))
_OTHER_ENDINGS = frozenset(
    f".{ending}"
    for ending in (
        *("jpg", "jpeg", "png", "gif", "webp", "svg", "avif", "bmp", "pdf", "epub"),
        *("mobi", "html", "htm", "php", "txt", "torrent", "xml", "json", "srt", "vtt"),
        *("doc", "docx", "pptx", "zip"),
    )
)
_SOUND_TYPES = (
    "audio/",
    "video/",
    "application/ogg",
    "application/vnd.apple.mpegurl",
)
_UNSAID_TYPES = (
    "",
    "application/octet-stream",
    "binary/octet-stream",
    "application/force-download",
)


def is_sound(url: str, kind: str) -> bool:
    """Whether a file can be heard, by its declared type and its address.

    An ending that says sound is trusted over the type, as servers name types wrongly
    more often than files; a type that says nothing needs an ending that is not
    something else's.
    """
    ending = _ending(url)
    kind = kind.partition(";")[0].strip().lower()
    if ending in _SOUND_ENDINGS or kind.startswith(_SOUND_TYPES):
        return True
    return kind in _UNSAID_TYPES and ending not in _OTHER_ENDINGS


def is_video(url: str, kind: str) -> bool:
    """Whether a file is a film, which is second best."""
    ending = _ending(url)
    return kind.startswith("video/") or ending in _FILM_ENDINGS


def _ending(url: str) -> str:
    name = path_of(url).rstrip("/").rpartition("/")[2]
    _, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot else ""
