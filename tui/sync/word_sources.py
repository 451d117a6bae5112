"""Word sources: every transcript an episode has or could have, and taking one of them.

What the listener takes is used from then on, whatever else turns up.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from tui.errors import NotFound
from tui.feeds.fetch import Fetcher
from tui.library.library import Library
from tui.model.episode import Episode, TranscriptLink
from tui.model.transcript import Source, Timing, Transcript
from tui.sync.kept_words import KeptWords
from tui.sync.remote_words import RemoteWords
from tui.sync.transcript_links import best_first
from tui.text import plain_line, safe_url
from tui.transcripts.sidecars import (
    find_sidecars,
    is_named_beside,
    read_words_file,
)
from tui.web import web_address

_LONGEST_ENDING = 5


@dataclass(frozen=True, slots=True)
class WordSource:
    """A transcript that is here, or could be had."""

    source: Source
    timing: Timing | None = None
    """How its times were made; None for what was not read yet."""
    language: str | None = None
    origin: str | None = None
    """An address or a file name, fit to show."""
    type: str = ""
    """As the feed declares it."""
    rel: str | None = None
    in_use: bool = False
    link: TranscriptLink | None = None
    file: Path | None = None
    gone: bool = False
    """Whether it lay beside the audio and is there no more; a copy is kept."""

    @property
    def kind(self) -> str:
        """What it is: as the feed declares it, else by the ending of its name."""
        named = self.source in (Source.FEED, Source.FILE)
        path = urlsplit(self.origin or "").path if named else ""
        ending = PurePosixPath(path).suffix.lstrip(".").lower()
        return " ".join(filter(None, (self.type or ending[:_LONGEST_ENDING], self.rel)))

    @property
    def is_here(self) -> bool:
        """Whether it can be read without looking anywhere."""
        return self.timing is not None


class WordSources:
    """Lists an episode's sources of words, and takes one."""

    def __init__(
        self,
        library: Library,
        fetcher: Fetcher,
        language: str = "en",
        downloads: Path | None = None,
    ) -> None:
        self._library = library
        self._remote = RemoteWords(fetcher)
        self._kept = KeptWords(library, downloads)
        self._language = language

    def all(self, episode_id: int) -> list[WordSource]:
        """Every source, the publisher's first. Blocks for milliseconds."""
        episode = self._library.episodes.get(episode_id)
        kept = self._library.words.transcripts(episode_id)
        audio = self._kept.audio_file(episode)
        beside = find_sidecars(audio) if audio else []
        found = word_sources(episode, kept, beside, self._language)
        return [replace(source, gone=_is_gone(source, audio)) for source in found]

    async def take(self, episode_id: int, wanted: WordSource) -> None:
        """Use a source from now on, fetching it where it is not here.

        Raises:
            EarmarkError: it cannot be had.
        """
        if wanted.file is not None:
            await asyncio.to_thread(self.take_file, episode_id, wanted.file)
        elif wanted.is_here:
            await asyncio.to_thread(self.use, episode_id, wanted.source)
        else:
            await self._fetch(episode_id, wanted)

    async def _fetch(self, episode_id: int, wanted: WordSource) -> None:
        episode = await asyncio.to_thread(self._library.episodes.get, episode_id)
        show = await asyncio.to_thread(self._library.shows.get, episode.row.show_id)
        if wanted.link is not None:
            words = await self._remote.transcript_file(wanted.link, episode, show.url)
        elif wanted.source is Source.PAGE:
            words = await self._remote.page(episode, show.url)
        else:
            raise NotFound(f"“{episode.title}” has no words from {wanted.source}.")
        await asyncio.to_thread(self._take, episode, words)

    def use(self, episode_id: int, source: Source) -> None:
        """Switch to the words of another source that is kept. Raises NotFound."""
        self._library.words.use_transcript(episode_id, source, chosen=True)
        self._kept.index_again(self._library.episodes.get(episode_id))

    def take_file(self, episode_id: int, file: Path) -> None:
        """Keep the words of a file the listener names, and use them.

        Raises:
            TranscriptError: it cannot be opened or holds no words.
        """
        episode = self._library.episodes.get(episode_id)
        words = read_words_file(file, episode.details.language)
        audio = self._kept.audio_file(episode)
        self._take(episode, replace(words, origin=_origin(file, audio)))

    def _take(self, episode: Episode, transcript: Transcript) -> None:
        chapters = self._library.words.chapters(episode.id)
        self._kept.keep(episode, transcript, chapters)
        self._library.words.use_transcript(episode.id, transcript.source, chosen=True)


def word_sources(
    episode: Episode,
    kept: Sequence[Transcript],
    beside: Iterable[Path],
    language: str,
) -> list[WordSource]:
    """Every source of an episode's words in the order of ``Source``, each file once.

    ``kept`` has the one in use first; ``beside`` are the files beside the audio.
    """
    details = episode.details
    links = best_first(details.transcripts, language, details.language)
    here = {(t.source, t.origin): t for t in kept}
    found = [_of_link(link, here) for link in links]
    found += [_of_file(file, here) for file in beside]
    listed = {(source.source, source.origin) for source in found}
    found += [_of_kept(t) for key, t in here.items() if key not in listed]
    if episode.row.link and web_address(episode.row.link):
        page = WordSource(Source.PAGE, origin=safe_url(episode.row.link))
        found += [page] if (page.source, page.origin) not in here else []
    order = tuple(Source)
    found.sort(key=lambda source: order.index(source.source))
    used = (kept[0].source, kept[0].origin) if kept else None
    return [
        replace(
            source, in_use=source.is_here and (source.source, source.origin) == used
        )
        for source in found
    ]


def _is_gone(source: WordSource, audio: Path | None) -> bool:
    name = source.origin
    if audio is None or source.source is not Source.FILE or not name:
        return False
    missing = source.file is None and not (audio.parent / name).exists()
    return missing and is_named_beside(name, audio)


def _origin(file: Path, audio: Path | None) -> str:
    """A file's name; with its folder where it would pass for one beside the audio."""
    name, folder = plain_line(file.name), file.parent.resolve()
    if audio is None or folder == audio.parent.resolve():
        return name
    alike = is_named_beside(name, audio)
    return plain_line(f"{folder.name}/{name}") if alike else name


_Here = Mapping[tuple[Source, str | None], Transcript]


def _of_kept(transcript: Transcript) -> WordSource:
    return WordSource(
        transcript.source, transcript.timing, transcript.language, transcript.origin
    )


def _of_link(link: TranscriptLink, here: _Here) -> WordSource:
    origin = safe_url(link.url)
    kept = here.get((Source.FEED, origin))
    return WordSource(
        Source.FEED,
        kept.timing if kept else None,
        link.language or (kept.language if kept else None),
        origin,
        link.type,
        link.rel,
        link=link,
    )


def _of_file(file: Path, here: _Here) -> WordSource:
    name = plain_line(file.name)
    kept = here.get((Source.FILE, name))
    timing, language = (kept.timing, kept.language) if kept else (None, None)
    return WordSource(Source.FILE, timing, language, name, file=file)
