"""File names of downloads: readable, and safe on every system. Pure."""

import re
import unicodedata
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from tui.text import plain_line

LONGEST = 120
"""Bytes of UTF-8 in one part of a path. Some encrypted disks allow only 143."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)")
_EXTENSIONS = {
    "audio/mpeg": ".mp3",
    "audio/mp3": ".mp3",
    "audio/mp4": ".m4a",
    "audio/x-m4a": ".m4a",
    "audio/m4a": ".m4a",
    "audio/aac": ".aac",
    "audio/ogg": ".ogg",
    "audio/opus": ".opus",
    "audio/flac": ".flac",
    "audio/wav": ".wav",
    "audio/x-wav": ".wav",
    "video/mp4": ".mp4",
    "video/x-m4v": ".m4v",
    "video/quicktime": ".mov",
}
_KNOWN = frozenset(_EXTENSIONS.values()) | {".oga", ".m4b", ".wma", ".webm", ".mka"}


def download_name(
    show: str, title: str, published: datetime | None, url: str, type: str = ""
) -> PurePosixPath:
    """Where a download belongs: ``Show/2026-06-16 Title.mp3``."""
    date = f"{published:%Y-%m-%d} " if published else ""
    extension = extension_of(url, type)
    room = LONGEST - len(extension)
    name = safe_name(date + title, "Episode", room) + extension
    return PurePosixPath(safe_name(show, "Show", LONGEST), name)


def safe_name(foreign: str, otherwise: str, longest: int = LONGEST) -> str:
    """Foreign text as one part of a path: never empty, hidden, reserved or a way out.

    What Windows forbids becomes ``-``, whatever the system: a library may move.
    """
    text = unicodedata.normalize("NFC", _FORBIDDEN.sub("-", plain_line(foreign)))
    name = _shortened(text.lstrip(" .-~"), longest).rstrip(" .")
    if _RESERVED.match(name):
        name = _shortened(f"_{name}", longest).rstrip(" .")
    return name or otherwise


def extension_of(url: str, type: str = "") -> str:
    """The ending a file of sound should have: the address's, else by its type."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        path = ""
    ending = PurePosixPath(path).suffix.lower()
    if ending in _KNOWN:
        return ending
    return _EXTENSIONS.get(type.partition(";")[0].strip().lower(), ".mp3")


def _shortened(text: str, longest: int) -> str:
    return text.encode("utf-8")[:longest].decode("utf-8", "ignore")
