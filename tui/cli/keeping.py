"""Commands about what is kept: star, downloads."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from tui.cli.arguments import Commands, command, episode_argument
from tui.cli.output import print_json, print_table, print_text
from tui.errors import EarmarkError
from tui.home import Home

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model.download import Download
    from tui.model.episode import EpisodeRow

_MEGABYTE = 1_000_000


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    star = command(commands, "star", _star, "star episodes, or take stars away")
    episode_argument(star, several=True)
    star.add_argument("--off", action="store_true", help="take the stars away")
    downloads = command(
        commands, "downloads", _downloads, "list what is downloaded and what is coming"
    )
    downloads.add_argument(
        "--delete", metavar="EPISODE", nargs="+", help="delete these files instead"
    )


def _star(options: argparse.Namespace) -> None:
    from tui.cli.episodes import episode_document

    with Home.open() as home:
        found = [home.library.episodes.find(name) for name in options.episode]
        for episode in found:
            home.library.episodes.star(episode.id, not options.off)
        rows = [home.library.episodes.row(episode.id) for episode in found]
    if options.json:
        print_json([episode_document(row) for row in rows])
    else:
        for row in rows:
            did = "Star taken from" if options.off else "Starred"
            print_text(f"{did} “{row.title}”.")


def _downloads(options: argparse.Namespace) -> None:
    with Home.open() as home:
        for name in options.delete or ():
            _delete(home, name)
        folder = home.directories.downloads
        coming = home.library.downloads.coming()
        here = [(row, folder / path) for row, path in home.library.downloads.there()]
    documents = [*map(_coming, coming), *(_here(row, file) for row, file in here)]
    if options.json:
        print_json(documents)
        return
    print_table(
        [">Id", "State", ">MB", "Show", "Title", "Problem"],
        (
            [
                str(each["id"]),
                each["state"],
                f"{each['bytes'] / _MEGABYTE:.1f}",
                each["show"],
                each["title"],
                each["error"] or "",
            ]
            for each in documents
        ),
        empty="No downloads: earmark download EPISODE.",
    )


def _delete(home: Home, name: str) -> None:
    episode = home.library.episodes.find(name)
    try:
        home.files.remove(episode.id)
    except OSError as error:
        raise EarmarkError(
            f"“{episode.title}” cannot be deleted: {error.strerror or error}."
        ) from error


def _coming(download: Download) -> dict[str, Any]:
    return {
        "id": download.row.id,
        "show": download.row.show_title,
        "title": download.row.title,
        "state": download.state.value,
        "bytes": download.done_bytes,
        "total_bytes": download.total_bytes,
        "error": download.error,
        "path": None,
    }


def _here(row: EpisodeRow, file: Path) -> dict[str, Any]:
    size = file.stat().st_size if file.is_file() else 0
    return {
        "id": row.id,
        "show": row.show_title,
        "title": row.title,
        "state": ("offline" if row.offline else "here") if size else "missing",
        "bytes": size,
        "total_bytes": size,
        "error": None,
        "path": str(file),
    }
