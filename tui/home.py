"""An open Earmark home: directories, settings, library and the services on top."""

from dataclasses import dataclass
from pathlib import Path

from tui.config import Directories, Settings
from tui.feeds.fetch import Fetcher
from tui.library.library import Library
from tui.playback.session import Session, Track
from tui.sync.run import Synchronizer
from tui.sync.words import WordFinder


@dataclass(slots=True)
class Home:
    """Everything a command or the app works with. Use as a context manager."""

    directories: Directories
    settings: Settings
    library: Library
    fetcher: Fetcher
    synchronizer: Synchronizer
    words: WordFinder

    @classmethod
    def open(cls, home: Path | None = None) -> "Home":
        """Open the home at ``home``, else where the environment says."""
        raise NotImplementedError

    def session(self) -> Session:
        """A listening session that keeps places in this library."""
        raise NotImplementedError

    def track(self, episode_id: int) -> Track:
        """The episode as something to hear: the download, else its address."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the library."""
        raise NotImplementedError
