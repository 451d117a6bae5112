"""Offline: everything of an episode at hand, checked part by part.

Its parts are the sound, the words and chapters its feed points to, its notes, which
came with the feed, and the pictures of itself and its chapters.
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
    from tui.sync.pictures import Pictures
    from tui.sync.words import EpisodeWords

_CHAPTERS = (ChapterSource.FEED_FILE, ChapterSource.EMBEDDED)
_OWN_TEXT = (Source.NOTES, Source.EMBEDDED)

SOUND, WORDS, CHAPTERS, NOTES = "sound", "transcript", "chapters", "notes"
PICTURES = "pictures"

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


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an episode: how many there are of it, and how many are at hand."""

    name: str
    there: int
    wanted: int = 1

    @property
    def whole(self) -> bool:
        """Whether nothing of it is missing."""
        return self.there >= self.wanted

    def __str__(self) -> str:
        """``notes``, ``1 picture``, ``3 pictures``."""
        if self.name != PICTURES:
            return self.name
        return "1 picture" if self.there == 1 else f"{self.there} {self.name}"


class Offline:
    """Makes episodes available without a network, and sees whether they are."""

    def __init__(
        self, library: Library, files: EpisodeFiles, find: FindWords, art: "Pictures"
    ) -> None:
        """``find`` finds an episode's words, fetching what is not yet here."""
        self._library = library
        self._files = files
        self._find = find
        self._art = art

    def check(self, episode_id: int) -> list[Lack]:
        """What is missing; the mark in the lists says the same afterwards. Blocks."""
        episode = self._library.episodes.get(episode_id)
        lacks = [Lack(part.name) for part in self._parts(episode) if not part.whole]
        if episode.row.offline is bool(lacks):
            self._library.downloads.set_offline(episode_id, not lacks)
        return lacks

    def parts(self, episode_id: int) -> list[Part]:
        """What belongs to an episode, in the order of its weight. Blocks."""
        return self._parts(self._library.episodes.get(episode_id))

    async def complete(self, episode_id: int) -> list[Lack]:
        """Fetch what is missing beside the sound; gives what could not be had."""
        missing = {
            lack.part for lack in await asyncio.to_thread(self.check, episode_id)
        }
        reasons: dict[str, str] = {}
        if missing & {WORDS, CHAPTERS}:
            words = await self._find(episode_id, again=True)
            reasons[WORDS] = words.problem or ""
        # Chapters name pictures: those are known only now.
        episode = await asyncio.to_thread(self._library.episodes.get, episode_id)
        urls = await asyncio.to_thread(self._art.missing, episode)
        if urls:
            feed_url = self._library.shows.get(episode.row.show_id).url
            reasons[PICTURES] = await self._art.bring(urls, feed_url)
        lacks = await asyncio.to_thread(self.check, episode_id)
        return [Lack(lack.part, reasons.get(lack.part, "")) for lack in lacks]

    def _parts(self, episode: Episode) -> list[Part]:
        """Every part there is to have."""
        details, pictures = episode.details, self._art.wanted(episode)
        lie_here = len(pictures) - len(self._art.missing(episode))
        parts = [
            Part(SOUND, self._has_sound(episode), episode.row.playable),
            Part(WORDS, self._has_words(episode), bool(self._words_named(episode))),
            Part(CHAPTERS, self._has_chapters(episode), self._names_chapters(episode)),
            Part(NOTES, bool(details.notes_html), bool(details.notes_html)),
            Part(PICTURES, lie_here, len(pictures)),
        ]
        return [part for part in parts if part.wanted]

    def _has_sound(self, episode: Episode) -> bool:
        """Whether the file is there and what the feed says it is."""
        file = self._files.path(episode)
        if file is None or not file.stat().st_size:
            return False
        details = episode.details
        if details.enclosure is None or self._files.sound(episode).integrity is None:
            return True
        if self._library.downloads.is_kept_as_it_came(episode.id):
            return True
        from tui.playback.partial import fits

        sounds = (details.enclosure, *details.alternates)
        return any(fits(file, each.integrity) for each in sounds if each.integrity)

    def _words_named(self, episode: Episode) -> list[str]:
        links = (link.url for link in episode.details.transcripts)
        return [url for url in links if web_address(url)]

    def _has_words(self, episode: Episode) -> bool:
        kept = self._library.words.transcripts(episode.id)
        return any(transcript.source not in _OWN_TEXT for transcript in kept)

    def _names_chapters(self, episode: Episode) -> bool:
        url = episode.details.chapters_url
        return bool(url and web_address(url))

    def _has_chapters(self, episode: Episode) -> bool:
        kept = self._library.words.chapters(episode.id)
        return any(chapter.source in _CHAPTERS for chapter in kept)


def lacking(title: str, lacks: list[Lack]) -> EarmarkError:
    """That not everything of an episode is at hand."""
    named = ", ".join(map(str, lacks))
    return EarmarkError(f"“{title}” is not all here; missing: {named}.")
