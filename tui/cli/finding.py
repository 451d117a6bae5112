"""The command that searches public directories for shows: find."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from tui.cli.arguments import Commands, command
from tui.cli.output import complain, print_json, print_table, print_text
from tui.cli.shows import on_the_web
from tui.errors import FetchError
from tui.home import Home

if TYPE_CHECKING:
    from tui.feeds.directories import FoundShow


def register(commands: Commands) -> None:
    """Add the command of this family."""
    find = command(commands, "find", _find, "search public directories for shows")
    find.add_argument("words", metavar="WORDS", nargs="+", help="what to look for")


def _find(options: argparse.Namespace) -> None:
    from tui.feeds.finding import directories_in, find_shows

    with Home.open() as home:
        directories = directories_in(home.settings, home.fetcher)
        words = " ".join(options.words)
        findings = on_the_web(home, find_shows(words, directories))
    if not findings.shows and len(findings.problems) == len(directories):
        raise FetchError(" ".join(findings.problems) or "No directory is set up.")
    if options.json:
        print_json([found_document(show) for show in findings.shows])
    elif findings.shows:
        _print(findings.shows)
    else:
        print_text(f"No show was found for “{words}”.")
    for problem in findings.problems:
        complain(problem)


def found_document(show: FoundShow) -> dict[str, Any]:
    """A found show as programs see it."""
    return {
        "title": show.title,
        "author": show.author,
        "feed_url": show.feed_url,
        "source": show.source,
        "episodes": show.episodes,
    }


def _print(shows: tuple[FoundShow, ...]) -> None:
    rows = (
        [
            show.title,
            show.author or "",
            "" if show.episodes is None else str(show.episodes),
            show.source,
            show.feed_url,
        ]
        for show in shows
    )
    print_table(["Title", "Author", ">Episodes", "Source", "Feed"], rows)
