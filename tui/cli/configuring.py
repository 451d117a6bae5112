"""The command that sets how one show is played and kept."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from tui.cli.arguments import Commands, command, show_argument
from tui.cli.output import print_json, print_table
from tui.home import Home
from tui.model.equalizer import Equalizer
from tui.model.listing import Listing, group_named, group_names, in_order
from tui.model.show import Show
from tui.model.show_settings import ShowSettings
from tui.text import plain_line

_DEFAULT = "default"
_NO_GROUP = "none"
_FLAGS = {"yes": True, "no": False}


def register(commands: Commands) -> None:
    """Add the command."""
    set_up = command(
        commands, "configure", _configure, "show or set how a show is played and kept"
    )
    show_argument(set_up)
    _option(set_up, "speed", _speed, "SPEED", "0.5 to 3")
    set_up.add_argument(
        "--skip-intro", type=_seconds, metavar="SECONDS", help="at the beginning"
    )
    set_up.add_argument(
        "--skip-outro", type=_seconds, metavar="SECONDS", help="at the end"
    )
    _option(set_up, "equalizer", _equalizer, "NAME", ", ".join(Equalizer))
    _option(set_up, "skip-silence", _flag, "yes|no", "whether to leave out pauses")
    _option(set_up, "auto-download", _whole, "N", "the newest N unplayed; 0 none")
    _option(set_up, "remove-played", _flag, "yes|no", "downloads that were played")
    _option(set_up, "remove-after-days", _whole, "DAYS", "downloads; 0 never")
    _option(set_up, "keep-starred", _flag, "yes|no", "whatever the other rules say")
    set_up.add_argument(
        "--group",
        action="append",
        metavar="GROUP",
        help="a group to be in, as in News/Tech; again for more, none for none",
    )


def _option(
    parser: argparse.ArgumentParser,
    name: str,
    read: Callable[[str], Any],
    what: str,
    help: str,
) -> None:
    """An option that can be taken back with ``default``."""

    def read_or_default(text: str) -> Any:
        return _DEFAULT if text == _DEFAULT else read(text)

    parser.add_argument(
        f"--{name}",
        type=read_or_default,
        metavar=what,
        help=f"{help}; default: as for all shows",
    )


def _configure(options: argparse.Namespace) -> None:
    with Home.open() as home:
        show = home.library.shows.find(options.show)
        settings = _changed(home.library.show_settings.get(show.id), options)
        home.library.show_settings.set(show.id, settings)
        listing = _listed(show, options.group)
        home.library.shows.list_as(show.id, listing)
        everywhere = asdict(home.settings) | asdict(home.keeping_rules)
    if options.json:
        groups = [list(group) for group in listing.groups]
        told = {"show_id": show.id, "title": show.title, **asdict(settings)}
        print_json({**told, "groups": groups})
    else:
        groups_row = ("groups", group_names(listing.groups) or "none")
        print_table([show.title, ""], [*_rows(settings, everywhere), groups_row])


def _listed(show: Show, told: list[str] | None) -> Listing:
    """With the groups that were told, if any were."""
    if told is None:
        return show.listing
    groups = [group_named(plain_line(text)) for text in told if text != _NO_GROUP]
    return replace(show.listing, groups=in_order(groups))


def _changed(settings: ShowSettings, options: argparse.Namespace) -> ShowSettings:
    told = {name: getattr(options, name) for name in asdict(settings)}
    changes = {name: value for name, value in told.items() if value is not None}
    taken: dict[str, Any] = {
        name: None if value == _DEFAULT else value for name, value in changes.items()
    }
    return replace(settings, **taken)


def _rows(settings: ShowSettings, otherwise: dict[str, Any]) -> list[tuple[str, str]]:
    rows = []
    for name, value in asdict(settings).items():
        shown = _shown(otherwise[name] if value is None else value)
        note = " (as for all shows)" if value is None else ""
        rows.append((name.replace("_", " "), shown + note))
    return rows


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _equalizer(text: str) -> Equalizer:
    names = ", ".join(Equalizer)
    if text not in tuple(Equalizer):
        raise argparse.ArgumentTypeError(f"{text!r} is not one of {names}")
    return Equalizer(text)


def _speed(text: str) -> float:
    return _within(text, 0.5, 3.0, "a speed from 0.5 to 3")


def _seconds(text: str) -> float:
    return _within(text, 0.0, 3600.0, "a number of seconds up to 3600")


def _whole(text: str) -> int:
    return int(_within(text if text.isdecimal() else "", 0, 100_000, "a whole number"))


def _flag(text: str) -> bool:
    if text not in _FLAGS:
        raise argparse.ArgumentTypeError(f"{text!r} is neither yes nor no")
    return _FLAGS[text]


def _within(text: str, low: float, high: float, what: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = high + 1
    if not low <= number <= high:
        raise argparse.ArgumentTypeError(f"{text!r} is not {what}")
    return number
