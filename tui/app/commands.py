"""Every command, declared once.

Bindings, footer, palette, help screen, README table and ``doctor``'s list of clashes
are all derived from ``COMMANDS``. A widget says ``BINDINGS = bindings(Scope.X)`` and
has an ``action_…`` for each; keys are written nowhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding


class Scope(StrEnum):
    """Where a command works: the value is the help screen's heading."""

    EVERYWHERE = "Everywhere"
    PLAYING = "Playing"
    LISTS = "Shows and episodes"
    TRANSCRIPT = "Transcript"
    SEARCH = "Search"
    DIALOG = "Dialogs"


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


COMMANDS: tuple[Command, ...] = ()


def bindings(*scopes: Scope) -> list[Binding]:
    """Textual bindings of the commands in the given scopes."""
    return [_binding(command) for command in in_scope(scopes)]


def in_scope(scopes: Iterable[Scope]) -> list[Command]:
    """The commands of the given scopes, in the order they are declared."""
    wanted = set(scopes)
    return [command for command in COMMANDS if command.scope in wanted]


def _binding(command: Command) -> Binding:
    return Binding(
        command.keys,
        command.action,
        command.label,
        show=command.footer,
        tooltip=command.help,
        id=command.id,
    )
