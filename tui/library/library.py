"""``Library``: the only door to what is stored."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tui.errors import LibraryError
from tui.library.alignments import Alignments
from tui.library.connections import Connections
from tui.library.downloads import Downloads
from tui.library.episodes import Episodes
from tui.library.history import History
from tui.library.index import Index
from tui.library.listening import ListeningDays
from tui.library.migrations import migrate
from tui.library.old_secrets import put_away
from tui.library.places import Places
from tui.library.queue import Queue
from tui.library.quotes import Quotes
from tui.library.reading_places import ReadingPlaces
from tui.library.secrets import Secrets
from tui.library.show_settings import ShowSettingsKept
from tui.library.shows import Shows
from tui.library.words import Words


class Library:
    """What is stored, door by door. Safe to use from any thread; calls block.

    One connection a thread, WAL, one writer at a time; every write is committed
    when the call returns.
    """

    def __init__(self, file: Path, now: Callable[[], datetime] | None = None) -> None:
        """Open the file, made when missing, brought up to date when old.

        Raises:
            LibraryError: it cannot be opened, is damaged, or is of a newer Earmark.
        """
        clock = now or _now
        _make_folder(file.parent)
        self._connections = Connections(file)
        try:
            with self._connections.reading() as db:
                migrate(db, file)
        except BaseException:
            self._connections.close()
            raise
        self.secrets = Secrets(file.with_name("secrets.json"))
        put_away(self._connections, self.secrets)
        self.shows = Shows(self._connections, self.secrets, clock)
        self.show_settings = ShowSettingsKept(self._connections)
        self.episodes = Episodes(self._connections, self.secrets)
        self.downloads = Downloads(self._connections, clock)
        self.words = Words(self._connections, clock)
        self.alignments = Alignments(self._connections, clock)
        self.index = Index(self._connections)
        self.places = Places(self._connections, clock)
        self.history = History(self._connections)
        self.reading_places = ReadingPlaces(self._connections)
        self.listening = ListeningDays(self._connections, clock)
        self.queue = Queue(self._connections)
        self.quotes = Quotes(self._connections, clock)

    @property
    def wrote(self) -> bool:
        """Whether anything was written here."""
        return self._connections.wrote

    def close(self) -> None:
        """Close every connection."""
        self._connections.close()


def _now() -> datetime:
    return datetime.now(UTC)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            f"The folder {folder} for the library cannot be made:"
            f" {error.strerror or error}."
        ) from error
