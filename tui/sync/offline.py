"""Offline: everything of an episode at hand, checked part by part.

Its parts are the sound, the words and chapters its feed points to, and its picture; the
notes came with the feed.
"""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.errors import EarmarkError
from tui.library.library import Library
from tui.model.chapter import ChapterSource
from tui.model.episode import Episode
from tui.model.transcript import Source
from tui.sync.episode_files import EpisodeFiles
from tui.web import web_address

if TYPE_CHECKING:
    from tui.sync.art import ArtFiles
    from tui.sync.words import EpisodeWords

_CHAPTERS = (ChapterSource.FEED_FILE, ChapterSource.EMBEDDED)
_OWN_TEXT = (Source.NOTES, Source.EMBEDDED)

SOUND, WORDS, CHAPTERS, PICTURE = "sound", "transcript", "chapters", "picture"

FindWords = Callable[..., Coroutine[Any, Any, "EpisodeWords"]]


@dataclass(frozen=True, slots=True)
class Lack:
    """A part of an episode that is not at hand."""

    part: str
    reason: str = ""
    """Why it could not be had, where it was tried."""

    def __str__(self) -> str:
        """``transcript (its host is down)``."""
        return f"{self.part} ({self.reason.rstrip('.')})" if self.reason else self.part


class Offline:
    """Makes episodes available without a network, and sees whether they are."""

    def __init__(
        self, library: Library, files: EpisodeFiles, find: FindWords, art: "ArtFiles"
    ) -> None:
        """``find`` finds an episode's words, fetching what is not yet here."""
        self._library = library
        self._files = files
        self._find = find
        self._art = art

    def check(self, episode_id: int) -> list[Lack]:
        """What is missing; the mark in the lists says the same afterwards. Blocks."""
        episode = self._library.episodes.get(episode_id)
        lacks = [Lack(part) for part in self._missing(episode)]
        if episode.row.offline is bool(lacks):
            self._library.downloads.set_offline(episode_id, not lacks)
        return lacks

    async def complete(self, episode_id: int) -> list[Lack]:
        """Fetch what is missing beside the sound; gives what could not be had."""
        episode = await asyncio.to_thread(self._library.episodes.get, episode_id)
        missing = await asyncio.to_thread(self._missing, episode)
        reasons: dict[str, str] = {}
        if WORDS in missing or CHAPTERS in missing:
            words = await self._find(episode_id, again=True)
            reasons[WORDS] = words.problem or ""
        url = self._picture(episode)
        if url is not None and PICTURE in missing:
            from tui.sync.art import brought

            feed_url = self._library.shows.get(episode.row.show_id).url
            reasons[PICTURE] = await brought(self._art, url, feed_url) or ""
        lacks = await asyncio.to_thread(self.check, episode_id)
        return [Lack(lack.part, reasons.get(lack.part, "")) for lack in lacks]

    def _missing(self, episode: Episode) -> list[str]:
        """The parts that are not at hand, in the order of their weight."""
        has = {
            SOUND: not episode.row.playable or self._has_sound(episode),
            WORDS: self._has_words(episode),
            CHAPTERS: self._has_chapters(episode),
            PICTURE: self._has_picture(episode),
        }
        return [part for part, there in has.items() if not there]

    def _has_sound(self, episode: Episode) -> bool:
        """Whether the file is there and what the feed says it is."""
        file = self._files.path(episode)
        if file is None or not file.stat().st_size:
            return False
        enclosure = episode.details.enclosure
        if enclosure is None or enclosure.integrity is None:
            return True
        from tui.playback.partial import fits

        return fits(file, enclosure.integrity)

    def _has_words(self, episode: Episode) -> bool:
        links = (link.url for link in episode.details.transcripts)
        if not any(web_address(url) for url in links):
            return True
        kept = self._library.words.transcripts(episode.id)
        return any(transcript.source not in _OWN_TEXT for transcript in kept)

    def _has_chapters(self, episode: Episode) -> bool:
        url = episode.details.chapters_url
        if not url or not web_address(url):
            return True
        kept = self._library.words.chapters(episode.id)
        return any(chapter.source in _CHAPTERS for chapter in kept)

    def _has_picture(self, episode: Episode) -> bool:
        url = self._picture(episode)
        return url is None or self._art.path(url) is not None

    def _picture(self, episode: Episode) -> str | None:
        """The address of the episode's picture, else its show's."""
        show = self._library.shows.get(episode.row.show_id)
        url = episode.details.image_url or show.details.image_url
        return url if url and web_address(url) else None


def lacking(title: str, lacks: list[Lack]) -> EarmarkError:
    """That not everything of an episode is at hand."""
    named = ", ".join(map(str, lacks))
    return EarmarkError(f"“{title}” is not all here; missing: {named}.")
