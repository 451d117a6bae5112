"""One line for a status bar: what it says, and that strangers give it no orders."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CommandLine
from tests.servers import DEADLINE
from tui.cli.bars import BARS, bar_line, check_template
from tui.config import Directories
from tui.errors import UsageError
from tui.playback.control import Control, status_of

STATUS: dict[str, Any] = {
    "state": "playing",
    "show": "Harbor & Co",
    "title": "#[fg=red]#(id) %{F#f00} <b>",
    "episode_id": 1,
    "position": 75.0,
    "duration": 300.0,
    "speed": 1.5,
    "volume": 100,
    "chapter": None,
    "line": "A tide table\nis a promise.",
}


@pytest.fixture
def player(earmark_home: Path) -> Iterator[dict[str, Any]]:
    """A player that answers with a status that a test may change."""
    status = dict(STATUS)
    control = Control(Directories.here().data)
    control.serve(lambda word: status)
    yield status
    control.close()


def test_every_field_is_filled() -> None:
    template = "{state} {icon} {show} {line} {position}/{duration} -{left} {percent}"
    assert bar_line(STATUS, f"{template} {{speed}}{{chapter}}") == (
        "playing ► Harbor & Co A tide table is a promise. 1:15/5:00 -3:45 25% 1.5×"
    )


@pytest.mark.parametrize(
    ("bar", "safe"),
    [
        ("plain", "#[fg=red]#(id) %{F#f00} <b>"),
        ("tmux", "##[fg=red]##(id) %{F##f00} <b>"),
        ("polybar", "#[fg=red]#(id) % {F#f00} <b>"),
    ],
)
def test_what_a_bar_would_obey_is_only_text(bar: str, safe: str) -> None:
    assert bar_line(STATUS, "#[bold]{title}", bar) == f"#[bold]{safe}"


def test_two_fields_together_are_no_order() -> None:
    status = {**STATUS, "title": "{F#f00}%{{B#00f}}%"}
    line = bar_line(status, "{percent}{title}{title}", "polybar")
    assert "%{" not in line
    assert line.replace(" ", "") == "25%{F#f00}%{{B#00f}}%{F#f00}%{{B#00f}}%"


@pytest.mark.parametrize("bar", BARS)
def test_a_hostile_title_stays_on_one_line(bar: str) -> None:
    status = {
        **STATUS,
        "title": 'a"\\\n\r\u2028\x85<span size="9">&amp;\'',
        "line": "\n",
    }
    line = bar_line(status, "{title}", bar)
    assert len(line.splitlines()) == 1
    if bar == "waybar":
        document = json.loads(line)
        assert "<" not in document["text"] + document["tooltip"]
        assert "&amp;amp;" in document["text"]


def test_waybar_gets_json_whose_markup_is_escaped() -> None:
    document = json.loads(bar_line(STATUS, "<i>{title}</i>", "waybar"))
    assert document["text"] == "<i>#[fg=red]#(id) %{F#f00} &lt;b&gt;</i>"
    assert document["class"] == "playing"
    assert document["percentage"] == 25
    assert "Harbor &amp; Co\nA tide table is a promise." in document["tooltip"]


@pytest.mark.parametrize("bar", BARS)
def test_nothing_heard_is_an_empty_line(bar: str) -> None:
    line = bar_line(status_of(None, None), "{icon} {title}", bar)
    assert (json.loads(line)["text"] if bar == "waybar" else line) == ""


def test_what_is_long_is_cut() -> None:
    assert bar_line(STATUS, "{line}", "plain", 8) == "A tide …"


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(UsageError, match="titel"):
        check_template("{titel}")


def test_the_command_prints_a_line(
    earmark: CommandLine, player: dict[str, Any]
) -> None:
    assert earmark("status", "--format", "{show}").out == "Harbor & Co\n"
    assert earmark("status", "--bar", "tmux", "--format", "{percent}").out == "25%\n"
    assert earmark("status", "--json").json == STATUS
    assert earmark("status", "--format", "{nothing}").code == 2


def test_following_tells_each_change_once(player: dict[str, Any]) -> None:
    command = [sys.executable, "-m", "tui", "status", "--follow", "--format", "{line}"]
    following = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert following.stdout is not None
    try:
        assert following.stdout.readline() == "A tide table is a promise.\n"
        player["line"] = "Another"
        assert following.stdout.readline() == "Another\n"
        player["title"] = None
        assert following.stdout.readline() == "\n"
    finally:
        following.kill()
        following.communicate(timeout=DEADLINE)


def test_a_refusal_is_told(earmark: CommandLine, player: dict[str, Any]) -> None:
    player["error"] = "there is no 'back'"
    refused = earmark("back")
    assert refused.code == 1
    assert "there is no 'back'" in refused.err
