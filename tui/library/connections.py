"""Connections: one SQLite connection a thread, one writer at a time."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.errors import LibraryError
from tui.library.faults import in_plain_words
from tui.library.naming import folded

BUSY_SECONDS = 15.0


class Connections:
    """Hands out the calling thread's connection, to read with or to write with."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._local = threading.local()
        self._open: dict[threading.Thread, sqlite3.Connection] = {}
        self._book = threading.Lock()
        self._writer = threading.Lock()
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read with."""
        with in_plain_words(self.file):
            yield self._mine()

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """A connection whose several reads all see the same state."""
        with in_plain_words(self.file):
            db = self._mine()
            if db.in_transaction:
                yield db
                return
            with _transaction(db, "BEGIN"):
                yield db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: committed when the block ends, undone when it raises."""
        with self._writer, in_plain_words(self.file):
            db = self._mine()
            with _transaction(db, "BEGIN IMMEDIATE"):
                yield db

    def close(self) -> None:
        """Close every thread's connection."""
        with self._writer, self._book, in_plain_words(self.file):
            self._closed = True
            while self._open:
                self._open.popitem()[1].close()

    def _mine(self) -> sqlite3.Connection:
        if self._closed:
            raise LibraryError(f"The library {self.file} is closed.")
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connect()
        return connection

    def _connect(self) -> sqlite3.Connection:
        connection = connect(self.file)
        with self._book:
            gone = [thread for thread in self._open if not thread.is_alive()]
            for thread in gone:
                self._open.pop(thread).close()
            self._open[threading.current_thread()] = connection
        return connection


def connect(file: Path) -> sqlite3.Connection:
    """A connection as every part of the library expects it."""
    connection = sqlite3.connect(
        file, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -16384")
    except BaseException:
        connection.close()
        raise
    connection.create_function("folded", 1, folded, deterministic=True)
    return connection


@contextmanager
def _transaction(db: sqlite3.Connection, begin: str) -> Iterator[None]:
    db.execute(begin)
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
