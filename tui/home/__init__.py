"""An open Earmark home: directories, settings, library and the services on top."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tui.config import Directories, Settings
from tui.library.library import Library
from tui.model.show_settings import KeepingRules

if TYPE_CHECKING:
    from tui.feeds.fetch import Fetcher
    from tui.home.hearing import Hearing
    from tui.playback.downloads import Progress
    from tui.sync.aligning import Aligning
    from tui.sync.anchoring import Anchoring
    from tui.sync.art import ArtFolder
    from tui.sync.episode_files import EpisodeFiles
    from tui.sync.offline import Offline
    from tui.sync.pictures import Pictures
    from tui.sync.recognizing import Recognizing
    from tui.sync.run import Synchronizer
    from tui.sync.tidying import Tidied
    from tui.sync.word_sources import WordSources
    from tui.sync.words import WordFinder

_MEGABYTE = 1024 * 1024


@dataclass(slots=True)
class Home:
    """Everything a command or the app works with.

    Services are made when first asked for, since what they import is slow to load.
    """

    directories: Directories
    settings: Settings
    library: Library
    read_only: bool = False
    """Whether another Earmark plays: then nothing is heard here, and no place kept."""
    speed: float | None = None
    """How fast shows go that have no speed of their own; None: as the settings say."""
    _fetcher: Fetcher | None = None
    _synchronizer: Synchronizer | None = None
    _words: WordFinder | None = None
    _word_sources: WordSources | None = None

    @classmethod
    def open(cls, home: Path | None = None) -> Self:
        """Open the home at ``home``, else where the environment says.

        Raises:
            ConfigError: the settings make no sense.
            LibraryError: the library cannot be opened.
        """
        directories = Directories.here(home)
        settings = Settings.load(directories.settings_file)
        return cls(directories, settings, Library(directories.database))

    @property
    def fetcher(self) -> Fetcher:
        """The way to the web."""
        if self._fetcher is None:
            from tui.feeds.fetch import HttpFetcher

            limit = self.settings.feed_limit_mb * _MEGABYTE
            self._fetcher = HttpFetcher(limit_bytes=limit)
        return self._fetcher

    def use_fetcher(self, fetcher: Fetcher) -> None:
        """Go to the web another way from now on."""
        self._fetcher, self._synchronizer = fetcher, None
        self._words, self._word_sources = None, None

    @property
    def synchronizer(self) -> Synchronizer:
        """What brings shows up to date."""
        if self._synchronizer is None:
            from tui.sync.run import Synchronizer

            self._synchronizer = Synchronizer(
                self.library, self.fetcher, apple_url=self.settings.apple_url
            )
        return self._synchronizer

    @property
    def words(self) -> WordFinder:
        """What finds the words of an episode."""
        if self._words is None:
            from tui.sync.words import WordFinder

            self._words = WordFinder(
                self.library,
                self.fetcher,
                self.settings.language,
                self.directories.downloads,
            )
        return self._words

    @property
    def word_sources(self) -> WordSources:
        """Every source of an episode's words."""
        if self._word_sources is None:
            from tui.sync.word_sources import WordSources

            self._word_sources = WordSources(
                self.library,
                self.fetcher,
                self.settings.language,
                self.directories.downloads,
            )
        return self._word_sources

    @property
    def anchoring(self) -> Anchoring:
        """What sets the times of words right."""
        from tui.sync.anchoring import Anchoring

        return Anchoring(self.library, self.directories.downloads)

    @property
    def files(self) -> EpisodeFiles:
        """The files of downloaded episodes."""
        from tui.sync.episode_files import EpisodeFiles

        directories, limit = self.directories, self.settings.audio_cache_mb * _MEGABYTE
        return EpisodeFiles(
            self.library,
            directories.downloads,
            directories.audio_cache,
            limit,
            self.settings.prefer_sound,
        )

    @property
    def offline(self) -> Offline:
        """What makes episodes available without a network."""
        from tui.sync.offline import Offline

        return Offline(self.library, self.files, self.words.find, self.pictures)

    @property
    def art(self) -> ArtFolder:
        """The pictures that are at hand."""
        from tui.sync.art import ArtFolder

        return ArtFolder(self.directories.art)

    @property
    def pictures(self) -> Pictures:
        """What has pictures at hand."""
        from tui.sync.pictures import Pictures

        return Pictures(
            self.library,
            self.art,
            lambda: self.fetcher,
            self.directories.downloads,
        )

    def tidy(
        self,
        playing: Collection[int] = (),
        ask: Callable[[int], None] | None = None,
    ) -> Tidied:
        """Do what the rules on downloads say; ``playing`` is left alone. Blocks."""
        from tui.sync.tidying import tidy

        rules, now = self.keeping_rules, datetime.now(UTC)
        done = tidy(self.library, self.files, rules, now, playing=playing, ask=ask)
        self.pictures.sweep()
        return done

    @property
    def keeping_rules(self) -> KeepingRules:
        """What is downloaded unasked and let go, where a show says nothing else."""
        settings = self.settings
        return KeepingRules(
            settings.auto_download,
            settings.remove_played,
            settings.remove_after_days,
            settings.keep_starred,
        )

    @property
    def aligning(self) -> Aligning:
        """What matches words to sound."""
        from tui.sync.aligning import Aligning

        downloads, allowed = self.directories.downloads, self.settings.work_on_battery
        return Aligning(self.library, downloads, allow_battery=allowed)

    @property
    def recognizing(self) -> Recognizing:
        """What makes words from sound."""
        from tui.sync.recognizing import Recognizing

        allowed = self.settings.work_on_battery
        return Recognizing(self.library, self.directories, allow_battery=allowed)

    @property
    def hearing(self) -> Hearing:
        """What is heard, by the settings that hold now."""
        from tui.home.hearing import Hearing

        return Hearing(
            self.directories,
            self.settings,
            self.library,
            self.files,
            self.art,
            self.speed or self.settings.speed,
            self.read_only,
        )

    @property
    def quotes_folder(self) -> Path:
        """Where quotes are exported to, unless told otherwise."""
        chosen = self.settings.quotes_folder
        return Path(chosen).expanduser() if chosen else self.directories.data / "quotes"

    def download(
        self,
        episode_id: int,
        progress: Callable[[Progress], None] = lambda progress: None,
        cancel: threading.Event | None = None,
    ) -> Path:
        """Keep an episode's sound in the download folder; blocks until it is there.

        Raises:
            UsageError: the episode has no sound.
            DownloadError: it did not work; what came so far is kept.
        """
        return self.files.bring(episode_id, progress, cancel)

    def close(self) -> None:
        """Let go of the library; an Earmark that plays learns what was written.

        The fetcher belongs to the loop it was used on.
        """
        from tui.playback.control import LOOK_AGAIN, ask

        self.library.close()
        if self.library.wrote:
            ask(self.directories.data, LOOK_AGAIN)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
