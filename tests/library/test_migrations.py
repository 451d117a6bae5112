"""Opening library files of every age and kind."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tui.errors import LibraryError
from tui.library.connections import connect
from tui.library.library import Library
from tui.library.migrations import (
    APPLICATION_ID,
    Migration,
    backup_path,
    known_migrations,
    migrate,
    statements,
)

FIRST = Migration(1, "CREATE TABLE thing (name TEXT);")
SECOND = Migration(
    2, "ALTER TABLE thing ADD COLUMN size INTEGER;\nUPDATE thing SET size = 7;"
)
BROKEN = Migration(
    2, "UPDATE thing SET name = 'lost';\nALTER TABLE nothing RENAME TO x;"
)


def old_library(file: Path) -> None:
    """A file as an Earmark that knew only the first migration left it."""
    with closing(connect(file)) as db:
        migrate(db, file, [FIRST])
        db.execute("INSERT INTO thing VALUES ('kept')")


def contents(file: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as db:
        return db.execute("SELECT * FROM thing").fetchall()


def test_a_new_file_is_marked_as_ours_and_not_backed_up(file: Path) -> None:
    Library(file).close()
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert db.execute("PRAGMA user_version").fetchone() == (
            known_migrations()[-1].version,
        )
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert [path.name for path in file.parent.glob("*backup*")] == []


def test_an_old_file_is_brought_up_to_date_after_a_backup(file: Path) -> None:
    old_library(file)
    with closing(connect(file)) as db:
        migrate(db, file, [FIRST, SECOND])
        migrate(db, file, [FIRST, SECOND])
    assert contents(file) == [("kept", 7)]
    assert contents(backup_path(file, 1)) == [("kept",)]


def test_a_migration_that_fails_leaves_the_file_as_it_was(file: Path) -> None:
    old_library(file)
    with closing(connect(file)) as db, pytest.raises(sqlite3.OperationalError):
        migrate(db, file, [FIRST, BROKEN])
    assert contents(file) == [("kept",)]
    with closing(connect(file)) as db:
        migrate(db, file, [FIRST, SECOND])
    assert contents(file) == [("kept", 7)]


def test_a_newer_file_is_refused_untouched(file: Path) -> None:
    Library(file).close()
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA user_version = 99")
    before = file.read_bytes()
    with pytest.raises(LibraryError, match=r"newer Earmark .*upgrade"):
        Library(file)
    assert file.read_bytes() == before


def test_a_file_of_another_program_is_refused_untouched(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE theirs (x)")
    before = file.read_bytes()
    with pytest.raises(LibraryError, match="another program"):
        Library(file)
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_untouched(file: Path) -> None:
    file.write_bytes(b"These are my shopping lists.\n" * 200)
    with pytest.raises(LibraryError, match=r"library\.db is damaged or no library"):
        Library(file)
    assert file.read_bytes().startswith(b"These are")


def test_a_folder_that_cannot_be_made_is_named(file: Path) -> None:
    file.write_text("a file where a folder should be")
    with pytest.raises(LibraryError, match="cannot be made"):
        Library(file / "data" / "library.db")


def test_several_programs_may_open_a_new_file_at_once(file: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tui.library.library import Library;"
        "sys.stdin.read(1); Library(Path(sys.argv[1])).shows.all()"
    )
    command = [sys.executable, "-c", code, str(file)]
    running = [
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    for process in running:
        assert process.stdin is not None
        process.stdin.write("!")
        process.stdin.flush()
    assert [process.communicate()[1] for process in running] == [""] * 3


def test_a_script_is_taken_apart_by_statement() -> None:
    trigger = (
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  SELECT 1;\n  SELECT 2;\nEND;\n"
    )
    script = f"-- What; for\nCREATE TABLE a (x);\n\n{trigger}"
    assert [s.strip() for s in statements(script)] == [
        "-- What; for\nCREATE TABLE a (x);",
        trigger.strip(),
    ]
