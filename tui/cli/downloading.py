"""Downloading several episodes at once, with a bar for each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

from tui.cli.output import complain, console, remark
from tui.errors import EarmarkError
from tui.model.download_state import DownloadState

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

    from tui.home import Home
    from tui.model.episode import Episode
    from tui.playback.downloads import Progress

_AT_ONCE = 3


def download_episodes(
    home: Home, episodes: list[Episode], *, quiet: bool
) -> tuple[list[int], list[EarmarkError]]:
    """Download episodes; gives the ids of those that are there, and what went wrong."""
    done: list[int] = []
    errors: list[EarmarkError] = []
    cancel = Event()
    with _bars(quiet) as bars, ThreadPoolExecutor(_AT_ONCE) as pool:
        work = [pool.submit(_one, home, bars, cancel, episode) for episode in episodes]
        try:
            for episode, result in zip(episodes, work, strict=True):
                try:
                    result.result()
                    done.append(episode.id)
                except EarmarkError as error:
                    errors.append(error)
                    _keep_failure(home, episode, error)
        except KeyboardInterrupt:
            cancel.set()
            raise
    return done, errors


def tidy_downloads(home: Home, *, quiet: bool) -> None:
    """Do what the rules on downloads say, and say on standard error what was done."""
    from tui.playback.control import ask

    status = ask(home.directories.data, "status") or {}
    playing = [status["episode_id"]] if status.get("episode_id") else []
    tidied = home.tidy(playing)
    if tidied.sentence:
        remark(tidied.sentence)
    episodes = [home.library.episodes.get(number) for number in tidied.asked]
    _, errors = download_episodes(home, episodes, quiet=quiet)
    for error in errors:
        complain(str(error))


def _one(home: Home, bars: Bars, cancel: Event, episode: Episode) -> None:
    task = bars.add_task(episode.title, total=None)
    if episode.row.playable:
        home.library.downloads.ask(episode.id)
    odd: list[str] = []

    def advance(progress: Progress) -> None:
        odd[:] = [progress.trouble]
        _advance(bars, task, progress)

    home.download(episode.id, advance, cancel)
    for sentence in filter(None, odd):
        remark(f"“{episode.title}”: {sentence}")


def _keep_failure(home: Home, episode: Episode, error: EarmarkError) -> None:
    """Have the app's list of downloads say it too, and go on from there."""
    from tui.playback.downloads import DownloadBusy, DownloadUnlike

    unlike = isinstance(error, DownloadUnlike)
    state = DownloadState.UNLIKE if unlike else DownloadState.FAILED
    if not isinstance(error, DownloadBusy):
        home.library.downloads.change(episode.id, state, str(error))


def _advance(bars: Bars, task: int, progress: Progress) -> None:
    from rich.progress import TaskID

    bars.update(TaskID(task), completed=progress.done_bytes, total=progress.total_bytes)


def _bars(quiet: bool) -> Bars:
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    err = console(stderr=True)
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=err,
        transient=True,
        disable=quiet or not err.is_terminal,
    )
