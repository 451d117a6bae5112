"""A command beside an Earmark that plays: there is one player, and it is told."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.answers import Answer as Reply
from tests.cli.conftest import CommandLine
from tests.servers import DEADLINE, LoopbackServer
from tui.app.keys.remote import COMMANDS
from tui.config import Directories
from tui.home import Home
from tui.playback.control import LOOK_AGAIN, Control, ask, status_of


@pytest.fixture
def door(earmark_home: Path) -> Iterator[list[str]]:
    """An Earmark that is open; what it was told to do."""
    told: list[str] = []
    control = Control(Directories.here().data)

    def answer(words: str) -> dict[str, object]:
        if words not in {"status", LOOK_AGAIN}:
            told.append(words)
        return status_of(None, None)

    control.serve(answer)
    yield told
    control.close()


@contextmanager
def headless(number: int) -> Iterator[subprocess.Popen[str]]:
    """An Earmark that plays without the app, once it is heard."""
    playing = subprocess.Popen(
        [sys.executable, "-m", "tui", "play", str(number), "--headless", "--at=0"],
        env={**os.environ, "EARMARK_VLC_ARGS": "--aout=dummy"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert playing.stdout is not None
    try:
        for line in playing.stdout:
            if json.loads(line)["state"] == "playing":
                break
        yield playing
    finally:
        playing.kill()
        playing.communicate(timeout=DEADLINE)


def numbers() -> list[int]:
    with Home.open() as home:
        return [row.id for row in home.library.episodes.rows() if row.playable]


@pytest.mark.usefixtures("show")
@pytest.mark.parametrize("manner", [("--headless",), ()], ids=["headless", "no screen"])
def test_an_open_earmark_is_handed_the_episode(
    earmark: CommandLine, door: list[str], manner: tuple[str, ...]
) -> None:
    answer = earmark("play", "Two voices", "--at", "0:12", *manner)

    assert (answer.code, answer.out) == (0, ""), answer.err
    assert re.search("“Two voices.*” plays in the Earmark that is open", answer.err)
    assert door in [[f"play {number} 12.000"] for number in numbers()]


@pytest.mark.usefixtures("show", "door")
def test_a_quote_s_command_finds_its_words_again(
    earmark: CommandLine, door: list[str]
) -> None:
    words = earmark("transcript", "Two voices", "--json").json["segments"]
    third, start = words[2]["body"], words[2]["startTime"]
    at = {f"0:{start + 9:02.0f} {third}": start, "0:07 nobody says it": 7.0}
    for said, seconds in at.items():
        answer = earmark("play", "Two voices", "--at", said)
        assert answer.code == 0, answer.err
        assert door.pop().endswith(f" {seconds:.3f}")


@pytest.mark.usefixtures("show")
@pytest.mark.parametrize(
    ("command", "told"),
    [(("queue", "add", "Two voices"), [LOOK_AGAIN]), (("queue",), [])],
    ids=["written", "only read"],
)
def test_an_open_earmark_learns_what_was_written(
    earmark: CommandLine, command: tuple[str, ...], told: list[str]
) -> None:
    heard: list[str] = []
    control = Control(Directories.here().data)

    def answer(words: str) -> dict[str, object]:
        heard.append(words)
        return status_of(None, None)

    control.serve(answer)
    try:
        assert earmark(*command).code == 0
    finally:
        control.close()
    assert heard == told


def test_a_post_without_sound_is_not_handed_over(
    earmark: CommandLine, server: LoopbackServer, door: list[str]
) -> None:
    feed = (
        b"<rss version='2.0'><channel><title>S</title><item><title>Mute</title></item>"
    )
    earmark("add", server.put("/s.xml", Reply(feed, type="text/xml")))

    refused = earmark("play", "Mute", "--headless")

    assert refused.code == 2
    assert "has no sound" in refused.err
    assert door == []


def test_an_open_earmark_that_does_not_answer_is_told_of(
    earmark: CommandLine, show: str
) -> None:
    control = Control(Directories.here().data)
    try:
        refused = earmark("play", "Two voices", "--headless")
    finally:
        control.close()
    assert refused.code == 1
    assert "does not answer" in refused.err


def test_without_a_screen_and_alone_the_app_is_refused(
    earmark: CommandLine, show: str
) -> None:
    refused = earmark("play", "Two voices")
    assert refused.code == 2
    assert "needs a terminal" in refused.err


@pytest.mark.vlc
@pytest.mark.usefixtures("libvlc", "show")
def test_one_without_the_app_plays_what_another_asks_for(earmark: CommandLine) -> None:
    first, second = numbers()[:2]
    data = Directories.here().data
    with headless(first) as playing:
        handed = earmark("play", str(second), "--headless", "--at=3")
        assert handed.code == 0, handed.err
        assert playing.stdout is not None
        for line in playing.stdout:
            told = ask(data, "status") or {}
            if told.get("episode_id") == second and json.loads(line)["position"] >= 3:
                break
        assert playing.poll() is None


@pytest.mark.vlc
@pytest.mark.usefixtures("libvlc", "show")
def test_every_key_of_the_small_window_works_without_the_app() -> None:
    words = [
        found[1]
        for command in COMMANDS
        if (found := re.match(r"tell\('(.*)'\)", command.action))
    ]
    assert "faster" in words and "sentence-back" in words
    data = Directories.here().data
    with headless(numbers()[0]) as playing:
        for word in ("sleep episode", *(each for each in words if each != "next")):
            answer = ask(data, word)
            assert answer is not None and "error" not in answer, word
        assert ask(data, "stop") is not None
        assert playing.wait(DEADLINE) == 0


@pytest.mark.vlc
@pytest.mark.usefixtures("libvlc", "show")
def test_the_next_without_the_app_is_the_next_of_the_queue() -> None:
    first, second, third = numbers()[:3]
    data = Directories.here().data
    add_to_queue(first, second, third)
    with headless(first) as playing:
        assert queued() == [second, third]
        for number, rest in ((second, [third]), (third, [])):
            assert ask(data, "next") is not None
            assert hears(playing, number)
            assert queued() == rest
        assert ask(data, "next") is not None
        assert hears(playing, third), "where nothing comes next, it plays on"


@pytest.mark.vlc
@pytest.mark.usefixtures("libvlc", "show")
def test_who_wants_to_sleep_hears_nothing_after_the_end() -> None:
    first, second = numbers()[:2]
    data = Directories.here().data
    add_to_queue(second)
    with headless(first) as playing:
        duration = (ask(data, "status") or {})["duration"]
        for words in ("sleep episode", f"seek {duration - 2.0}"):
            assert "error" not in (ask(data, words) or {"error": "no answer"})
        assert playing.wait(DEADLINE) == 0
    assert queued() == [second]


def add_to_queue(*episodes: int) -> None:
    with Home.open() as home:
        for number in episodes:
            home.library.queue.add_last(number)


def queued() -> list[int]:
    with Home.open() as home:
        return [item.episode.id for item in home.library.queue.items()]


def hears(playing: subprocess.Popen[str], number: int) -> bool:
    """Whether a line comes that says so."""
    assert playing.stdout is not None
    lines = (json.loads(line) for line in playing.stdout)
    return any(
        line["episode_id"] == number and line["state"] == "playing" for line in lines
    )
