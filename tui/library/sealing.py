"""Sealing: what a private show's addresses look like in the library.

The files of a private show have tokens in their addresses, hundreds of them: too many
for a keyring. They are encrypted with the one key that it keeps. The initialization
vector is made of the text itself, as in SIV (RFC 5297): equal addresses are sealed to
equal texts, and what was changed or has another key is not opened.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urldefrag

from tui.model.episode import Enclosure, EpisodeDetails
from tui.text import public_url

MARK = "#earmark-sealed-"
KEY_BYTES = 32
_VECTOR_BYTES = 16


def sealed(url: str, key: bytes) -> str:
    """The address without its secrets, and behind it the whole of it, encrypted."""
    if MARK in url:
        return url
    text = url.encode("utf-8", "replace")
    vector = _vector(text, key)
    code = urlsafe_b64encode(vector + _enciphered(text, vector, key)).decode("ascii")
    return f"{urldefrag(public_url(url)).url}{MARK}{code}"


def opened(held: str, key: bytes) -> str | None:
    """The address that was sealed; None where it was not with this key."""
    code = held.partition(MARK)[2]
    try:
        data = urlsafe_b64decode(code)
    except ValueError:
        return None
    vector = data[:_VECTOR_BYTES]
    text = _enciphered(data[_VECTOR_BYTES:], vector, key)
    if not hmac.compare_digest(vector, _vector(text, key)):
        return None
    return text.decode("utf-8", "replace")


def without_seal(held: str) -> str:
    """What may be shown of a sealed address; any other as it is."""
    return held.partition(MARK)[0]


def with_addresses(
    details: EpisodeDetails, changed: Callable[[str], str]
) -> EpisodeDetails:
    """The details with the addresses of the episode's files and page changed."""

    def other(sound: Enclosure) -> Enclosure:
        return replace(sound, url=changed(sound.url))

    return replace(
        details,
        enclosure=other(details.enclosure) if details.enclosure else None,
        alternates=tuple(map(other, details.alternates)),
        transcripts=tuple(
            replace(link, url=changed(link.url)) for link in details.transcripts
        ),
        chapters_url=changed(details.chapters_url) if details.chapters_url else None,
        link=changed(details.link) if details.link else None,
    )


def _vector(text: bytes, key: bytes) -> bytes:
    return hashlib.blake2b(text, key=key, digest_size=_VECTOR_BYTES).digest()


def _enciphered(text: bytes, vector: bytes, key: bytes) -> bytes:
    """The text with a stream of the key's laid over it; twice is not at all."""
    stream = hashlib.shake_256(b"earmark" + key + vector).digest(len(text))
    return bytes(one ^ other for one, other in zip(text, stream, strict=True))
