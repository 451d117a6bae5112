"""The doctor: what works on this machine, and what mends the rest."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path

from tui import __version__
from tui.config import Directories, Settings
from tui.errors import EarmarkError


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    ok: bool
    found: str
    remedy: str | None = None


def examine() -> list[Finding]:
    """Look at everything Earmark relies on."""
    here = Directories.here()
    return [
        Finding("earmark", True, __version__),
        Finding(
            "python", True, f"{platform.python_version()} on {platform.platform()}"
        ),
        _vlc(here.audio_cache, here.log_file),
        _sqlite(),
        _terminal(),
        _folder("config", here.config),
        _folder("data", here.data),
        _folder("cache", here.cache),
        _folder("log", here.logs),
        _settings(here.settings_file),
        _library(here.database),
        _keys(),
        _media_keys(),
        *_extras(),
        Finding("libraries", True, _versions()),
    ]


def _vlc(cache: Path, log_file: Path) -> Finding:
    from tui.playback.open_player import open_player
    from tui.playback.stderr import stderr_kept_in

    with stderr_kept_in(log_file):
        player = open_player(cache)
        player.close()
    if player.silent_reason:
        return Finding("sound", False, "Nothing can be heard.", player.silent_reason)
    return Finding("sound", True, player.name)


def _sqlite() -> Finding:
    with_fts5 = sqlite3.connect(":memory:")
    try:
        with_fts5.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
    except sqlite3.OperationalError:
        return Finding(
            "sqlite",
            False,
            f"{sqlite3.sqlite_version} without full-text search (FTS5).",
            "Use a Python whose SQLite has it, such as your system's own.",
        )
    finally:
        with_fts5.close()
    return Finding("sqlite", True, f"{sqlite3.sqlite_version} with full-text search")


def _terminal() -> Finding:
    term = os.environ.get("TERM", "unset")
    colors = os.environ.get("COLORTERM", "no COLORTERM")
    encoding = (sys.stdout.encoding or "unknown").lower()
    ok = encoding.replace("-", "") == "utf8"
    remedy = None if ok else "Set a UTF-8 locale, such as LANG=C.UTF-8."
    return Finding("terminal", ok, f"{term}, {colors}, {encoding}", remedy)


def _folder(name: str, path: Path) -> Finding:
    name = f"{name} folder"
    nearest = next(p for p in (path, *path.parents) if p.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK):
        return Finding(name, True, str(path))
    return Finding(
        name,
        False,
        f"{path} cannot be written.",
        f"Give yourself the right to write {nearest}, or set EARMARK_HOME.",
    )


def _settings(file: Path) -> Finding:
    try:
        Settings.load(file)
    except EarmarkError as error:
        return Finding("settings", False, str(error))
    found = str(file) if file.exists() else "the defaults: no settings file"
    return Finding("settings", True, found)


def _library(file: Path) -> Finding:
    if not file.exists():
        return Finding("library", True, "not made yet")
    from tui.library.library import Library

    try:
        library = Library(file)
    except EarmarkError as error:
        return Finding("library", False, str(error))
    shows = len(library.shows.all())
    library.close()
    return Finding("library", True, f"{file}, {shows} shows")


def _keys() -> Finding:
    from tui.app.clashes import clashes

    found = clashes()
    if not found:
        return Finding("keys", True, "no two commands share one")
    return Finding("keys", False, "; ".join(found), "Change one of them.")


def _media_keys() -> Finding:
    """Whether they can reach Earmark; that they cannot is no fault."""
    from tui.playback.desktop.link import bus_address

    if not sys.platform.startswith("linux"):
        return Finding("media keys", True, "not on this system")
    if bus_address() is None:
        return Finding("media keys", True, "no session bus here to bring them")
    return Finding("media keys", True, "by MPRIS on the session bus")


def _extras() -> list[Finding]:
    """What only some want; that it is missing is no fault."""
    from tui.sync.extras import EXTRAS

    return [Finding(extra.name, True, extra.missing or "available") for extra in EXTRAS]


def _versions() -> str:
    names = ("textual", "rich", "python-vlc", "feedparser", "httpx", "lxml", "mutagen")
    return ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)
