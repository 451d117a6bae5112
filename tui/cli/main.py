"""The command line: from arguments to a command and an exit code."""

from __future__ import annotations

import argparse
import difflib
import logging
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NoReturn

from tui import __version__
from tui.cli.output import complain
from tui.config import Directories
from tui.errors import EarmarkError, UsageError
from tui.log import start_log

logger = logging.getLogger(__name__)

Command = Callable[[argparse.Namespace], int | None]

_FAMILIES = (
    "shows",
    "syncing",
    "configuring",
    "finding",
    "episodes",
    "about",
    "transcript",
    "aligning",
    "transcribing",
    "searching",
    "listening",
    "offline",
    "keeping",
    "marking",
    "controlling",
    "listened",
    "history",
    "exchange",
    "system",
)
_INTERRUPTED = 130


class Parser(argparse.ArgumentParser):
    """An argument parser that complains in one sentence."""

    def error(self, message: str) -> NoReturn:
        """End with exit code 2."""
        raise UsageError(f"{message[:1].lower()}{message[1:]}; see {self.prog} --help.")


def run(arguments: Sequence[str]) -> int:
    """Run one command; gives the exit code: 0 done, 1 failed, 2 bad use."""
    try:
        parser, names = build_parser()
        _check_command(arguments, names)
        options = parser.parse_args(arguments)
        start_log(Directories.here().log_file, debug=options.debug)
        logger.info("earmark %s: %s", __version__, options.command or "app")
        return options.run(options) or 0
    except EarmarkError as error:
        logger.info("%s", error)
        complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _close_broken_pipe()
        return 1
    except OSError as error:
        logger.exception("the system refused")
        complain(f"the system refused: {error.strerror or error}; see to that first.")
        return 1
    except Exception:
        logger.exception("unexpected")
        complain(
            "something unexpected went wrong; the details are in "
            f"{Directories.here().log_file}."
        )
        return 1


def build_parser() -> tuple[Parser, list[str]]:
    """The parser, and the names of its commands."""
    parser = Parser(
        prog="earmark",
        description="Read your podcasts while you hear them. Without a command, "
        "opens the app.",
    )
    parser.add_argument("--version", action="version", version=f"Earmark {__version__}")
    parser.add_argument("--debug", action="store_true", help="write a detailed log")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for family in _FAMILIES:
        import_module(f"tui.cli.{family}").register(commands)
    parser.set_defaults(run=_open_app)
    return parser, list(commands.choices)


def _open_app(options: argparse.Namespace) -> int | None:
    from tui.cli.system import open_app

    return open_app(options)


def _check_command(arguments: Sequence[str], known: list[str]) -> None:
    """Refuse a first word that is no command, naming the nearest one."""
    first = next((word for word in arguments if not word.startswith("-")), None)
    if first is None or first in known:
        return
    near = difflib.get_close_matches(first, known, n=1)
    hint = f"did you mean “{near[0]}”?" if near else "see earmark --help."
    raise UsageError(f"there is no command “{first}”; {hint}")


def _close_broken_pipe() -> None:
    """Keep Python from complaining about the pipe once more while it exits."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
