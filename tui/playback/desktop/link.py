"""The link to the desktop: a thread that tells it what is heard, and obeys it.

It begins with the first sound. Without a session bus it ends at once and says nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tui.playback.desktop.hands import Facts, Hands
from tui.playback.desktop.notices import BusNotices, Notices, script_notices
from tui.playback.desktop.properties import Properties, changed, has_leapt
from tui.playback.heard import Happening, NowPlaying
from tui.playback.player import State

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

    from tui.playback.desktop.mpris import PlayerInterface
    from tui.playback.session import Session

_log = logging.getLogger(__name__)

NAME = "org.mpris.MediaPlayer2.earmark"
_LOOK_EVERY = 0.25
_LOOK_EVERY_AT_REST = 1.0
_PATIENCE = 2.0


class DesktopLink:
    """Tells the desktop of a player, and lets it steer."""

    def __init__(self, hands: Hands, *, notices: bool = False) -> None:
        self._hands = hands
        self._wants_notices = notices
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._news = asyncio.Event()
        self._closing = False
        self.teller: Teller | None = None

    def follow(self, session: Session) -> None:
        """Begin with the first sound of a session, and hear of each change."""
        session.subscribe(self._told)

    def _told(self, happening: Happening, now: NowPlaying) -> None:
        if self._closing:
            return
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._run, name="earmark-desktop", daemon=True
            )
            self._thread.start()
        self._wake()

    def close(self) -> None:
        """Leave the desktop; waits a moment for it."""
        self._closing = True
        self._wake()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def _wake(self) -> None:
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._news.set)

    def _run(self) -> None:
        try:
            asyncio.run(self._live())
        except Exception:
            _log.exception("the desktop cannot be told what is heard")

    async def _live(self) -> None:
        self._loop = asyncio.get_running_loop()
        bus = await _bus()
        if bus is None:
            notices = script_notices() if self._wants_notices else None
            await self._tell(None, notices) if notices else None
            return
        try:
            player = await _offer(bus, self._hands)
            notices = BusNotices(bus) if self._wants_notices else None
            await self._tell(player, notices, bus)
        finally:
            bus.disconnect()

    async def _tell(
        self,
        player: PlayerInterface | None,
        notices: Notices | None,
        bus: MessageBus | None = None,
    ) -> None:
        async with asyncio.TaskGroup() as tasks:
            teller = self.teller = Teller(self._hands, player, notices, tasks)
            while not self._closing and (bus is None or bus.connected):
                self._news.clear()
                await teller.look()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._news.wait(), teller.patience)
            teller.close()


class Teller:
    """Compares each look at the player with the one before, and tells what changed."""

    def __init__(
        self,
        hands: Hands,
        player: PlayerInterface | None,
        notices: Notices | None,
        tasks: asyncio.TaskGroup,
    ) -> None:
        """Pictures come in ``tasks``."""
        self._hands, self._player, self._notices = hands, player, notices
        self._tasks = tasks
        self._before = hands.now()
        self._looked = time.monotonic()
        self._told: Properties = {}
        self._known: int | None = None
        self._coming: asyncio.Task[None] | None = None
        self.noticed: int | None = None
        """The episode that was heard last, once it was."""

    @property
    def patience(self) -> float:
        """Seconds until the next look."""
        plays = self._before.state is State.PLAYING
        return _LOOK_EVERY if plays else _LOOK_EVERY_AT_REST

    def close(self) -> None:
        """Wait for no picture any more."""
        if self._coming is not None:
            self._coming.cancel()

    async def look(self) -> None:
        """Tell what is another than at the last look."""
        moment, now = time.monotonic(), self._hands.now()
        self._learn(now)
        if self._player is not None:
            after = self._player.shown()
            news = changed(self._told, after)
            if news:
                self._player.emit_properties_changed(news)
            if has_leapt(self._before, now, moment - self._looked):
                self._player.seeked()
            self._told = after
        if self._notices is not None:
            await self._notice(now)
        self._before, self._looked = now, moment

    def _learn(self, now: NowPlaying) -> None:
        number = now.track.episode_id if now.track else None
        if self._player is not None and number != self._known:
            self._player.facts = Facts() if number is None else self._facts(number)
            self.close()
            if number is not None:
                self._coming = self._tasks.create_task(self._bring_art(number))
        self._known = number

    async def _bring_art(self, number: int) -> None:
        """Show an episode's picture from here, once it is here."""
        try:
            news = await self._hands.bring_art(number)
        except Exception:
            _log.exception("no picture of episode %s", number)
            return
        if news and self._player is not None and self._known == number:
            self._player.facts = self._facts(number)

    def _facts(self, number: int) -> Facts:
        try:
            return self._hands.facts(number)
        except Exception:
            _log.exception("little is known of episode %s", number)
            return Facts()

    async def _notice(self, now: NowPlaying) -> None:
        """Name an episode that follows another."""
        if now.track is None or now.state is not State.PLAYING:
            return
        before, here = self.noticed, now.track.episode_id
        if before is not None and before != here and self._notices:
            await self._notices.say(now.track.title, now.track.show)
        self.noticed = here


def bus_address() -> str | None:
    """The session bus, as the environment names it; None where there is none.

    https://dbus.freedesktop.org/doc/dbus-specification.html#message-bus-types-login
    """
    if sys.platform in ("darwin", "win32"):
        return None
    named = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if named is not None:
        return None if named in ("", "disabled:") else named
    folder = os.environ.get("XDG_RUNTIME_DIR")
    socket = Path(folder) / "bus" if folder else None
    return f"unix:path={socket}" if socket and socket.is_socket() else None


async def _bus() -> MessageBus | None:
    address = bus_address()
    if address is None:
        return None
    from dbus_fast.aio import MessageBus
    from dbus_fast.errors import AuthError, InvalidAddressError

    try:
        return await MessageBus(address, auth_timeout=_PATIENCE).connect()
    except (OSError, AuthError, InvalidAddressError, EOFError, TimeoutError) as error:
        _log.info("no desktop: %s", error)
        return None


async def _offer(bus: MessageBus, hands: Hands) -> PlayerInterface:
    """Stand on the bus under a name of our own."""
    from dbus_fast import NameFlag, RequestNameReply

    from tui.playback.desktop.mpris import PATH, PlayerInterface, RootInterface

    player = PlayerInterface(hands)
    bus.export(PATH, RootInterface(hands))
    bus.export(PATH, player)
    reply = await bus.request_name(NAME, NameFlag.DO_NOT_QUEUE)
    if reply is not RequestNameReply.PRIMARY_OWNER:
        await bus.request_name(f"{NAME}.instance{os.getpid()}")
    return player
