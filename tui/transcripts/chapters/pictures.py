"""Pictures of chapters inside audio files: known by a digest, read when looked at."""

import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.model.chapter import PICTURE_INSIDE
from tui.text import plain_line
from tui.web import web_address

if TYPE_CHECKING:
    from mutagen.id3 import ID3Tags

_IS_ADDRESS = "-->"
"""The type of a picture frame that holds an address: ID3v2.4 frames, section 4.14."""
_log = logging.getLogger(__name__)


def picture_address(sub_frames: "ID3Tags") -> str | None:
    """Where the picture of an ID3 chapter is: on the web, or inside the file."""
    for picture in sub_frames.getall("APIC"):
        if picture.mime == _IS_ADDRESS:
            address = plain_line(picture.data.decode("latin-1"))
            if web_address(address):
                return address
        elif picture.data:
            return f"{PICTURE_INSIDE}{_digest(picture.data)}"
    return None


def read_picture(file: Path, address: str) -> bytes | None:
    """The picture of an address inside an audio file; None where it has it no more."""
    from mutagen import MutagenError

    try:
        pictures = list(_pictures(file))
    except (MutagenError, OSError, ValueError, LookupError) as error:
        _log.warning("No pictures could be read from %s: %r", file.name, error)
        return None
    wanted = address.removeprefix(PICTURE_INSIDE)
    return next((data for data in pictures if _digest(data) == wanted), None)


def _pictures(file: Path) -> Iterator[bytes]:
    import mutagen
    from mutagen.id3 import ID3

    audio = mutagen.File(file)
    if audio is not None and isinstance(audio.tags, ID3):
        for frame in audio.tags.getall("CHAP"):
            yield from (p.data for p in frame.sub_frames.getall("APIC"))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
