"""Faults: SQLite's complaints become one plain sentence with a remedy, here only."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.errors import LibraryError

_REMEDIES = {
    sqlite3.SQLITE_FULL: "could not be written because the disk is full;"
    " make room and try again, nothing that was kept is lost",
    sqlite3.SQLITE_READONLY: "may not be written;"
    " check who owns the file and its folder",
    sqlite3.SQLITE_PERM: "may not be opened; check who owns the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check that the folder is there and"
    " may be written",
    sqlite3.SQLITE_CORRUPT: "is damaged; move it away and put back a backup,"
    " or start anew by importing your subscriptions",
    sqlite3.SQLITE_NOTADB: "is damaged or no library at all; move it away and put"
    " back a backup, or start anew by importing your subscriptions",
    sqlite3.SQLITE_BUSY: "is being written by another program for too long;"
    " close it and try again",
    sqlite3.SQLITE_LOCKED: "is being written by another program for too long;"
    " close it and try again",
    sqlite3.SQLITE_IOERR: "could not be read or written because the disk refused;"
    " see whether it is full, over quota or failing",
}


@contextmanager
def in_plain_words(file: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into ``LibraryError``."""
    try:
        yield
    except sqlite3.Error as error:
        raise LibraryError(_sentence(file, error)) from error


def _sentence(file: Path, error: sqlite3.Error) -> str:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    remedy = None if code is None else _REMEDIES.get(code & 0xFF)
    if remedy is None:
        return f"The library {file} refused: {error}."
    return f"The library {file} {remedy}."
