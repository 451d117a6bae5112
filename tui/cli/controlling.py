"""Commands that steer the Earmark that plays: pause, resume, toggle, next, status."""

from __future__ import annotations

import argparse
from functools import partial
from typing import Any

from tui.cli.arguments import Commands, command
from tui.cli.output import clock_time, print_json, print_text
from tui.config import Directories
from tui.errors import EarmarkError

_HELP = {
    "pause": "pause the Earmark that plays",
    "resume": "have it play on",
    "toggle": "pause it, or have it play on",
    "next": "have it play what comes next",
}


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    for word, help in _HELP.items():
        command(commands, word, partial(_steer, word), help)
    command(commands, "status", _status, "say what is heard at this moment")


def _steer(word: str, options: argparse.Namespace) -> None:
    answer = _asked(word)
    if answer is None:
        raise EarmarkError("no Earmark is open; earmark opens it.")
    if options.json:
        print_json(answer)


def _status(options: argparse.Namespace) -> None:
    from tui.playback.control import status_of

    status = _asked("status") or status_of(None, None)
    if options.json:
        print_json(status)
    elif status["title"] is None:
        print_text("Nothing is playing.")
    else:
        print_text(_words(status))


def _asked(word: str) -> dict[str, Any] | None:
    from tui.playback.control import ask

    return ask(Directories.here().data, word)


def _words(status: dict[str, Any]) -> str:
    times = clock_time(status["position"])
    if status["duration"]:
        times += f" / {clock_time(status['duration'])}"
    first = f"{status['state']}: {status['title']} · {status['show']} · {times}"
    return f"{first}\n{status['line']}" if status["line"] else first
