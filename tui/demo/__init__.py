"""The built-in show: three episodes about Earmark that need no network.

The files beside this module are made by ``assets/demo/make_show.py``. Their address
is under ``.invalid``, which never leads anywhere (RFC 6761, section 6.4).
"""

import shutil
from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from urllib.parse import urlsplit

from tui.errors import FetchError
from tui.feeds.fetch import Fetched, Fetcher
from tui.home import Home
from tui.model.show import Validators
from tui.text import safe_url

FEED_URL = "https://demo.earmark.invalid/feed.xml"

_HOST = urlsplit(FEED_URL).hostname
_CONTENT_TYPES = {
    ".xml": "application/rss+xml",
    ".json": "application/json",
    ".vtt": "text/vtt",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".opus": "audio/ogg",
}


class BuiltInFetcher:
    """Reads the built-in show's addresses out of the package, others elsewhere."""

    def __init__(self, elsewhere: Fetcher | None = None) -> None:
        self._elsewhere = elsewhere

    async def get(
        self,
        url: str,
        validators: Validators | None = None,
        *,
        limit_bytes: int | None = None,
        named_by: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Fetched:
        """The file at one of the show's addresses; see ``Fetcher.get``."""
        if urlsplit(url).hostname == _HOST:
            file = _file(url)
            return Fetched(url, file.read_bytes(), _content_type(file))
        if self._elsewhere is None:
            raise FetchError(f"{safe_url(url)} is not part of the built-in show.")
        return await self._elsewhere.get(
            url,
            validators,
            limit_bytes=limit_bytes,
            named_by=named_by,
            headers=headers,
        )

    async def close(self) -> None:
        """Let go of the fetcher for everything else."""
        if self._elsewhere is not None:
            await self._elsewhere.close()


async def stock(home: Home) -> None:
    """Put the built-in show into a home: subscribed, downloaded, its words at hand.

    The home must be using a ``BuiltInFetcher``.
    """
    show = await home.synchronizer.add(FEED_URL)
    for row in home.library.episodes.rows(show.id, playable=True):
        if row.audio_url is not None:
            _download(home, row.id, audio_file(row.audio_url))
        await home.words.find(row.id)


def audio_file(url: str) -> Traversable:
    """The sound at one of the show's addresses. Raises FetchError."""
    return _file(url)


def _download(home: Home, episode_id: int, audio: Traversable) -> None:
    path = f"built-in/{audio.name}"
    target = home.directories.downloads / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with audio.open("rb") as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy)
    home.library.episodes.set_download(episode_id, path)


def _file(url: str) -> Traversable:
    name = urlsplit(url).path.removeprefix("/")
    file = resources.files(__name__) / name
    if _content_type(file) and "/" not in name and file.is_file():
        return file
    raise FetchError(f"{safe_url(url)} is not part of the built-in show.", status=404)


def _content_type(file: Traversable) -> str:
    suffix = file.name[file.name.rfind(".") :]
    return _CONTENT_TYPES.get(suffix, "")
