"""Remote words: transcript files, chapter files and web pages, fetched and read."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace

from tui.errors import EarmarkError, TranscriptError
from tui.feeds.fetch import Fetched, Fetcher
from tui.feeds.redaction import redacted
from tui.model.chapter import Chapter
from tui.model.episode import Episode, TranscriptLink
from tui.model.transcript import Source, Transcript
from tui.sync.transcript_links import merit, rivals
from tui.text import safe_url
from tui.transcripts.chapters import read_chapters_json
from tui.transcripts.formats import read
from tui.web import web_address

_log = logging.getLogger(__name__)

_TRANSCRIPT_LIMIT_BYTES = 32 * 1024 * 1024
_CHAPTERS_LIMIT_BYTES = 4 * 1024 * 1024
_PAGE_LIMIT_BYTES = 16 * 1024 * 1024


class RemoteWords:
    """Fetches what an episode of a feed points to."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    async def transcript_file(
        self, link: TranscriptLink, episode: Episode, feed_url: str
    ) -> Transcript:
        """The words of one of the feed's files.

        Raises:
            FetchError: it could not be had.
            TranscriptError: it holds no words.
        """
        fetched = await self._fetcher.get(
            link.url, limit_bytes=_TRANSCRIPT_LIMIT_BYTES, named_by=feed_url
        )
        words = await asyncio.to_thread(
            read,
            fetched.body or b"",
            source=Source.FEED,
            declared_type=link.type or fetched.content_type,
            language=link.language or episode.details.language,
            origin=safe_url(link.url),
        )
        return await asyncio.to_thread(redacted, words, feed_url)

    async def best_readable(
        self, links: Sequence[TranscriptLink], episode: Episode, feed_url: str
    ) -> tuple[Transcript | None, str | None]:
        """The best words that can be had; with none, why the first one failed.

        ``links`` are in the order of their promise; what was read decides. Files that
        could be better than the first are read too (see ``rivals`` and ``merit``).
        """
        problem: str | None = None
        read: list[tuple[TranscriptLink, Transcript]] = []
        waiting = list(links)
        while waiting:
            link = waiting.pop(0)
            try:
                words = await self.transcript_file(link, episode, feed_url)
            except EarmarkError as error:
                _log.warning("%s: %s", safe_url(link.url), error)
                problem = problem or str(error)
                continue
            waiting = rivals(link, words, waiting, episode.details.language)
            read.append((link, words))
        if not read:
            return None, problem
        return min(read, key=lambda pair: merit(*pair))[1], None

    async def chapters_file(self, url: str, feed_url: str) -> tuple[Chapter, ...]:
        """The chapters of a chapter file; none where it cannot be had."""
        try:
            fetched = await self._fetcher.get(
                url, limit_bytes=_CHAPTERS_LIMIT_BYTES, named_by=feed_url
            )
            return redacted(read_chapters_json(fetched.body or b""), feed_url)
        except EarmarkError as error:
            _log.warning("%s: %s", safe_url(url), error)
            return ()

    async def page(self, episode: Episode, feed_url: str) -> Transcript:
        """The words on the episode's web page, or on the one it calls its transcript.

        Raises:
            FetchError: it could not be had.
            TranscriptError: it does not hold what is said.
            UsageError: the library that reads pages is not installed.
        """
        from tui.transcripts.notes.page_links import transcript_link

        url = episode.details.link
        if not url or not web_address(url):
            raise TranscriptError("The feed names no web page for this episode.")
        fetched = await self._page(url, feed_url)
        try:
            words = await asyncio.to_thread(_on_page, fetched, episode)
        except TranscriptError:
            body = fetched.body or b""
            link = await asyncio.to_thread(transcript_link, body, fetched.url)
            if link is None:
                raise
            words = await self._behind(link, episode, feed_url)
        words = replace(words, origin=safe_url(url))
        return await asyncio.to_thread(redacted, words, feed_url)

    async def _page(self, url: str, named_by: str) -> Fetched:
        return await self._fetcher.get(
            url, limit_bytes=_PAGE_LIMIT_BYTES, named_by=named_by
        )

    async def _behind(self, link: str, episode: Episode, feed_url: str) -> Transcript:
        """The words of what a page calls its transcript: a page too, or a file."""
        fetched = await self._page(link, feed_url)
        reader = _on_page if "html" in fetched.content_type else _in_file
        words = await asyncio.to_thread(reader, fetched, episode)
        found = f"The page has the words in another place: {safe_url(link)}."
        return replace(words, notes=(*words.notes, found))


def _on_page(fetched: Fetched, episode: Episode) -> Transcript:
    from tui.transcripts.notes.web_page import read_page

    return read_page(
        fetched.body or b"",
        title=episode.title,
        language=episode.details.language,
        duration=episode.row.duration,
    )


def _in_file(fetched: Fetched, episode: Episode) -> Transcript:
    return read(
        fetched.body or b"",
        source=Source.PAGE,
        declared_type=fetched.content_type,
        language=episode.details.language,
    )
