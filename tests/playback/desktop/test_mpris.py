"""The player on a real session bus, steered by a real playerctl."""

import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from tests.playback.desktop.bus import (
    DEADLINE,
    playerctl,
    private_bus,
    session_hands,
    wait_until,
)
from tui.playback.desktop.hands import Facts
from tui.playback.desktop.link import DesktopLink
from tui.playback.keeping import KeepsNothing
from tui.playback.player import Sound, State
from tui.playback.session import Session, Track
from tui.playback.silent_player import SilentPlayer

ART = "https://example.org/a.jpg"
FACTS = Facts(ART, "https://example.org/1", "Ann", datetime(2026, 11, 1, tzinfo=UTC))
TITLE = "Tides & <b>moons</b>"
TRACK = Track(7, TITLE, "Harbor Talk", Sound(duration=600.0))


class Stage:
    """A session with a link to a bus, and playerctl beside it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.steps: list[int] = []
        self.session = Session(SilentPlayer, KeepsNothing())
        hands = session_hands(self.session, FACTS, self.steps)
        self.link = DesktopLink(hands, notices=True)
        self.link.follow(self.session)

    def ctl(self, *arguments: str) -> str:
        return playerctl(self.address, "--player=earmark", *arguments)

    def play(self) -> None:
        self.session.play(TRACK)
        wait_until(lambda: self.ctl("status") == "Playing")

    def close(self) -> None:
        self.link.close()
        self.session.close()


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def stage(address: str) -> Iterator[Stage]:
    stage = Stage(address)
    yield stage
    stage.close()


def test_nothing_is_on_the_bus_before_the_first_sound(stage: Stage) -> None:
    assert stage.link._thread is None
    assert "earmark" not in playerctl(stage.address, "--list-all")
    stage.play()
    assert playerctl(stage.address, "--list-all") == "earmark"


def test_a_picture_is_shown_from_here_once_it_is_here(address: str) -> None:
    session = Session(SilentPlayer, KeepsNothing())
    here: list[int] = []

    async def bring(number: int) -> bool:
        here.append(number)
        return True

    def facts(number: int) -> Facts:
        return Facts("file:///art/1.png" if here else ART)

    hands = session_hands(session, FACTS, [])
    link = DesktopLink(replace(hands, facts=facts, bring_art=bring))
    link.follow(session)
    try:
        session.play(TRACK)
        ctl = partial(playerctl, address, "--player=earmark", "metadata")
        wait_until(lambda: ctl("mpris:artUrl") == "file:///art/1.png")
        assert here == [TRACK.episode_id]
    finally:
        link.close()
        session.close()


def test_it_tells_what_is_heard(stage: Stage) -> None:
    stage.play()
    fields = "{{title}}|{{album}}|{{artist}}|{{mpris:artUrl}}|{{xesam:url}}"
    told = stage.ctl("metadata", "--format", f"{fields}|{{{{mpris:length}}}}")
    assert told == (f"{TITLE}|Harbor Talk|Ann|{ART}|https://example.org/1|600000000")
    assert stage.ctl("metadata", "mpris:trackid").strip("'") == "/org/earmark/episode/7"


def test_it_is_paused_and_goes_on(stage: Stage) -> None:
    stage.play()
    stage.ctl("pause")
    wait_until(lambda: stage.session.now().state is State.PAUSED)
    wait_until(lambda: stage.ctl("status") == "Paused")
    stage.ctl("play")
    wait_until(lambda: stage.session.now().state is State.PLAYING)
    stage.ctl("play-pause")
    wait_until(lambda: stage.session.now().state is State.PAUSED)


def test_it_is_moved(stage: Stage) -> None:
    stage.play()
    stage.ctl("position", "120")
    wait_until(lambda: 120 <= stage.session.now().position < 140)
    assert 120 <= float(stage.ctl("position")) < 140
    stage.ctl("position", "30-")
    wait_until(lambda: 90 <= stage.session.now().position < 119)
    stage.ctl("next")
    stage.ctl("previous")
    wait_until(lambda: stage.steps == [1, -1])


def test_speed_and_volume_are_told_and_taken(stage: Stage) -> None:
    stage.play()
    stage.ctl("volume", "0.5")
    wait_until(lambda: stage.session.now().volume == 50)
    stage.session.set_volume(80)
    wait_until(lambda: stage.ctl("volume") == "0.800000")
    _set(stage.address, "Rate", "double:1.5")
    wait_until(lambda: stage.session.now().rate == 1.5)
    _set(stage.address, "Rate", "double:0")
    wait_until(lambda: stage.session.now().state is State.PAUSED)


def test_a_position_of_another_track_is_passed_over(stage: Stage) -> None:
    stage.play()
    for path, microseconds in (("8", 500), ("7", -1), ("7", 601_000_000)):
        _call(stage.address, "SetPosition", f"objpath:/org/earmark/episode/{path}",
              f"int64:{microseconds}")  # fmt: skip
    assert stage.session.now().position < 60
    _call(stage.address, "SetPosition", "objpath:/org/earmark/episode/7",
          "int64:300000000")  # fmt: skip
    wait_until(lambda: stage.session.now().position >= 300)


def test_changes_and_leaps_are_signaled(stage: Stage) -> None:
    heard: list[str] = []
    watching = subprocess.Popen(
        ["dbus-monitor", "--address", stage.address, "type='signal'"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert watching.stdout is not None
    lines = watching.stdout
    reading = threading.Thread(target=lambda: heard.extend(lines))
    reading.start()
    try:
        wait_until(lambda: any("NameAcquired" in line for line in heard))
        stage.play()
        wait_until(lambda: any("PropertiesChanged" in line for line in heard))
        assert not any("Seeked" in line for line in heard)
        stage.session.seek_to(400.0)
        wait_until(lambda: any("Seeked" in line for line in heard))
        stage.session.set_rate(2.0)
        wait_until(lambda: any('"Rate"' in line for line in heard))
    finally:
        watching.terminate()
        watching.wait(DEADLINE)
        reading.join(DEADLINE)
        lines.close()


def test_a_second_player_takes_another_name(stage: Stage) -> None:
    stage.play()
    second = Stage(stage.address)
    second.session.play(TRACK)
    wait_until(lambda: "earmark.instance" in playerctl(stage.address, "--list-all"))
    second.close()
    assert playerctl(stage.address, "--list-all") == "earmark"


def test_it_is_gone_when_closed(address: str) -> None:
    stage = Stage(address)
    stage.play()
    stage.close()
    wait_until(lambda: "earmark" not in playerctl(address, "--list-all"))


@pytest.mark.parametrize("named", ["disabled:", "", "unix:path=/nowhere/at/all", "x"])
def test_without_a_bus_nothing_is_said(
    named: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", named)
    stage = Stage(named)
    stage.session.play(TRACK)
    wait_until(lambda: stage.link._thread is not None)
    thread = stage.link._thread
    assert thread is not None
    thread.join(DEADLINE)
    assert not thread.is_alive()
    stage.close()
    assert not [r for r in caplog.records if r.levelname in ("WARNING", "ERROR")]


def _set(address: str, name: str, value: str) -> None:
    _send(address, "org.freedesktop.DBus.Properties.Set",
          "string:org.mpris.MediaPlayer2.Player", f"string:{name}",
          f"variant:{value}")  # fmt: skip


def _call(address: str, method: str, *arguments: str) -> None:
    _send(address, f"org.mpris.MediaPlayer2.Player.{method}", *arguments)


def _send(address: str, member: str, *arguments: str) -> None:
    subprocess.run(
        ["dbus-send", f"--bus={address}", "--print-reply",
         "--dest=org.mpris.MediaPlayer2.earmark", "/org/mpris/MediaPlayer2",
         member, *arguments],
        check=True, capture_output=True, timeout=DEADLINE,
    )  # fmt: skip
