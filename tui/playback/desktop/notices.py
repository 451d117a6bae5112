"""Notices: a few words on the desktop, where it has a place for them.

What is said there is of strangers: it is never markup and never part of a script.
https://specifications.freedesktop.org/notification-spec/latest/
"""

import asyncio
import html
import logging
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

_log = logging.getLogger(__name__)

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_EXPIRES_MILLISECONDS = 6000
_PATIENCE = 5.0
_SCRIPT = (
    "on run argv",
    "display notification (item 2 of argv) with title (item 1 of argv)",
    "end run",
)


class Notices(Protocol):
    """A place on the desktop for a few words."""

    async def say(self, title: str, body: str) -> None:
        """Put words there; where that fails it is only logged."""
        ...


class BusNotices:
    """Notices by way of the session bus; a newer one replaces the one before."""

    def __init__(self, bus: "MessageBus") -> None:
        self._bus = bus
        self._last = 0
        self._takes_markup: bool | None = None

    async def say(self, title: str, body: str) -> None:
        """Say it; on a desktop without a place for notices nothing happens."""
        if self._takes_markup is None:
            answer = await self._call("GetCapabilities", "", [])
            self._takes_markup = answer is not None and "body-markup" in answer[0]
        text = html.escape(body, quote=False) if self._takes_markup else body
        arguments = ["Earmark", self._last, "", title, text, [], {}]
        answer = await self._call(
            "Notify", "susssasa{sv}i", [*arguments, _EXPIRES_MILLISECONDS]
        )
        if answer is not None:
            self._last = answer[0]

    async def _call(
        self, member: str, signature: str, body: list[Any]
    ) -> list[Any] | None:
        from dbus_fast import Message, MessageType

        call: Message = Message(
            destination=_NAME,
            path=_PATH,
            interface=_NAME,
            member=member,
            signature=signature,
            body=body,
        )
        answer = await self._bus.call(call)
        if answer is None or answer.message_type is not MessageType.METHOD_RETURN:
            _log.info("no notices here: %s", answer and answer.body)
            return None
        return list(answer.body)


class ScriptNotices:
    """Notices on macOS: the words are arguments of a script that never changes."""

    async def say(self, title: str, body: str) -> None:
        """Say it."""
        await asyncio.to_thread(_run_script, title, body)


def _run_script(title: str, body: str) -> None:
    lines = [word for line in _SCRIPT for word in ("-e", line)]
    try:
        subprocess.run(
            ["osascript", *lines, "--", title, body],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.SubprocessError) as error:
        _log.info("no notice: %s", error)


def script_notices() -> Notices | None:
    """Where a Mac has notices."""
    if sys.platform == "darwin" and shutil.which("osascript"):
        return ScriptNotices()
    return None
