"""Notices on the desktop: what is said there, and that it stays text."""

import asyncio
import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import pytest
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusInt32, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.service import ServiceInterface, dbus_method

from tests.playback.desktop.bus import DEADLINE, private_bus, session_hands, wait_until
from tui.playback.desktop.hands import Facts
from tui.playback.desktop.link import DesktopLink
from tui.playback.desktop.notices import ScriptNotices
from tui.playback.keeping import KeepsNothing
from tui.playback.player import Sound
from tui.playback.session import Session, Track
from tui.playback.silent_player import SilentPlayer

Strings = Annotated[list[str], DBusSignature("as")]
Hints = Annotated[dict[str, Any], DBusSignature("a{sv}")]


class Desktop(ServiceInterface):
    """Takes notices, and keeps them."""

    def __init__(self, *capabilities: str) -> None:
        super().__init__("org.freedesktop.Notifications")
        self.capabilities = list(capabilities)
        self.said: list[tuple[str, str, int]] = []

    @dbus_method(name="GetCapabilities")
    def tell_capabilities(self) -> Strings:
        return self.capabilities

    @dbus_method(name="Notify")
    def notify(
        self,
        app: DBusStr,
        replaces: DBusUInt32,
        icon: DBusStr,
        title: DBusStr,
        body: DBusStr,
        actions: Strings,
        hints: Hints,
        expires: DBusInt32,
    ) -> DBusUInt32:
        self.said.append((title, body, replaces))
        return 41


@contextmanager
def desktop_on(address: str, desktop: Desktop) -> Iterator[None]:
    """The desktop on a bus, on a thread of its own."""
    ready, over = threading.Event(), threading.Event()

    async def serve() -> None:
        bus = await MessageBus(address).connect()
        bus.export("/org/freedesktop/Notifications", desktop)
        await bus.request_name("org.freedesktop.Notifications")
        ready.set()
        await asyncio.to_thread(over.wait)
        bus.disconnect()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    try:
        assert ready.wait(DEADLINE)
        yield
    finally:
        over.set()
        thread.join(DEADLINE)


def track(number: int) -> Track:
    return Track(number, f"<b>{number}</b>", "Tides & moons", Sound(duration=60.0))


@pytest.mark.parametrize(
    ("capabilities", "body"),
    [(("body", "body-markup"), "Tides &amp; moons"), (("body",), "Tides & moons")],
    ids=["markup", "no markup"],
)
def test_an_episode_that_follows_another_is_named(
    capabilities: tuple[str, ...],
    body: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desktop = Desktop(*capabilities)
    session = Session(SilentPlayer, KeepsNothing())
    link = DesktopLink(session_hands(session, Facts(), []), notices=True)
    link.follow(session)
    with private_bus(tmp_path) as address, desktop_on(address, desktop):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        for number in (1, 2, 3):
            session.play(track(number))
            wait_until(partial(noticed, link, number))
        link.close()
        session.close()
    assert desktop.said == [("<b>2</b>", body, 0), ("<b>3</b>", body, 41)]


def noticed(link: DesktopLink, number: int) -> bool:
    return link.teller is not None and link.teller.noticed == number


async def test_a_mac_is_told_by_arguments_not_by_a_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, kept = tmp_path / "osascript", tmp_path / "kept"
    program.write_text(
        "#!/usr/bin/env python3\nimport json, sys\n"
        f"json.dump(sys.argv[1:], open({str(kept)!r}, 'w'))\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    foreign = '-e" & (do shell script "id") & "'
    await ScriptNotices().say(foreign, foreign)
    arguments = json.loads(kept.read_text())
    assert arguments[-3:] == ["--", foreign, foreign]
    assert not any("id" in word for word in arguments[:-3])
