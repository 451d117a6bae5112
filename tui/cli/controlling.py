"""Commands that steer the Earmark that plays, and tell what it plays."""

from __future__ import annotations

import argparse
import json
import sys
import time
from functools import partial
from typing import Any

from tui.cli.arguments import Commands, command, count_argument
from tui.cli.bars import BARS, FIELDS, UNLESS_TOLD, bar_line, check_template
from tui.cli.output import clock_time, print_json, print_text
from tui.config import Directories
from tui.errors import EarmarkError, UsageError

_HELP = {
    "pause": "pause the Earmark that plays",
    "resume": "have it play on",
    "toggle": "pause it, or have it play on",
    "next": "have it play what comes next",
    "back": "have it go back a little",
    "forward": "have it go forward a little",
    "previous": "have it go to the start of this chapter, or to the one before",
    "stop": "have it let go of the episode, its place kept",
}
_WITH_VALUE = {
    "seek": ("TIME", "have it go to a time (12:08), or by one (+30, -15)"),
    "speed": ("SPEED", "have it play at 0.5 to 3 times the normal speed"),
    "volume": ("PERCENT", "have it play at 0 to 150 percent"),
    "sleep": ("WHEN", "have it sleep: minutes, sentence, chapter, episode or off"),
}
_LOOK_EVERY = 0.5

Status = dict[str, Any]


def register(commands: Commands) -> None:
    """Add the commands of this family."""
    for word, help in _HELP.items():
        command(commands, word, partial(_steer, word), help)
    for word, (metavar, help) in _WITH_VALUE.items():
        told = command(commands, word, partial(_tell, word), help)
        told.add_argument("value", metavar=metavar)
    status = command(commands, "status", _status, "say what is heard at this moment")
    status.add_argument(
        "--format", metavar="TEXT", help=f"one line, of {{{'}, {'.join(FIELDS)}}}"
    )
    status.add_argument(
        "--bar", choices=BARS, help="one line that is safe in this status bar"
    )
    status.add_argument(
        "--width", type=count_argument, metavar="N", help="cut titles and lines to N"
    )
    status.add_argument(
        "--follow", action="store_true", help="go on saying it, line by line"
    )


def _steer(word: str, options: argparse.Namespace) -> None:
    answer = _asked(word)
    if answer is None:
        raise EarmarkError("no Earmark is open; earmark opens it.")
    if "error" in answer:
        raise EarmarkError(f"{answer['error']}.")
    if options.json:
        print_json(answer)


def _tell(word: str, options: argparse.Namespace) -> None:
    value = _moment(options.value) if word == "seek" else options.value
    _steer(f"{word} {value}", options)


def _moment(text: str) -> str:
    from tui.transcripts.moment import parse_moment

    sign = text[:1] if text[:1] in ("+", "-") else ""
    seconds = parse_moment(text.removeprefix(sign))
    if seconds is None:
        raise UsageError(f"“{text}” is no time: 12:08, +30 or -15 is.")
    return f"{sign}{seconds}"


def _status(options: argparse.Namespace) -> None:
    check_template(options.format or "")
    if options.follow:
        _follow(options)
    elif options.json:
        print_json(_heard())
    elif options.format or options.bar:
        print_text(_line(_heard(), options))
    else:
        print_text(_words(_heard()))


def _follow(options: argparse.Namespace) -> None:
    """Print a line whenever it is another one, until interrupted."""
    before = None
    while True:
        line = _line(_heard(), options)
        if line != before:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
        before = line
        time.sleep(_LOOK_EVERY)


def _line(status: Status, options: argparse.Namespace) -> str:
    if options.json:
        return json.dumps(status, ensure_ascii=False)
    template = options.format or UNLESS_TOLD
    return bar_line(status, template, options.bar or "plain", options.width or 0)


def _heard() -> Status:
    from tui.playback.control import status_of

    return _asked("status") or status_of(None, None)


def _asked(word: str) -> Status | None:
    from tui.playback.control import ask

    return ask(Directories.here().data, word)


def _words(status: Status) -> str:
    if status["title"] is None:
        return "Nothing is playing."
    times = clock_time(status["position"])
    if status["duration"]:
        times += f" / {clock_time(status['duration'])}"
    first = f"{status['state']}: {status['title']} · {status['show']} · {times}"
    below = status.get("note") or status["line"]
    return f"{first}\n{below}" if below else first
