"""Migrations: numbered SQL files bring a file up to date, each in a transaction."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tui.errors import LibraryError

APPLICATION_ID = 0x4541524D
"""``EARM``: how ``file`` and other programs know the file for a library."""

_SCHEMA = Path(__file__).with_name("schema")


@dataclass(frozen=True, slots=True)
class Migration:
    """A step from the version before it to ``version``."""

    version: int
    sql: str


def known_migrations() -> list[Migration]:
    """The migrations this Earmark has, in order."""
    files = sorted(_SCHEMA.glob("*.sql"))
    return [Migration(int(f.name[:3]), f.read_text(encoding="utf-8")) for f in files]


def migrate(
    db: sqlite3.Connection, file: Path, migrations: list[Migration] | None = None
) -> None:
    """Bring a file up to date; what an older Earmark left is backed up before.

    Raises:
        LibraryError: the file is another program's or a newer Earmark's.
    """
    steps = known_migrations() if migrations is None else migrations
    newest = steps[-1].version
    version = _version_of_ours(db, file, newest)
    if version == newest:
        return
    if version:
        _back_up(db, file, version)
    else:
        db.execute("PRAGMA journal_mode = WAL")
    for step in steps:
        _take(db, step)


def backup_path(file: Path, version: int) -> Path:
    """Where the file as an older Earmark left it is kept."""
    return file.with_name(f"{file.stem}.version-{version}.backup{file.suffix}")


def statements(sql: str) -> Iterator[str]:
    """The statements of a script, one by one; ``executescript`` would commit."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _version_of_ours(db: sqlite3.Connection, file: Path, newest: int) -> int:
    db.execute("BEGIN")
    version = _version(db)
    application = db.execute("PRAGMA application_id").fetchone()[0]
    empty = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    db.execute("COMMIT")
    if application != APPLICATION_ID and not (empty and application == version == 0):
        raise LibraryError(
            f"{file} belongs to another program; move it away"
            " or point EARMARK_HOME somewhere else."
        )
    if version > newest:
        raise LibraryError(
            f"The library {file} was made by a newer Earmark (version {version},"
            f" this one knows {newest}); upgrade Earmark to open it."
        )
    return version


def _back_up(db: sqlite3.Connection, file: Path, version: int) -> None:
    finished = backup_path(file, version)
    unfinished = finished.with_name(finished.name + ".part")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as copy:
        db.backup(copy)
    unfinished.replace(finished)


def _take(db: sqlite3.Connection, step: Migration) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        if _version(db) < step.version:
            for statement in statements(step.sql):
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {step.version}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
