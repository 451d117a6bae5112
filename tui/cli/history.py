"""The command about what was heard when: history."""

from __future__ import annotations

import argparse
from typing import Any

from tui.cli.arguments import Commands, command, count_argument
from tui.cli.output import clock_time, iso, print_json, print_table
from tui.home import Home
from tui.model.sitting import Sitting


def register(commands: Commands) -> None:
    """Add the command."""
    history = command(
        commands, "history", _history, "list what was heard, when, from where to where"
    )
    history.add_argument(
        "episode", metavar="EPISODE", nargs="?", help="a number or part of a title"
    )
    history.add_argument(
        "--limit", type=count_argument, metavar="N", help="at most so many"
    )


def _history(options: argparse.Namespace) -> None:
    with Home.open() as home:
        library = home.library
        number = library.episodes.find(options.episode).id if options.episode else None
        sittings = library.history.latest(number, options.limit)
    if options.json:
        print_json([_document(sitting) for sitting in sittings])
    else:
        print_table(
            ["When", ">From", ">To", ">Id", "Show", "Title"],
            map(_cells, sittings),
            empty="Nothing was heard yet.",
        )


def _cells(sitting: Sitting) -> list[str]:
    return [
        sitting.began.astimezone().strftime("%Y-%m-%d %H:%M"),
        clock_time(sitting.start),
        clock_time(sitting.end),
        str(sitting.episode_id),
        sitting.show_title,
        sitting.title,
    ]


def _document(sitting: Sitting) -> dict[str, Any]:
    return {
        "episode_id": sitting.episode_id,
        "show": sitting.show_title,
        "title": sitting.title,
        "began": iso(sitting.began),
        "ended": iso(sitting.ended),
        "from": round(sitting.start, 3),
        "to": round(sitting.end, 3),
    }
