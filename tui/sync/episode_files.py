"""Episode files: the sound of episodes in the download folder, brought and let go."""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from tui.errors import UsageError
from tui.library.library import Library
from tui.model.episode import Enclosure, Episode
from tui.model.shortfall import shortfall
from tui.model.sounds import preferred
from tui.web import with_credentials_of

if TYPE_CHECKING:
    from tui.playback.downloads import Progress


class EpisodeFiles:
    """The download folder and what the library knows of it."""

    def __init__(
        self,
        library: Library,
        folder: Path,
        audio_cache: Path,
        cache_bytes: int,
        wish: str = "published",
    ) -> None:
        """``wish`` says which of an episode's files to have (``tui.model.sounds``)."""
        self._library = library
        self._folder = folder
        self._audio_cache = audio_cache
        self._cache_bytes = cache_bytes
        self._wish = wish

    def path(self, episode: Episode) -> Path | None:
        """Where an episode's file lies, if it does."""
        if episode.download_path is None:
            return None
        file = self._folder / episode.download_path
        return file if file.is_file() else None

    def sound(self, episode: Episode) -> Enclosure:
        """The file to hear, with its feed's user and password on the same host.

        Raises:
            UsageError: the episode has no sound.
        """
        enclosure = preferred(episode.details, self._wish)
        if enclosure is None:
            raise UsageError(f"“{episode.title}” is a post to read: it has no sound.")
        feed = self._library.shows.get(episode.row.show_id).url
        return replace(enclosure, url=with_credentials_of(feed, enclosure.url))

    def bring(
        self,
        episode_id: int,
        progress: "Callable[[Progress], None]" = lambda progress: None,
        cancel: threading.Event | None = None,
    ) -> Path:
        """Have an episode's file in the folder; blocks until it is there.

        Raises:
            UsageError: the episode has no sound.
            DownloadError: it did not work; what came so far is kept.
        """
        from tui.playback.audio_cache import AudioCache
        from tui.playback.downloads import Progress, download

        episode = self._library.episodes.get(episode_id)
        there = self.path(episode)
        if there is not None:
            self._library.downloads.finish(episode_id, str(episode.download_path))
            return there
        sound, row = self.sound(episode), episode.row
        if row.live:
            raise UsageError(f"“{row.title}” is live: it can be heard, not downloaded.")
        last: list[Progress] = []

        def told(at: Progress) -> None:
            last[:] = [at]
            progress(at)

        path = download(
            sound.url,
            self._folder,
            _name(episode, sound),
            key=str(episode_id),
            progress=told,
            cancel=cancel,
            integrity=sound.integrity,
            cache=AudioCache(self._audio_cache, self._cache_bytes),
        )
        self._library.downloads.finish(episode_id, str(path))
        seconds = self._learn_length(episode, self._folder / path)
        heard = replace(episode.details, enclosure=sound)
        for at in last:
            odd = at.trouble or shortfall(heard, at.done_bytes, seconds)
            progress(replace(at, trouble=odd))
        return self._folder / path

    def keep_as_it_came(self, episode_id: int) -> Path:
        """Keep a file that is not the one its feed describes, and was set aside.

        Raises:
            UsageError: the episode has no sound.
            DownloadError: there is no such file.
        """
        from tui.playback.downloads import accept

        episode = self._library.episodes.get(episode_id)
        name = _name(episode, self.sound(episode))
        path = accept(self._folder, name, str(episode_id))
        self._library.downloads.finish(episode_id, str(path), as_it_came=True)
        self._learn_length(episode, self._folder / path)
        return self._folder / path

    def _learn_length(self, episode: Episode, file: Path) -> float | None:
        """Keep the length the file tells, unless a player knows better."""
        from tui.playback.audio_length import file_seconds

        seconds = file_seconds(file)
        if seconds and not episode.measured_duration:
            self._library.episodes.set_duration(episode.id, seconds)
        return seconds

    def remove(self, episode_id: int) -> int:
        """Let an episode's file go; gives how many bytes that frees.

        Raises:
            OSError: the system will not let it go.
        """
        file = self.path(self._library.episodes.get(episode_id))
        size = 0
        if file is not None:
            size = file.stat().st_size
            file.unlink()
            with contextlib.suppress(OSError):
                file.parent.rmdir()
        self._library.downloads.remove(episode_id)
        return size

    def discard_partial(self, episode_id: int) -> None:
        """Let go of what came of a download that was called off."""
        from tui.playback.partial import Partial

        Partial(self._folder, str(episode_id)).discard()

    def sweep_partials(self) -> int:
        """Let go of what is left of downloads nobody wants any more; gives how many."""
        from tui.playback.partial import DownloadBusy, Partial, partial_keys

        wanted = {str(each.row.id) for each in self._library.downloads.coming()}
        left = [key for key in partial_keys(self._folder) - wanted if key.isdigit()]
        for key in left:
            partial = Partial(self._folder, key)
            with contextlib.suppress(DownloadBusy), partial.claimed():
                partial.discard()
        return len(left)

    def forget_missing(self) -> int:
        """Know of files that somebody else deleted; gives how many."""
        gone = [
            row.id
            for row, path in self._library.downloads.there()
            if not (self._folder / path).is_file()
        ]
        # A folder that is not there at all may be on a disk that is not mounted.
        if not self._folder.is_dir():
            return 0
        for number in gone:
            self._library.downloads.remove(number)
        return len(gone)


def _name(episode: Episode, sound: Enclosure) -> PurePosixPath:
    """What an episode's file is called."""
    from tui.playback.file_names import download_name

    row = episode.row
    return download_name(
        row.show_title, row.title, row.published, sound.url, sound.type
    )
