"""Arguments that several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def command(
    commands: Commands,
    name: str,
    run: Callable[[argparse.Namespace], int | None],
    help: str,
    *,
    json: bool = True,
) -> argparse.ArgumentParser:
    """Add a command; ``--json`` comes with it unless told otherwise."""
    parser = commands.add_parser(
        name, help=help, description=help[:1].upper() + help[1:] + "."
    )
    parser.set_defaults(run=run)
    if json:
        parser.add_argument(
            "--json", action="store_true", help="print one JSON document"
        )
    return parser


def episode_argument(parser: argparse.ArgumentParser, *, several: bool = False) -> None:
    """Add EPISODE: an id, or words of a title."""
    parser.add_argument(
        "episode",
        metavar="EPISODE",
        nargs="+" if several else None,
        help="an episode's number or a part of its title",
    )


def show_argument(parser: argparse.ArgumentParser, *, optional: bool = False) -> None:
    """Add SHOW: an id, or words of a title."""
    parser.add_argument(
        "show",
        metavar="SHOW",
        nargs="?" if optional else None,
        help="a show's number or a part of its title",
    )


def count_argument(text: str) -> int:
    """A whole number from 1 on, for options such as ``--limit``."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)
