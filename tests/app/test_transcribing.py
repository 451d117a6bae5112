"""Words made from the sound by key: after a yes, shown, called off."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.conftest import running
from tests.app.flows import open_episode
from tests.app.sample import TITLES
from tests.app.test_aligning import AUDIO
from tests.app.test_words_and_quotes import words_of
from tests.hub import serve_model
from tests.servers import LoopbackServer
from tui.app.screens.confirm import Confirm
from tui.home import Home
from tui.model.transcript import Source, Word
from tui.sync import recognizing
from tui.sync.background import CalledOff
from tui.sync.extras import Extra
from tui.sync.jobs import Job
from tui.transcripts.recognizing import Heard
from tui.transcripts.recognizing.models import find_model

HEARD = Heard((Word("Glaciers", 1.0, 1.8), Word("creak.", 1.8, 2.4)), "en", 60.0)


class Background:
    """Hears when it is told to."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def run(
        self,
        job: Job,
        told: Callable[[object], None],
        cancel: threading.Event,
        *,
        on_battery: bool = True,
    ) -> None:
        told(0.25)
        while not self.go.wait(0.01):
            if cancel.is_set():
                raise CalledOff("Called off.")
        told(HEARD)


@pytest.fixture
def background(home: Home, monkeypatch: pytest.MonkeyPatch) -> Background:
    background = Background()
    monkeypatch.setattr(recognizing, "run_apart", background.run)
    monkeypatch.setattr(recognizing, "TRANSCRIBE", Extra("transcribe", "", ()))
    downloads: Path = home.directories.downloads
    downloads.mkdir(parents=True)
    (downloads / AUDIO).write_bytes(bytes(500))
    return background


async def test_a_key_makes_words_after_a_yes(
    home: Home,
    background: Background,
    server: LoopbackServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    serve_model(server, find_model("base", home.directories.models))
    monkeypatch.setenv("HF_ENDPOINT", server.url(""))
    (number,) = (r.id for r in home.library.episodes.rows() if r.title == TITLES[3])
    home.library.episodes.set_download(number, AUDIO)
    async with running(home) as driver:
        await open_episode(driver, TITLES[3], key="o")
        await driver.press("A")
        await driver.until(lambda: isinstance(driver.app.screen, Confirm))
        await driver.until(lambda: "once: 148" in driver.screen_text())
        await driver.press("enter")
        await driver.until(lambda: driver.app.screen is driver.app.main)
        await driver.press("A")
        await driver.until(lambda: isinstance(driver.app.screen, Confirm))
        await driver.press("y")
        await driver.until(lambda: "Transcribing 25%" in driver.screen_text())
        await driver.press("A")
        await driver.until(lambda: "called off" in "".join(driver.toasts))
        await driver.press("A")
        await driver.until(lambda: "Transcribing 25%" in driver.screen_text())
        background.go.set()
        pane = driver.app.main.reading
        await driver.until(lambda: pane.page and pane.page.words.transcript)
        await driver.until(lambda: pane.tab == "transcript")
        assert words_of(driver).source is Source.RECOGNIZED
        await driver.until(lambda: "Glaciers creak." in driver.screen_text())
        assert driver.toasts[-1] == f"The words are there: {TITLES[3]}"


async def test_nothing_open_has_no_sound(home: Home, background: Background) -> None:
    async with running(home) as driver:
        await driver.press("at")
        await driver.until(lambda: len(driver.toasts) == 1)
        assert "Open an episode with sound first" in driver.toasts[0]
