"""Credentials: users and passwords that are asked for, so that no command line holds
them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from getpass import getpass

from tui.errors import EarmarkError, UsageError
from tui.feeds import credentials
from tui.text import plain_line
from tui.web import host_of, web_address


def addresses(given: Sequence[str]) -> list[str]:
    """The addresses of a command line; ``-`` stands for those on standard input."""
    lines = sys.stdin.read().split() if "-" in given else []
    return [url for each in given for url in (lines if each == "-" else [each])]


def wants_user(error: EarmarkError, url: str) -> bool:
    """Whether somebody can be asked for what the address lacks."""
    parts = web_address(url)
    unnamed = parts is not None and not parts.username
    return unnamed and credentials.wants_user(error) and _can_ask()


def with_user(url: str, user: str | None) -> str:
    """The address with a user, who is asked for where there is none, and a password.

    What is typed for a password is not shown.

    Raises:
        UsageError: there is nobody to ask.
    """
    if not _can_ask():
        raise UsageError(
            "A password is asked for in a terminal: run this in one, or give the "
            "whole address on standard input, with earmark add -."
        )
    host = host_of(url)
    user = plain_line(user or input(f"User name for {host}: "))
    password = getpass(f"Password of {user} for {host}: ")
    return credentials.with_user(url, user, password)


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()
