"""Transfers: several at once, paused, gone on with, found again at the next start."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.library.making import episode, subscribe
from tests.servers import DEADLINE
from tui.errors import FetchError
from tui.library.library import Library
from tui.model.download_state import DownloadState
from tui.playback.downloads import DownloadBusy, DownloadCanceled, Progress
from tui.sync.transfers import TransferNews, Transfers

Tell = Callable[[Progress], None]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "library.db")
    subscribe(opened, *(episode(number) for number in range(6)))
    yield opened
    opened.close()


class Fetcher:
    """Fetches until it is told to let one through."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._changed = threading.Condition()
        self.let_through: set[int] = set()
        self.failing: dict[int, Exception] = {}
        self.running: list[int] = []
        self.most = 0
        self.news: list[TransferNews] = []

    def __call__(
        self, episode_id: int, progress: Tell, cancel: threading.Event
    ) -> None:
        with self._changed:
            self.running.append(episode_id)
            self.most = max(self.most, len(self.running))
            self._changed.notify_all()
        progress(Progress(10, 100, 5.0))
        try:
            while episode_id not in self.let_through:
                if cancel.wait(0.005):
                    raise DownloadCanceled("stopped")
                if error := self.failing.get(episode_id):
                    raise error
            self._library.downloads.finish(episode_id, f"{episode_id}.mp3")
        finally:
            with self._changed:
                self.running.remove(episode_id)
                self._changed.notify_all()

    def tell(self, news: TransferNews) -> None:
        with self._changed:
            self.news.append(news)
            self._changed.notify_all()

    def until(self, true: Callable[[], object]) -> None:
        with self._changed:
            assert self._changed.wait_for(true, DEADLINE)


def made(library: Library, at_once: int = 2) -> tuple[Transfers, Fetcher]:
    fetcher = Fetcher(library)
    transfers = Transfers(library.downloads, fetcher, fetcher.tell, at_once)
    return transfers, fetcher


def state(library: Library, number: int) -> DownloadState | None:
    return library.episodes.row(number).download


def test_several_come_at_once_and_the_rest_after_them(library: Library) -> None:
    transfers, fetcher = made(library)
    for number in (1, 2, 3):
        transfers.ask(number)
    fetcher.until(lambda: fetcher.running == [1, 2])
    assert [d.row.id for d in library.downloads.coming()] == [1, 2, 3]
    fetcher.let_through = {1, 2, 3}
    fetcher.until(lambda: sum(news.done for news in fetcher.news) == 3)
    assert fetcher.most == 2
    assert library.downloads.coming() == []
    assert {row.id for row, _ in library.downloads.there()} == {1, 2, 3}
    transfers.close()


def test_one_rests_and_goes_on(library: Library) -> None:
    transfers, fetcher = made(library, 1)
    transfers.ask(1)
    transfers.ask(2)
    fetcher.until(lambda: fetcher.running == [1])
    transfers.pause(1)
    fetcher.until(lambda: fetcher.running == [2])
    assert state(library, 1) is DownloadState.PAUSED
    (first, _) = library.downloads.coming()
    assert (first.done_bytes, first.total_bytes) == (10, 100)
    fetcher.let_through = {1, 2}
    transfers.ask(1)
    fetcher.until(lambda: sum(news.done for news in fetcher.news) == 2)
    transfers.close()


def test_what_was_under_way_goes_on_at_the_next_start(library: Library) -> None:
    transfers, fetcher = made(library)
    transfers.ask(1)
    transfers.ask(2)
    fetcher.until(lambda: fetcher.running == [1, 2])
    transfers.pause(2)
    transfers.close()
    assert state(library, 1) is DownloadState.WAITING

    again, fetcher = made(library)
    again.take_up()
    fetcher.until(lambda: fetcher.running == [1])
    again.close()


def test_a_failure_is_kept_and_tried_again(library: Library) -> None:
    transfers, fetcher = made(library)
    fetcher.failing[1] = FetchError("The host is down.")
    transfers.ask(1)
    fetcher.until(lambda: any(news.error for news in fetcher.news))
    (failed,) = library.downloads.coming()
    assert (failed.state, failed.error) == (DownloadState.FAILED, "The host is down.")
    fetcher.failing.clear()
    fetcher.let_through.add(1)
    transfers.retry_failed()
    fetcher.until(lambda: any(news.done for news in fetcher.news))
    transfers.close()


def test_one_called_off_is_not_wanted_again_by_rules(library: Library) -> None:
    transfers, fetcher = made(library)
    transfers.ask(1)
    fetcher.until(lambda: fetcher.running == [1])
    transfers.call_off(1)
    fetcher.until(lambda: not fetcher.running)
    assert library.downloads.coming() == []
    assert not fetcher.news[-1].done
    transfers.close()


def test_what_another_process_brings_is_left_to_it(library: Library) -> None:
    transfers, fetcher = made(library)
    fetcher.failing[1] = DownloadBusy("Another Earmark is downloading this already.")
    transfers.ask(1)
    transfers.ask(2)
    fetcher.until(lambda: fetcher.running == [2])
    assert state(library, 1) is DownloadState.WAITING
    assert not any(news.error for news in fetcher.news)
    transfers.close()
