"""Probes: what a demuxer looks up at the end of a file before it makes a sound, and
what it is given instead of waiting for bytes that are far away. Pure."""

from enum import Enum

_TAGS = 256
"""Bytes at the end of an MP3 where ID3v1 and APE tags may stand; Earmark needs none."""
_LAST_PAGES = 128 * 1024
"""Where the end of an Ogg file is looked for, to learn its length."""


class Kind(Enum):
    """What a file is, by its first bytes."""

    MP3 = "mp3"
    MP4 = "mp4"
    OGG = "ogg"
    OTHER = "other"


def kind_of(head: bytes) -> Kind:
    """What a file with these first bytes is."""
    if head[4:8] == b"ftyp":
        return Kind.MP4
    if head.startswith(b"OggS"):
        return Kind.OGG
    synced = len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 in (0xE2, 0xE4, 0xE6)
    return Kind.MP3 if head.startswith(b"ID3") or synced else Kind.OTHER


def stand_in(
    kind: Kind, offset: int, count: int, length: int | None, ranged: bool
) -> bytes | None:
    """What to give for missing bytes near the end; None: they have to be waited for.

    An MP3's tags are not worth a request: zeros say that there are none. An Ogg file
    tells its length there; from a server that gives no parts it is not to be had
    before the rest, and the file seems to end.
    """
    if length is None or offset >= length:
        return None
    if kind is Kind.MP3 and offset >= length - _TAGS:
        return bytes(min(count, length - offset))
    if kind is Kind.OGG and not ranged and offset >= length - _LAST_PAGES:
        return b""
    return None
