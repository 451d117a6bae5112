"""The small window that steers the Earmark that plays elsewhere."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tui.app.remote import RemoteApp
from tui.playback.control import Answer, Control

STATUS: Answer = {
    "state": "playing",
    "show": "Harbor Talk",
    "title": "How [b]tides[/b] work",
    "episode_id": 1,
    "position": 75.0,
    "duration": 300.0,
    "speed": 1.5,
    "volume": 80,
    "chapter": "The moon and the coast",
    "line": "A tide table is a promise [made] of very old measurements.",
}


class Player:
    """Answers at the door, and notes what it was told."""

    def __init__(self, data: Path) -> None:
        self.told: list[str] = []
        self.control = Control(data)
        self.control.serve(self.answer)

    def answer(self, words: str) -> Answer:
        if words != "status":
            self.told.append(words)
        if words == "next":
            return {"error": "without the app there is no 'next'"}
        return STATUS


@pytest.fixture
def player(tmp_path: Path) -> Iterator[Player]:
    player = Player(tmp_path)
    yield player
    player.control.close()


@asynccontextmanager
async def remote(
    data: Path, word: str = "status"
) -> AsyncIterator[tuple[RemoteApp, Pilot[bool]]]:
    app = RemoteApp(data, "textual-dark", word)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        yield app, pilot


async def test_keys_go_to_the_one_that_plays(player: Player, tmp_path: Path) -> None:
    async with remote(tmp_path) as (app, pilot):
        assert app.bar.now is not None and app.bar.now.track is not None
        assert app.bar.now.track.title == STATUS["title"]
        await pilot.press("space", "left", "full_stop", "plus")
        assert player.told == ["toggle", "back", "sentence-forward", "faster"]
        await pilot.press("N")
        assert any("no 'next'" in str(t.message) for t in app._notifications)


async def test_an_episode_to_play_is_handed_over(
    player: Player, tmp_path: Path
) -> None:
    async with remote(tmp_path, "play 7 12.000"):
        assert player.told == ["play 7 12.000"]


@pytest.mark.parametrize(("key", "wanted"), [("q", False), ("o", True)])
async def test_it_is_left_or_the_app_is_opened(
    key: str, wanted: bool, player: Player, tmp_path: Path
) -> None:
    async with remote(tmp_path) as (app, pilot):
        await pilot.press(key)
    assert app.return_value is wanted


async def test_a_player_that_is_gone_is_told(player: Player, tmp_path: Path) -> None:
    async with remote(tmp_path) as (app, pilot):
        player.control.close()
        while app.answer is not None:
            await pilot.pause(0.05)
        assert app.bar.now is not None and app.bar.now.track is None


def test_what_it_looks_like(player: Player, tmp_path: Path, snap_compare: Any) -> None:
    app = RemoteApp(tmp_path, "textual-dark")
    assert snap_compare(app, terminal_size=(80, 24))
