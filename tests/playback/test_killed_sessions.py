"""Random sessions with VLC in a process that is killed: the place is where it was."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.answers import Answer
from tests.servers import LoopbackServer
from tui.config import Directories
from tui.home import Home
from tui.model.episode import Enclosure, EpisodeDetails
from tui.model.show import ShowDetails, Validators
from tui.model.update import FeedUpdate
from tui.playback.control import ask

pytestmark = [pytest.mark.vlc, pytest.mark.usefixtures("libvlc")]

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 6, 16, 9, 0, tzinfo=UTC)
EPISODES = 2
LIVES, DEEDS = 2, 3
"""Processes of one listener, each killed; and what is done in each."""
WORDS = ("forward", "back", "toggle", "status", "status")
NEAR = 5.0
DEADLINE = 60.0


class Life:
    """A process that plays, until it is killed."""

    def __init__(self, home: Path, episode_id: int) -> None:
        command = [sys.executable, "-m", "tui", "play", str(episode_id), "--headless"]
        self._process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            cwd=ROOT,
            env={**os.environ, "EARMARK_VLC_ARGS": "--aout=dummy"},
        )
        self._data = Directories.here(home).data
        self._until(lambda told: told["state"] == "playing" and told["position"] > 0.1)

    def tell(self, word: str = "status") -> dict[str, Any]:
        """Give a word; gives what is heard."""
        return ask(self._data, word) or {"state": "silent", "position": 0.0}

    def listen(self, seconds: float) -> float:
        """Wait until that much more is heard, or it is held; gives the place."""
        begins = self.tell()["position"]
        told = self._until(
            lambda told: (
                told["state"] == "paused"
                or (told["state"] == "playing" and told["position"] >= begins + seconds)
            )
        )
        return float(told["position"])

    def kill(self) -> None:
        """End it as a failure of power does."""
        self._process.kill()
        self._process.wait(DEADLINE)

    def _until(self, true: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        deadline = time.monotonic() + DEADLINE
        while not true(told := self.tell()):
            assert time.monotonic() < deadline, told
            time.sleep(0.02)
        return told


@pytest.fixture
def episodes(
    web: LoopbackServer, sounds: dict[str, Path], earmark_home: Path
) -> list[int]:
    """Episodes of the web, in the home of the test."""
    body = Answer(sounds["cbr.mp3"].read_bytes(), type="audio/mpeg")
    urls = [web.put(f"/{number}.mp3", body) for number in range(EPISODES)]
    new = tuple(
        EpisodeDetails(url, url, enclosure=Enclosure(url, "audio/mpeg")) for url in urls
    )
    with closing(Home.open(earmark_home)) as home:
        show = home.library.shows.add("https://x.example/feed", ShowDetails("Show"))
        update = FeedUpdate(checked=NOW, validators=Validators(), new=new)
        return [*home.library.shows.apply(show.id, update)]


def places(home: Path, episodes: list[int]) -> dict[int, float]:
    """What is kept of each."""
    with closing(Home.open(home)) as opened:
        return {number: opened.library.places.place(number) for number in episodes}


@pytest.mark.parametrize(("seed", "speed"), [(1, 3.0), (2, 1.5)])
def test_the_place_is_within_five_seconds_of_the_last_heard(
    seed: int, speed: float, episodes: list[int], earmark_home: Path
) -> None:
    chance = random.Random(seed)
    settings = Directories.here(earmark_home).settings_file
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f"speed = {speed}\n", encoding="utf-8")
    heard = dict.fromkeys(episodes, 0.0)
    for _ in range(LIVES):
        number = chance.choice(episodes)
        life = Life(earmark_home, number)
        try:
            for _ in range(DEEDS):
                life.tell(chance.choice(WORDS))
                heard[number] = life.listen(chance.uniform(1.0, 2.5) * speed)
        finally:
            life.kill()
        assert places(earmark_home, episodes) == pytest.approx(heard, abs=NEAR)
