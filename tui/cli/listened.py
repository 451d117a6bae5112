"""The command about what was heard: how long, by week and show."""

from __future__ import annotations

import argparse
from typing import Any

from tui.cli.arguments import Commands, command
from tui.cli.output import clock_time, print_json, print_table, print_text
from tui.home import Home
from tui.model.listened import HeardWeek, by_week


def register(commands: Commands) -> None:
    """Add the command."""
    command(
        commands, "listened", _listened, "say how long you listened, by week and show"
    )


def _listened(options: argparse.Namespace) -> None:
    with Home.open() as home:
        weeks = by_week(home.library.listening.days())
    if options.json:
        print_json([_document(week) for week in weeks])
    elif not weeks:
        print_text("Nothing was heard yet.")
    else:
        print_table(["Week of", "Show", ">Listened", ">Saved"], map(_row, weeks))


def _row(week: HeardWeek) -> list[str]:
    saved = "-" * (week.saved <= -1) + clock_time(abs(week.saved))
    return [week.monday.isoformat(), week.show, clock_time(week.seconds), saved]


def _document(week: HeardWeek) -> dict[str, Any]:
    return {
        "week": week.monday.isoformat(),
        "show": week.show,
        "seconds": round(week.seconds, 1),
        "sound_seconds": round(week.sound_seconds, 1),
        "silence_seconds": round(week.silence_seconds, 1),
        "saved": round(week.saved, 1),
    }
