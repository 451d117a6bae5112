"""Pictures: those of an episode, its show and its chapters, brought and let go."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from tui.errors import EarmarkError, FetchError
from tui.feeds.fetch import Fetcher
from tui.library.library import Library
from tui.model.chapter import Chapter
from tui.model.episode import Episode
from tui.model.show import Show
from tui.sync.art import LIMIT_BYTES, ArtFolder
from tui.text import safe_url
from tui.transcripts.chapters.pictures import read_picture
from tui.web import web_address

_log = logging.getLogger(__name__)

_MOST = 200
_EPISODE_BYTES = 128 * 1024 * 1024
"""What the pictures of one episode may take."""
_SPARE_BYTES = 64 * 1024 * 1024
"""What pictures may take that no downloaded episode wants."""
_TOO_MANY = "together they are more than {} MB"


def cover_of(episode: Episode, show: Show) -> str | None:
    """The address of an episode's picture, else its show's."""
    url = episode.details.image_url or show.details.image_url
    return url if url and web_address(url) else None


def addresses_of(
    episode: Episode, show: Show, chapters: Iterable[Chapter]
) -> tuple[str, ...]:
    """The addresses of an episode's pictures, each once, its own first."""
    cover = cover_of(episode, show)
    shown = (c.image_url for c in chapters if c.image_url and web_address(c.image_url))
    every = dict.fromkeys((*([cover] if cover else []), *shown))
    return tuple(every)[:_MOST]


class Pictures:
    """Has pictures at hand."""

    def __init__(
        self,
        library: Library,
        folder: ArtFolder,
        fetcher: Callable[[], Fetcher],
        downloads: Path | None = None,
    ) -> None:
        """``fetcher`` makes the way to the web when it is needed."""
        self._downloads = downloads
        self._library = library
        self._folder = folder
        self._fetcher = fetcher

    def wanted(self, episode: Episode) -> tuple[str, ...]:
        """The addresses of an episode's pictures. Blocks."""
        show = self._library.shows.get(episode.row.show_id)
        return addresses_of(episode, show, self._library.words.chapters(episode.id))

    def missing(self, episode: Episode) -> tuple[str, ...]:
        """Those of them that are not there as they came. Blocks."""
        return tuple(u for u in self.wanted(episode) if not self._folder.whole(u))

    async def bring(self, urls: Iterable[str], feed_url: str) -> str:
        """Have pictures; gives why one could not be had, where that is so."""
        trouble, came = "", 0
        for url in urls:
            if came > _EPISODE_BYTES:
                return _TOO_MANY.format(_EPISODE_BYTES >> 20)
            try:
                came += await self._bring(url, feed_url)
            except EarmarkError as error:
                _log.warning("%s: %s", safe_url(url), error)
                trouble = trouble or str(error)
        return trouble

    async def bring_cover(self, episode_id: int) -> bool:
        """Have what a desktop shows of an episode; whether it is new here."""
        episode = self._library.episodes.get(episode_id)
        show = self._library.shows.get(episode.row.show_id)
        url = cover_of(episode, show)
        if url is None or self._folder.path(url) is not None:
            return False
        return not await self.bring((url,), show.url)

    async def _bring(self, url: str, feed_url: str) -> int:
        fetched = await self._fetcher().get(
            url, limit_bytes=LIMIT_BYTES, named_by=feed_url
        )
        body = fetched.body or b""
        try:
            self._folder.keep(url, body)
        except OSError as error:
            raise FetchError(
                f"the picture could not be kept: {error.strerror or error}."
            ) from error
        return len(body)

    def inside(self, episode_id: int, address: str) -> Path | None:
        """A chapter's picture that is inside the downloaded audio, as a file. Blocks.

        Raises:
            FormatError: it is no picture of a kind that only shows.
        """
        if kept := self._folder.path(address):
            return kept
        episode = self._library.episodes.get(episode_id)
        name = episode.download_path
        if self._downloads is None or name is None:
            return None
        body = read_picture(self._downloads / name, address)
        small = body is not None and len(body) <= LIMIT_BYTES
        return self._folder.keep(address, body) if body and small else None

    def sweep(self) -> int:
        """Let go of what no downloaded episode wants, but for the latest. Blocks."""
        episodes = self._library.episodes
        kept = (episodes.get(number) for number in self._library.downloads.kept())
        wanted = [url for episode in kept for url in self.wanted(episode)]
        return self._folder.sweep(wanted, _SPARE_BYTES)
