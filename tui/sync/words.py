"""The words of an episode: fetched where they are not yet here, timed, kept."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.errors import EarmarkError
from tui.feeds.fetch import Fetcher
from tui.library.library import Library
from tui.model.chapter import Chapter
from tui.model.episode import Episode, TranscriptLink
from tui.model.notes import Notes
from tui.model.transcript import Source, Timing, Transcript
from tui.sync.local_words import best_of, words_of_file
from tui.sync.offline_words import (
    OwnWords,
    keep_own_words,
    own_words,
    with_fetched,
)
from tui.sync.transcript_links import best_first
from tui.text import safe_url
from tui.transcripts.chapters import read_chapters_json, read_embedded_chapters
from tui.transcripts.formats import read
from tui.transcripts.passages import passages
from tui.transcripts.sidecars import read_words_file
from tui.transcripts.timing import timed
from tui.web import web_address

_log = logging.getLogger(__name__)

_TRANSCRIPT_LIMIT_BYTES = 32 * 1024 * 1024
_CHAPTERS_LIMIT_BYTES = 4 * 1024 * 1024
_GIVES_WAY = (Source.NOTES, Source.EMBEDDED)
"""Sources that a transcript file of the feed is better than, unasked."""


@dataclass(frozen=True, slots=True)
class EpisodeWords:
    """All there is to read for an episode."""

    episode_id: int
    notes: Notes
    chapters: tuple[Chapter, ...]
    transcript: Transcript | None
    """Timed as well as can be."""
    problem: str | None = None
    """Why better words could not be had: one sentence."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the web gave."""

    transcript: Transcript | None = None
    chapters: tuple[Chapter, ...] = ()
    problem: str | None = None
    again: bool = False


