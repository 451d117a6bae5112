"""The help screen: every command by where it works, made from their declarations."""

from collections.abc import Iterable

from rich.cells import cell_len
from textual.content import Content

from tui.app.commands import COMMANDS, Command, Scope
from tui.app.screens.dialog import TextDialog
from tui.app.services import HomeApp

KEY_WIDTH = 15

_LEGEND = """\
●  not played      ◐  started      ✓  played      ≡  a post without sound
★  starred         ↓  downloaded   ¶  has words   !  could not be synced
⇓  all of it here  ↓… coming       ↓‖ paused      ↓! failed
↗  has a link      ▢  a picture    +  in the queue
"""


def help_dialog(app: HomeApp) -> TextDialog:
    """Every key, and what the marks in the lists mean."""
    return TextDialog("Keys", Content.assemble(*_parts(app)))


def _parts(app: HomeApp) -> Iterable[Content | tuple[str, str]]:
    for scope in Scope:
        commands = [command for command in COMMANDS if command.scope is scope]
        yield (f"{scope.value}\n", "bold $text-primary")
        for command in commands:
            keys = shown_keys(app, command)
            yield (keys + " " * max(1, KEY_WIDTH - cell_len(keys)), "bold $text-accent")
            yield Content(f"{command.help}\n")
        yield Content("\n")
    yield ("Marks\n", "bold $text-primary")
    yield Content(_LEGEND)


def shown_keys(app: HomeApp, command: Command) -> str:
    """A command's keys as they are written on keyboards."""
    from textual.binding import Binding

    keys = [Binding(key, "", "") for key in command.keys.split(",")]
    return " ".join(app.get_key_display(key) for key in keys)
