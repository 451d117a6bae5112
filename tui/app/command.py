"""A command: something the listener can do, by key or by name."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where a command works: the value is the help screen's heading."""

    EVERYWHERE = "Everywhere"
    PLAYING = "Playing"
    SCRUB = "Looking ahead"
    PANES = "Panes"
    LISTS = "In every list"
    SHOWS = "Shows"
    EPISODES = "Episodes"
    WELCOME = "An empty library"
    TRANSCRIPT = "Transcript"
    FIND = "Finding in a transcript"
    NOTES = "Show notes"
    CHAPTERS = "Chapters"
    SEARCH = "Search"
    DIRECTORIES = "Finding shows"
    QUOTES = "Quotes"
    QUOTE_FILTER = "Filtering quotes"
    DOWNLOADS = "Downloads"
    HISTORY = "What you heard"
    ANCHORS = "Times set right"
    SHOW_SETTINGS = "Settings of a show"
    DIALOG = "Dialogs"
    CONFIRM = "Questions"
    REMOTE = "Steering another Earmark"


@dataclass(frozen=True, slots=True)
class Command:
    """Something the listener can do."""

    id: str
    """Stable, for keymaps: ``play.toggle``."""
    scope: Scope
    keys: str
    """Comma-separated Textual key names; the first one is shown."""
    action: str
    """Textual action, without the ``action_``."""
    label: str
    """At most two words, for the footer."""
    help: str
    """One sentence without a full stop, for help and palette."""
    footer: bool = False


Row = tuple[str, str, str, str, str]
"""Name, keys, action, label, help."""


def declared(
    scope: Scope, family: str, rows: Iterable[Row], footer: Collection[str] = ()
) -> tuple[Command, ...]:
    """The commands of one scope; ``footer`` names those the footer shows."""
    return tuple(
        Command(
            f"{family}.{name}", scope, keys, action, label, help, footer=name in footer
        )
        for name, keys, action, label, help in rows
    )
