"""MPRIS: the two interfaces by which a Linux desktop shows and steers a player.

The others, ``TrackList`` and ``Playlists``, are optional, and what steers players does
not ask for them: neither playerctl nor the media controls of GNOME and Plasma.

Imported only on the desktop's thread, since dbus_fast is not needed before.
"""

from collections.abc import Callable
from typing import Any

from dbus_fast import PropertyAccess, Variant
from dbus_fast.annotations import DBusInt64, DBusObjectPath, DBusStr
from dbus_fast.service import (
    ServiceInterface,
    dbus_method,
    dbus_property,
    dbus_signal,
)

from tui.playback.desktop.hands import Facts, Hands
from tui.playback.desktop.properties import (
    MICROSECONDS,
    Properties,
    properties_of,
    wanted_position,
)
from tui.playback.session import FASTEST, SLOWEST

PATH = "/org/mpris/MediaPlayer2"

_SIGNATURES = {"mpris:trackid": "o", "mpris:length": "x"}


def _told(name: str, signature: str, tell: Callable[[Any], object]) -> property:
    """A property that can only be read."""

    def getter(self: ServiceInterface) -> Any:
        return tell(self)

    getter.__annotations__ = {"return": signature}
    # dbus_fast looks the attribute up by the getter's name.
    getter.__name__ = name
    return dbus_property(access=PropertyAccess.READ)(getter)


def _asked(
    name: str, tell: Callable[[Any], float], obey: Callable[[Any, float], object]
) -> property:
    """A number that can be set, too."""

    def getter(self: ServiceInterface) -> Any:
        return tell(self)

    def setter(self: ServiceInterface, value: float) -> None:
        obey(self, value)

    getter.__annotations__ = {"return": "d"}
    getter.__name__ = setter.__name__ = name
    return dbus_property()(getter).setter(setter)


class RootInterface(ServiceInterface):
    """``org.mpris.MediaPlayer2``: who this is."""

    def __init__(self, hands: Hands) -> None:
        super().__init__("org.mpris.MediaPlayer2")
        self._hands = hands

    Identity = _told("Identity", "s", lambda self: "Earmark")
    CanQuit = _told("CanQuit", "b", lambda self: True)
    CanRaise = _told("CanRaise", "b", lambda self: False)
    HasTrackList = _told("HasTrackList", "b", lambda self: False)
    SupportedUriSchemes = _told("SupportedUriSchemes", "as", lambda self: [])
    SupportedMimeTypes = _told("SupportedMimeTypes", "as", lambda self: [])

    @dbus_method(name="Quit")
    def quit(self) -> None:
        """Leave."""
        self._hands.leave()

    @dbus_method(name="Raise")
    def bring_forward(self) -> None:
        """A terminal cannot be brought in front."""


class PlayerInterface(ServiceInterface):
    """``org.mpris.MediaPlayer2.Player``: what is heard, and how it is steered."""

    def __init__(self, hands: Hands) -> None:
        super().__init__("org.mpris.MediaPlayer2.Player")
        self._hands = hands
        self.facts = Facts()

    def shown(self) -> Properties:
        """Every property that can change, as it goes over the bus."""
        now, follows = self._hands.now(), self._hands.follows()
        properties = properties_of(now, self.facts, follows=follows)
        return {**properties, "Metadata": _variants(properties["Metadata"])}

    PlaybackStatus = _told(
        "PlaybackStatus", "s", lambda self: self.shown()["PlaybackStatus"]
    )
    Metadata = _told("Metadata", "a{sv}", lambda self: self.shown()["Metadata"])
    Position = _told(
        "Position", "x", lambda self: round(self._hands.now().position * MICROSECONDS)
    )
    MinimumRate = _told("MinimumRate", "d", lambda self: SLOWEST)
    MaximumRate = _told("MaximumRate", "d", lambda self: FASTEST)
    CanGoNext = _told("CanGoNext", "b", lambda self: self.shown()["CanGoNext"])
    CanGoPrevious = _told(
        "CanGoPrevious", "b", lambda self: self.shown()["CanGoPrevious"]
    )
    CanPlay = _told("CanPlay", "b", lambda self: self.shown()["CanPlay"])
    CanPause = _told("CanPause", "b", lambda self: self.shown()["CanPause"])
    CanSeek = _told("CanSeek", "b", lambda self: self.shown()["CanSeek"])
    CanControl = _told("CanControl", "b", lambda self: True)
    Rate = _asked(
        "Rate", lambda self: self.shown()["Rate"], lambda self, rate: self.pace(rate)
    )
    Volume = _asked(
        "Volume",
        lambda self: self.shown()["Volume"],
        lambda self, share: self._hands.set_volume(round(max(0.0, share) * 100)),
    )

    def pace(self, rate: float) -> None:
        """Play at a speed; none at all is a pause, as the specification says."""
        if rate == 0:
            self._hands.pause()
        else:
            self._hands.set_rate(rate)

    @dbus_method(name="Next")
    def next(self) -> None:
        """To the next chapter or episode."""
        self._hands.step(1)

    @dbus_method(name="Previous")
    def previous(self) -> None:
        """To the start of the chapter, or to the one before."""
        self._hands.step(-1)

    @dbus_method(name="Pause")
    def pause(self) -> None:
        """Hold."""
        self._hands.pause()

    @dbus_method(name="Play")
    def play(self) -> None:
        """Go on."""
        self._hands.resume()

    @dbus_method(name="PlayPause")
    def play_pause(self) -> None:
        """Hold, or go on."""
        self._hands.toggle()

    @dbus_method(name="Stop")
    def stop(self) -> None:
        """Let go of the sound, the place kept: from here ``Play`` goes on."""
        self._hands.stop()

    @dbus_method(name="Seek")
    def seek(self, offset: DBusInt64) -> None:
        """Go forward, or back when negative."""
        self._hands.seek_by(offset / MICROSECONDS)

    @dbus_method(name="SetPosition")
    def set_position(self, track: DBusObjectPath, position: DBusInt64) -> None:
        """Go to a moment of the episode that is still the one."""
        seconds = wanted_position(self._hands.now(), track, position)
        if seconds is not None:
            self._hands.seek_to(seconds)

    @dbus_method(name="OpenUri")
    def open_uri(self, uri: DBusStr) -> None:
        """Nothing is opened by address: no scheme is supported."""

    @dbus_signal(name="Seeked")
    def seeked(self) -> DBusInt64:
        """Tell that the sound was moved, and to where."""
        return round(self._hands.now().position * MICROSECONDS)


def _variants(metadata: dict[str, Any]) -> dict[str, Variant]:
    return {name: Variant(_signature(name, v), v) for name, v in metadata.items()}


def _signature(name: str, value: object) -> str:
    return _SIGNATURES.get(name, "as" if isinstance(value, list) else "s")
