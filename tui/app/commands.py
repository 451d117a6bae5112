"""Every command, declared once.

Bindings, footer, palette, help screen, README table and ``doctor``'s list of clashes
are all derived from ``COMMANDS``. A widget says ``BINDINGS = bindings(Scope.X)`` and
has an ``action_…`` for each; keys are written nowhere but in ``tui.app.keys``.
"""

from collections.abc import Iterable

from textual.binding import Binding

from tui.app.command import Command, Scope
from tui.app.keys import history, keeping, lists, playing, reading, remote, whole

__all__ = ["COMMANDS", "Command", "Scope", "bindings", "in_scope"]

COMMANDS = (
    *whole.COMMANDS,
    *playing.COMMANDS,
    *lists.COMMANDS,
    *reading.COMMANDS,
    *history.COMMANDS,
    *remote.COMMANDS,
    *keeping.COMMANDS,
)

_OPENS_AN_INPUT = (
    *("search", "palette", "find", "app.add_show", "app.find_shows", "app.search_all"),
    *("app.keep_with_note", "screen.note", "screen.filter"),
)


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
        # Given by the app itself, before the next key is read: what is typed at once
        # after it goes to the screen that it opens.
        priority=command.action in _OPENS_AN_INPUT,
    )
