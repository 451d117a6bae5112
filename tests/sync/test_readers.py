"""Reading many feeds: in processes that come and go without anybody noticing."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from tests.sync.feeds import rss
from tui.errors import FeedError
from tui.feeds.parse import parse_feed
from tui.sync import readers
from tui.sync.readers import Readers, Reading

URL = "https://example.org/feed"


@pytest.fixture
def two() -> Iterator[Readers]:
    readers = Readers(processes=2)
    yield readers
    readers.close()


def reading(body: bytes) -> Reading:
    return Reading(body, URL, "", {})


async def read_many(two: Readers, bodies: list[bytes]) -> list[object]:
    jobs = (two.read(reading(body)) for body in bodies)
    return await asyncio.gather(*jobs, return_exceptions=True)


def processes(two: Readers) -> list[int]:
    return [reader._process.pid for reader in two._all]


async def test_many_are_read_in_processes_as_they_are_read_here(two: Readers) -> None:
    bodies = [rss([str(number)]) for number in range(20)]
    feeds = await read_many(two, bodies)
    assert feeds == [parse_feed(body, URL) for body in bodies]
    assert len(processes(two)) == 2


async def test_a_few_are_read_here(two: Readers) -> None:
    await read_many(two, [rss()] * 3)
    assert not processes(two)


async def test_what_is_no_feed_says_so_from_anywhere(two: Readers) -> None:
    found = await read_many(two, [rss()] * 10 + [b"<html><body>hello</body></html>"])
    assert isinstance(found[-1], FeedError) and "web page" in str(found[-1])


async def test_a_process_that_dies_loses_nothing(two: Readers) -> None:
    await read_many(two, [rss()] * 10)
    for reader in two._all:
        reader._process.kill()
    assert await read_many(two, [rss()] * 10) == [parse_feed(rss(), URL)] * 10


async def test_where_no_process_starts_everything_is_read_here(
    two: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    assert await read_many(two, [rss()] * 10) == [parse_feed(rss(), URL)] * 10


async def test_processes_end_with_the_sync(two: Readers) -> None:
    await read_many(two, [rss()] * 10)
    started = list(two._all)
    two.close()
    assert all(not reader.is_alive() for reader in started)
    assert threading.active_count() < 20


async def test_a_large_feed_is_not_copied(
    two: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "_LARGE_BYTES", 10)
    await read_many(two, [rss()] * 10)
    assert not processes(two)
