"""Aligning from the app: by key, after downloads, where given times stray."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pytest

from tests.app.conftest import Driver, running
from tests.app.sample import TITLES
from tests.app.test_aligned import SECONDS, found
from tests.app.test_words_and_quotes import reading, words_of
from tests.servers import DEADLINE
from tui.app.messages import DownloadEnded
from tui.errors import AlignmentError
from tui.home import Home
from tui.model.alignment import Alignment, KeptAlignment
from tui.model.transcript import Timing
from tui.sync import aligning
from tui.sync.audio import file_key
from tui.sync.background import WAITING, CalledOff
from tui.sync.extras import Extra
from tui.sync.jobs import AlignJob, Job, Refused
from tui.transcripts.aligning import Check, Verdict
from tui.transcripts.timing.aligning import text_hash

AUDIO = "a.mp3"


@dataclass
class Background:
    """Stands where the process of its own would: gives what it is told to."""

    alignment: Alignment
    verdict: Verdict = Verdict.STRAYS
    error: str = ""
    refused: bool = False
    jobs: list[Job] = field(default_factory=list)
    silent: bool = False
    checked: threading.Event | None = None
    """What a check waits for, where it waits."""
    go: threading.Event = field(default_factory=threading.Event)
    called_off: threading.Event = field(default_factory=threading.Event)

    def run(
        self,
        job: Job,
        told: Callable[[object], None],
        cancel: threading.Event,
        *,
        on_battery: bool,
    ) -> object:
        self.jobs.append(job)
        if not isinstance(job, AlignJob):
            while self.checked and not self.checked.wait(0.01):
                if cancel.is_set():
                    raise CalledOff("Called off.")
            return Check(self.verdict)
        if not self.silent:
            told(0.5)
        while not self.go.wait(0.01):
            if cancel.is_set():
                self.called_off.set()
                raise CalledOff("Called off.")
        if self.refused:
            return Refused("Other words.")
        if self.error:
            raise AlignmentError(self.error)
        told(WAITING)
        return self.alignment


@pytest.fixture
def number(home: Home) -> int:
    (found,) = (r.id for r in home.library.episodes.rows() if r.title == TITLES[0])
    return found


@pytest.fixture
def background(
    home: Home, number: int, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Background]:
    """The episode that has words is downloaded, and can be aligned."""
    home.directories.downloads.mkdir(parents=True)
    (home.directories.downloads / AUDIO).write_bytes(bytes(500))
    words = home.library.words.transcript(number)
    assert words is not None
    background = Background(found(words))
    monkeypatch.setattr(aligning, "run_apart", background.run)
    monkeypatch.setattr(aligning, "ALIGN", Extra("align", "Aligning", ()))
    yield background
    background.go.set()


def download(home: Home, number: int) -> None:
    home.library.episodes.set_download(number, AUDIO)
    home.library.episodes.set_duration(number, SECONDS)


def keep_as_tried(home: Home, number: int) -> None:
    """Say that the times of words fit the audio on disk."""
    words = home.library.words.transcript(number)
    key = file_key(home.directories.downloads / AUDIO)
    assert words is not None and key is not None
    kept = KeptAlignment(words.source, text_hash(words), key, SECONDS, None)
    home.library.alignments.keep(number, kept)


async def shown(driver: Driver, text: str) -> None:
    await driver.until(lambda: text in driver.screen_text())


async def test_a_key_aligns_and_takes_it_back(
    home: Home, number: int, background: Background
) -> None:
    download(home, number)
    keep_as_tried(home, number)
    async with running(home) as driver:
        await reading(driver)
        await driver.press("A")
        await shown(driver, "Aligning 50%")
        assert words_of(driver).timing is Timing.CUE
        background.go.set()
        await driver.until(lambda: words_of(driver).timing is Timing.ALIGNED)
        said = f"Aligned with the sound: 1 insert, 45 s. {TITLES[0]}"
        await driver.until(lambda: driver.toasts == [said])
        assert "Aligning" not in driver.screen_text()
        await driver.press("A")
        await driver.until(lambda: words_of(driver).timing is Timing.CUE)
        assert "as they were given" in driver.toasts[-1]


async def test_the_same_key_calls_it_off(
    home: Home, number: int, background: Background
) -> None:
    download(home, number)
    keep_as_tried(home, number)
    async with running(home) as driver:
        await reading(driver)
        await driver.press("A")
        await shown(driver, "Aligning 50%")
        await driver.press("A")
        await driver.until(lambda: driver.toasts == ["Aligning is called off."])
        await driver.until(lambda: "Aligning 50%" not in driver.screen_text())
        await driver.press("A")
        await shown(driver, "Aligning 50%")
        background.go.set()
        await driver.until(lambda: words_of(driver).timing is Timing.ALIGNED)


async def test_times_of_other_audio_are_found_out_and_set_right(
    home: Home, number: int, background: Background
) -> None:
    download(home, number)
    background.go.set()
    async with running(home) as driver:
        await reading(driver)
        await driver.until(lambda: words_of(driver).timing is Timing.ALIGNED)
        assert [type(job).__name__ for job in background.jobs] == [
            "CheckJob",
            "AlignJob",
        ]
    async with running(home) as driver:
        await reading(driver)
        await driver.until(lambda: words_of(driver).timing is Timing.ALIGNED)
        assert len(background.jobs) == 2


async def test_what_began_unseen_is_not_called_off_by_who_asks_for_it(
    home: Home, number: int, background: Background
) -> None:
    background.silent = True
    background.error = "These are not the words that are heard."
    download(home, number)
    async with running(home) as driver:
        await reading(driver)
        await driver.until(lambda: len(background.jobs) == 2)
        await driver.press("A")
        await driver.until(lambda: len(driver.toasts) == 1)
        assert "by itself" in driver.toasts[0]
        background.go.set()
        await driver.until(lambda: background.error in driver.toasts)


async def test_who_asks_need_not_wait_for_a_check(
    home: Home, number: int, background: Background
) -> None:
    background.checked = threading.Event()
    background.go.set()
    download(home, number)
    async with running(home) as driver:
        await reading(driver)
        await driver.until(lambda: len(background.jobs) == 1)
        await driver.press("A")
        await driver.until(lambda: words_of(driver).timing is Timing.ALIGNED)


async def test_times_that_fit_are_tried_once_and_stay(
    home: Home, number: int, background: Background
) -> None:
    background.verdict = Verdict.FITS
    download(home, number)
    for _ in range(2):
        async with running(home) as driver:
            await reading(driver)
            await driver.until(lambda: home.library.alignments.any(number))
            await driver.pilot.pause(0.1)
            assert words_of(driver).timing is Timing.CUE
            assert driver.toasts == []
    assert len(background.jobs) == 1


async def test_words_that_are_not_heard_are_tried_once_unasked(
    home: Home, number: int, background: Background
) -> None:
    background.refused = True
    background.go.set()
    download(home, number)
    for _ in range(2):
        async with running(home) as driver:
            await reading(driver)
            await driver.until(lambda: home.library.alignments.any(number))
            await shown(driver, "! other words than are heard")
            assert driver.toasts == []
    assert len(background.jobs) == 2
    async with running(home) as driver:
        await reading(driver)
        await driver.press("A")
        await driver.until(lambda: driver.toasts == ["Other words."])


@pytest.mark.parametrize("wanted", [True, False])
async def test_new_downloads_are_aligned_where_that_is_wanted(
    home: Home, number: int, background: Background, wanted: bool
) -> None:
    home.settings = replace(home.settings, align_downloads=wanted)
    background.go.set()
    background.verdict = Verdict.FITS
    async with running(home) as driver:
        download(home, number)
        row = home.library.episodes.row(number)
        driver.app.post_message(DownloadEnded(row))
        await driver.until(lambda: home.library.alignments.any(number))
        (kept,) = home.library.alignments.of(number)
        assert (kept.alignment is not None) is wanted


async def test_why_not_is_said_to_who_asked(
    home: Home, number: int, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    background.verdict = Verdict.FITS
    background.error = "These are not the words that are heard."
    background.go.set()
    download(home, number)
    async with running(home) as driver:
        driver.app.action_align()
        await driver.until(lambda: len(driver.toasts) == 1)
        assert "Open an episode first" in driver.toasts[0]
        await reading(driver)
        await driver.press("A")
        await driver.until(lambda: background.error in driver.toasts)
        missing = Extra("align", "Aligning", ("no_such_package",))
        monkeypatch.setattr(aligning, "ALIGN", missing)
        await driver.press("A")
        await driver.until(lambda: missing.missing in driver.toasts)


async def test_leaving_calls_it_off(
    home: Home, number: int, background: Background
) -> None:
    download(home, number)
    async with running(home) as driver:
        await reading(driver)
        await driver.until(lambda: len(background.jobs) == 2)
    assert background.called_off.wait(DEADLINE)