class WordFinder:
    """Finds an episode's words: the library's, the feed's files, or the notes'."""

    def __init__(
        self,
        library: Library,
        fetcher: Fetcher,
        language: str = "en",
        downloads: Path | None = None,
    ) -> None:
        """``downloads`` is where downloaded audio lies, for the chapters inside."""
        self._library = library
        self._fetcher = fetcher
        self._language = language
        self._downloads = downloads
        self._asked_for_chapters: set[int] = set()

    def at_hand(self, episode_id: int) -> EpisodeWords:
        """What can be read without the network. Blocks for milliseconds."""
        episode = self._library.episodes.get(episode_id)
        own = own_words(episode.details, episode.row.duration)
        stored = self._library.words.chapters(episode_id)
        return self._words(episode, own, own.chapters(stored))

    def use(self, episode_id: int, source: Source) -> EpisodeWords:
        """Switch to the words of another source that is kept. Raises NotFound."""
        self._library.words.use_transcript(episode_id, source)
        return self.at_hand(episode_id)

    def add_file(self, episode_id: int, file: Path) -> EpisodeWords:
        """Keep the words of a file the listener names, and use them.

        Raises:
            TranscriptError: it cannot be opened or holds no words.
        """
        episode = self._library.episodes.get(episode_id)
        transcript = read_words_file(file, episode.details.language)
        chapters = self._library.words.chapters(episode_id)
        self._keep_timed(episode, transcript, chapters)
        return self.at_hand(episode_id)

    async def find(self, episode_id: int, *, again: bool = False) -> EpisodeWords:
        """The best words, fetching what is not yet here; ``again`` fetches anew."""
        episode = await asyncio.to_thread(self._library.episodes.get, episode_id)
        found = await self._fetch(episode, again)
        return await asyncio.to_thread(self._keep, episode, found)

    def _words(
        self,
        episode: Episode,
        own: OwnWords,
        chapters: tuple[Chapter, ...],
        problem: str | None = None,
    ) -> EpisodeWords:
        transcript = self._library.words.transcript(episode.id)
        if transcript is None:
            transcript = own.transcript(chapters)
        else:
            transcript = timed(transcript, episode.row.duration, chapters)
        return EpisodeWords(episode.id, own.notes, chapters, transcript, problem)

    async def _fetch(self, episode: Episode, again: bool) -> _Found:
        feed_url, wanted = await asyncio.to_thread(self._wanted, episode, again)
        chapters, (transcript, problem) = await asyncio.gather(
            self._chapters_file(episode, feed_url, again),
            self._first_readable(wanted, episode, feed_url),
        )
        return _Found(transcript, chapters, problem, again)

    def _wanted(
        self, episode: Episode, again: bool
    ) -> tuple[str, Sequence[TranscriptLink]]:
        """The feed's address, and the transcript files worth fetching now."""
        kept = self._library.words.transcripts(episode.id)
        feed_url = self._library.shows.get(episode.row.show_id).url
        has_file = any(transcript.source is Source.FEED for transcript in kept)
        chosen = bool(kept) and kept[0].source not in _GIVES_WAY
        if (has_file or chosen) and not again:
            return feed_url, ()
        details = episode.details
        links = best_first(details.transcripts, self._language, details.language)
        return feed_url, links

    async def _first_readable(
        self, links: Sequence[TranscriptLink], episode: Episode, feed_url: str
    ) -> tuple[Transcript | None, str | None]:
        problem: str | None = None
        for link in links:
            try:
                return await self._transcript_file(link, episode, feed_url), None
            except EarmarkError as error:
                _log.warning("%s: %s", safe_url(link.url), error)
                problem = problem or str(error)
        return None, problem

    async def _transcript_file(
        self, link: TranscriptLink, episode: Episode, feed_url: str
    ) -> Transcript:
        fetched = await self._fetcher.get(
            link.url, limit_bytes=_TRANSCRIPT_LIMIT_BYTES, named_by=feed_url
        )
        return await asyncio.to_thread(
            read,
            fetched.body or b"",
            source=Source.FEED,
            declared_type=link.type or fetched.content_type,
            language=link.language or episode.details.language,
            origin=safe_url(link.url),
        )

    async def _chapters_file(
        self, episode: Episode, feed_url: str, again: bool
    ) -> tuple[Chapter, ...]:
        """Chapters of the feed's chapter file, asked for once in a session."""
        url = episode.details.chapters_url
        if not url or not web_address(url):
            return ()
        if episode.id in self._asked_for_chapters and not again:
            return ()
        self._asked_for_chapters.add(episode.id)
        try:
            fetched = await self._fetcher.get(
                url, limit_bytes=_CHAPTERS_LIMIT_BYTES, named_by=feed_url
            )
            return read_chapters_json(fetched.body or b"")
        except EarmarkError as error:
            _log.warning("%s: %s", safe_url(url), error)
            return ()

    def _keep(self, episode: Episode, found: _Found) -> EpisodeWords:
        """Store and index what is new, and give it all."""
        own = own_words(episode.details, episode.row.duration)
        file = self._audio_file(episode)
        chapters = self._keep_chapters(episode, own, found, file)
        sources = {t.source for t in self._library.words.transcripts(episode.id)}
        if Source.NOTES not in sources:
            keep_own_words(self._library, episode.id, own)
        local = words_of_file(file, episode.details.language) if file else []
        new = [t for t in local if found.again or t.source not in sources]
        new += [found.transcript] if found.transcript else []
        for transcript in new:
            self._keep_timed(episode, transcript, chapters)
        if new:
            self._use_best(episode.id)
        self._keep_time(episode, chapters)
        return self._words(episode, own, chapters, found.problem)

    def _keep_chapters(
        self, episode: Episode, own: OwnWords, found: _Found, file: Path | None
    ) -> tuple[Chapter, ...]:
        stored = self._library.words.chapters(episode.id)
        embedded = read_embedded_chapters(file) if file else ()
        chapters = own.chapters(with_fetched(stored, found.chapters, embedded))
        if chapters != stored:
            self._library.words.keep_chapters(episode.id, chapters)
        return chapters

    def _keep_timed(
        self, episode: Episode, transcript: Transcript, chapters: Sequence[Chapter]
    ) -> None:
        """Keep a transcript as well timed as the length now known allows."""
        fresh = timed(transcript, episode.row.duration, chapters)
        if fresh != self._library.words.transcript(episode.id):
            self._library.words.keep_transcript(episode.id, fresh, passages(fresh))

    def _keep_time(self, episode: Episode, chapters: Sequence[Chapter]) -> None:
        """Estimate anew where a better length or chapters are known by now."""
        used = self._library.words.transcript(episode.id)
        if used and used.timing in (Timing.NONE, Timing.ESTIMATED):
            self._keep_timed(episode, used, chapters)

    def _use_best(self, episode_id: int) -> None:
        kept = self._library.words.transcripts(episode_id)
        best = best_of(kept)
        if best and best is not kept[0]:
            self._library.words.use_transcript(episode_id, best.source)

    def _audio_file(self, episode: Episode) -> Path | None:
        if self._downloads is None or episode.download_path is None:
            return None
        file = self._downloads / episode.download_path
        return file if file.is_file() else None
