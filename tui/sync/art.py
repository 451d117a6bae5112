"""Art: pictures of shows and episodes, kept as files beside the downloads."""

import hashlib
import logging
from pathlib import Path

from tui.errors import EarmarkError, FormatError
from tui.feeds.fetch import Fetcher
from tui.text import safe_url
from tui.web import web_address

_log = logging.getLogger(__name__)

_LIMIT_BYTES = 16 * 1024 * 1024
_HEADS = {
    b"\x89PNG\r\n": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"GIF8": ".gif",
    b"RIFF": ".webp",
}


class ArtFiles:
    """A folder of pictures, each named by a hash of its address."""

    def __init__(self, folder: Path, fetcher: Fetcher) -> None:
        self._folder = folder
        self._fetcher = fetcher

    def path(self, url: str) -> Path | None:
        """Where the picture of an address lies, if it does."""
        return kept_art(self._folder, url)

    async def bring(self, url: str, feed_url: str) -> Path:
        """Have the picture of an address.

        Raises:
            FetchError: it could not be had.
            FormatError: it is no picture.
        """
        there = self.path(url)
        if there is not None:
            return there
        fetched = await self._fetcher.get(
            url, limit_bytes=_LIMIT_BYTES, named_by=feed_url
        )
        body = fetched.body or b""
        file = self._folder / (_name(url) + _ending(body, url))
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(".new")
        fresh.write_bytes(body)
        fresh.replace(file)
        return file


def kept_art(folder: Path, url: str) -> Path | None:
    """Where the picture of an address lies in a folder, if it does."""
    found = (folder / (_name(url) + ending) for ending in _HEADS.values())
    return next((file for file in found if file.is_file()), None)


async def brought(art: ArtFiles, url: str, feed_url: str) -> str | None:
    """Have a picture; gives why it could not be had, where that is so."""
    if not web_address(url):
        return "its address is none"
    try:
        await art.bring(url, feed_url)
    except EarmarkError as error:
        _log.warning("%s: %s", safe_url(url), error)
        return str(error)
    return None


def _name(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:32]


def _ending(body: bytes, url: str) -> str:
    for head, ending in _HEADS.items():
        if body.startswith(head):
            return ending
    raise FormatError(f"What lies at {safe_url(url)} is no picture.")
