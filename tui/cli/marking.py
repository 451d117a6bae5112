"""Commands that mark episodes: played, unplayed."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from functools import partial

from tui.cli.arguments import Commands, command
from tui.cli.output import print_json, print_text
from tui.errors import UsageError
from tui.home import Home


def register(commands: Commands) -> None:
    """Add the commands."""
    for name, played in (("played", True), ("unplayed", False)):
        marking = command(
            commands, name, partial(_mark, played), f"mark episodes as {name}"
        )
        marking.add_argument(
            "episode", metavar="EPISODE", nargs="*", help="a number or part of a title"
        )
        marking.add_argument("--show", metavar="SHOW", help="every episode of a show")
        marking.add_argument(
            "--before", metavar="DATE", type=_date, help="only older ones, 2026-01-31"
        )


def _mark(played: bool, options: argparse.Namespace) -> None:
    named, wide = options.episode, options.show or options.before
    if bool(named) == bool(wide):
        raise UsageError("name episodes, or a --show or a date to mark --before.")
    with Home.open() as home:
        library = home.library
        if named:
            ids = [library.episodes.find(name).id for name in named]
        else:
            show = library.shows.find(options.show) if options.show else None
            ids = library.episodes.markable(
                show.id if show else None, played, before=options.before
            )
        marks = library.places.mark(ids, played)
    changed = [mark.episode_id for mark in marks if mark.played is not played]
    if options.json:
        print_json({"changed": changed})
    else:
        how = "played" if played else "unplayed"
        noun = "episode" if len(changed) == 1 else "episodes"
        print_text(f"{len(changed):,} {noun} marked as {how}.")


def _date(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d").astimezone().astimezone(UTC)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date, 2026-01-31") from error
