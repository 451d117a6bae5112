"""A listener whose machine dies: the place is where they were."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.answers import Answer
from tests.servers import DEADLINE, LoopbackServer

pytestmark = [pytest.mark.vlc, pytest.mark.usefixtures("libvlc")]

EARMARK = [sys.executable, "-m", "tui"]
ROOT = Path(__file__).resolve().parents[2]

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>The Show</title><link>https://x.example</link>
<description>Words</description><item><title>First</title><guid>one</guid>
<pubDate>Tue, 16 Jun 2026 09:00:00 GMT</pubDate>
<enclosure url="{url}" length="1" type="audio/mpeg"/></item></channel></rss>
"""


@pytest.fixture
def feed(web: LoopbackServer, sounds: dict[str, Path]) -> str:
    audio = web.put("/a.mp3", Answer(sounds["cbr.mp3"].read_bytes(), type="audio/mpeg"))
    body = FEED.format(url=audio).encode()
    return web.put("/feed.xml", Answer(body, type="application/rss+xml"))


@pytest.fixture
def playing() -> Iterator[subprocess.Popen[str]]:
    """Earmark, playing the only episode without a screen."""
    process = subprocess.Popen(
        [*EARMARK, "play", "First", "--headless"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "EARMARK_VLC_ARGS": "--aout=dummy"},
    )
    yield process
    process.kill()
    process.communicate(timeout=DEADLINE)


def earmark(*words: str) -> Any:
    done = subprocess.run(
        [*EARMARK, *words, "--json"],
        capture_output=True,
        text=True,
        timeout=DEADLINE,
        check=True,
        cwd=ROOT,
    )
    return json.loads(done.stdout)


def heard(process: subprocess.Popen[str], seconds: float) -> float:
    """The position once that much was heard."""
    assert process.stdout is not None
    for line in process.stdout:
        told = json.loads(line)
        if told["state"] == "playing" and told["position"] >= seconds:
            return float(told["position"])
    raise AssertionError("it ended before that")


@pytest.fixture
def subscribed(feed: str) -> None:
    earmark("add", feed)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_the_place_survives(
    how: signal.Signals, subscribed: None, playing: subprocess.Popen[str]
) -> None:
    position = heard(playing, 6.5 if how is signal.SIGKILL else 1.5)
    playing.send_signal(how)
    assert playing.stdout is not None
    later = [json.loads(line)["position"] for line in playing.stdout]
    playing.wait(DEADLINE)

    (episode,) = earmark("episodes")
    lost = 5.5 if how is signal.SIGKILL else 1.0
    assert position - lost <= episode["position"] <= max([position, *later]) + 1.5


def test_it_is_steered_from_outside_and_no_second_one_speaks(
    subscribed: None, playing: subprocess.Popen[str]
) -> None:
    heard(playing, 0.5)
    status = earmark("status")
    assert (status["state"], status["title"], status["show"]) == (
        "playing",
        "First",
        "The Show",
    )
    assert earmark("pause")["episode_id"] == status["episode_id"]
    second = subprocess.run(
        [*EARMARK, "play", "First", "--headless"],
        capture_output=True,
        text=True,
        timeout=DEADLINE,
        cwd=ROOT,
    )
    assert second.returncode == 0
    assert "“First” plays in the Earmark that is open" in second.stderr

    playing.kill()
    playing.wait(DEADLINE)
    assert earmark("status")["state"] == "idle"
