"""Connections: one SQLite connection a thread, one writer at a time."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from tui.errors import LibraryError
from tui.library.faults import in_plain_words
from tui.library.naming import folded

BUSY_SECONDS = 15.0
_ON_DISK_AT_ONCE = "PRAGMA synchronous = FULL"
CLOSING_SECONDS = 5.0
"""How long closing waits for other threads to end what they are reading."""


class Connections:
    """Hands out the calling thread's connection, to read with or to write with."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._local = threading.local()
        self._turn = threading.Lock()
        self._writer = threading.Lock()
        self._idle = threading.Condition()
        self._in_use = 0
        self._closed = False
        self.wrote = False
        """Whether anything was written."""
        self._open: dict[threading.Thread, sqlite3.Connection] = {}

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read with."""
        with in_plain_words(self.file), self._mine() as db:
            yield db

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """A connection whose several reads all see the same state."""
        with self.reading() as db:
            if db.in_transaction:
                yield db
            else:
                with _transaction(db, "BEGIN"):
                    yield db

    @contextmanager
    def writing(self, *, replaceable: bool = False) -> Iterator[sqlite3.Connection]:
        """A transaction: committed when the block ends, undone when it raises.

        Writers take turns, so that a long row of writes lets others in between.
        ``replaceable`` is what can be had again, as from a feed: it outlives the
        program, but waits for no disk, and the last of it may go with the power.
        """
        with self._turn:
            self._writer.acquire()
        try:
            with (
                self.reading() as db,
                _unhurried(db) if replaceable else nullcontext(),
                _transaction(db, "BEGIN IMMEDIATE"),
            ):
                yield db
            self.wrote = True
        finally:
            self._writer.release()

    def close(self) -> None:
        """Close every thread's connection once none is in use."""
        with self._idle, in_plain_words(self.file):
            self._closed = True
            if self._idle.wait_for(lambda: not self._in_use, CLOSING_SECONDS):
                while self._open:
                    self._open.popitem()[1].close()

    @contextmanager
    def _mine(self) -> Iterator[sqlite3.Connection]:
        with self._idle:
            connection = self._connection()
            self._in_use += 1
        try:
            yield connection
        finally:
            with self._idle:
                self._in_use -= 1
                self._idle.notify_all()

    def _connection(self) -> sqlite3.Connection:
        if self._closed:
            raise LibraryError(f"The library {self.file} is closed.")
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = self._local.connection = connect(self.file)
            self._forget_ended_threads()
            self._open[threading.current_thread()] = found
        return found

    def _forget_ended_threads(self) -> None:
        for thread in [each for each in self._open if not each.is_alive()]:
            self._open.pop(thread).close()


def connect(file: Path) -> sqlite3.Connection:
    """A connection as every part of the library expects it."""
    connection = sqlite3.connect(
        file, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(_ON_DISK_AT_ONCE)
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -4096")
    except BaseException:
        connection.close()
        raise
    connection.create_function("folded", 1, _folded_or_null, deterministic=True)
    return connection


def _folded_or_null(text: str | None) -> str | None:
    return None if text is None else folded(text)


@contextmanager
def _unhurried(db: sqlite3.Connection) -> Iterator[None]:
    """Commits reach the disk with the next checkpoint, or the next hurried commit."""
    db.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        db.execute(_ON_DISK_AT_ONCE)


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
