"""Clashes: two commands that want one key at the same time."""

from collections import defaultdict
from collections.abc import Iterable

from tui.app.commands import COMMANDS, Command, Scope

_TOGETHER = (
    (Scope.EVERYWHERE, Scope.PLAYING, Scope.PANES),
    *((scope,) for scope in Scope),
)
"""Scopes that hold at one level. What is inside may take a key from what is around."""


def clashes(commands: Iterable[Command] = COMMANDS) -> list[str]:
    """A sentence for each key that two commands of one level want."""
    everything = tuple(commands)
    found: dict[str, None] = {}
    for scopes in _TOGETHER:
        wanted: dict[str, list[str]] = defaultdict(list)
        for command in everything:
            if command.scope in scopes:
                for key in command.keys.split(","):
                    wanted[key.strip()].append(command.id)
        for key, ids in wanted.items():
            if len(ids) > 1:
                found[f"{key} is wanted by {' and '.join(ids)}"] = None
    return list(found)
