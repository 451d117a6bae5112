"""The words of an episode: fetched where they are not yet here, timed, kept."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.feeds.fetch import Fetcher
from tui.library.library import Library
from tui.model.chapter import Chapter
from tui.model.episode import Episode, TranscriptLink
from tui.model.transcript import Source, Transcript
from tui.sync.kept_words import EpisodeWords, KeptWords
from tui.sync.local_words import words_of_file
from tui.sync.offline_words import (
    OwnWords,
    keep_own_words,
    own_words,
    with_fetched,
)
from tui.sync.remote_words import RemoteWords
from tui.sync.transcript_links import best_first
from tui.transcripts.chapters import read_embedded_chapters
from tui.web import web_address

__all__ = ["EpisodeWords", "WordFinder"]

_GIVES_WAY = (Source.NOTES, Source.EMBEDDED)
"""Sources that a transcript file of the feed is better than, unasked."""


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
        self._remote = RemoteWords(fetcher)
        self._kept = KeptWords(library, downloads)
        self._language = language
        self._has_chapters_file: set[int] = set()

    def at_hand(self, episode_id: int) -> EpisodeWords:
        """What can be read without the network. Blocks for milliseconds."""
        episode = self._library.episodes.get(episode_id)
        own = own_words(episode.details, episode.row.duration)
        stored = self._library.words.chapters(episode_id)
        return self._kept.words(episode, own, own.chapters(stored))

    async def find(self, episode_id: int, *, again: bool = False) -> EpisodeWords:
        """The best words, fetching what is not yet here; ``again`` fetches anew."""
        episode = await asyncio.to_thread(self._library.episodes.get, episode_id)
        found = await self._fetch(episode, again)
        words = await asyncio.to_thread(self._keep, episode, found)
        if found.chapters:
            self._has_chapters_file.add(episode_id)
        return words

    async def _fetch(self, episode: Episode, again: bool) -> _Found:
        feed_url, wanted = await asyncio.to_thread(self._wanted, episode, again)
        chapters, (transcript, problem) = await asyncio.gather(
            self._chapters_file(episode, feed_url, again),
            self._remote.best_readable(wanted, episode, feed_url),
        )
        return _Found(transcript, chapters, problem, again)

    def _wanted(
        self, episode: Episode, again: bool
    ) -> tuple[str, Sequence[TranscriptLink]]:
        """The feed's address, and the transcript files worth fetching now."""
        kept = self._library.words.transcripts(episode.id)
        feed_url = self._library.shows.get(episode.row.show_id).url
        has_file = any(transcript.source is Source.FEED for transcript in kept)
        better = bool(kept) and kept[0].source not in _GIVES_WAY
        chosen = self._library.words.chosen(episode.id)
        if (has_file or better or chosen) and not again:
            return feed_url, ()
        details = episode.details
        links = best_first(details.transcripts, self._language, details.language)
        return feed_url, links

    async def _chapters_file(
        self, episode: Episode, feed_url: str, again: bool
    ) -> tuple[Chapter, ...]:
        """Chapters of the feed's chapter file, read once in a session."""
        url = episode.details.chapters_url
        if not url or not web_address(url):
            return ()
        if episode.id in self._has_chapters_file and not again:
            return ()
        return await self._remote.chapters_file(url, feed_url)

    def _keep(self, episode: Episode, found: _Found) -> EpisodeWords:
        """Store and index what is new, and give it all."""
        own = own_words(episode.details, episode.row.duration)
        file = self._kept.audio_file(episode)
        chapters = self._keep_chapters(episode, own, found, file)
        kept = self._library.words.transcripts(episode.id)
        sources = {transcript.source for transcript in kept}
        if Source.NOTES not in sources:
            keep_own_words(self._library, episode.id, own)
        new = [
            words
            for words in self._local(episode, file, kept)
            if found.again or self._kept.is_news(episode, words, chapters, kept)
        ]
        new += [found.transcript] if found.transcript else []
        for transcript in new:
            self._kept.keep(episode, transcript, chapters)
        if new:
            self._kept.use_best(episode.id, kept[0].source if kept else None)
        self._kept.keep_times(episode, chapters)
        known = self._library.alignments.any(episode.id)
        if self._library.words.anchors(episode.id) or known:
            # They may be of other audio than is heard by now.
            self._kept.index_again(episode)
        return self._kept.words(episode, own, chapters, found.problem)

    def _local(
        self, episode: Episode, file: Path | None, kept: Sequence[Transcript]
    ) -> list[Transcript]:
        """The words inside and beside the audio, of the file that was read before."""
        known = next((t.origin for t in kept if t.source is Source.FILE), None)
        return words_of_file(file, episode.details.language, known) if file else []

    def _keep_chapters(
        self, episode: Episode, own: OwnWords, found: _Found, file: Path | None
    ) -> tuple[Chapter, ...]:
        stored = self._library.words.chapters(episode.id)
        embedded = read_embedded_chapters(file) if file else ()
        chapters = own.chapters(with_fetched(stored, found.chapters, embedded))
        if chapters != stored:
            self._library.words.keep_chapters(episode.id, chapters)
        return chapters
