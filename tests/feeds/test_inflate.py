"""Compressed bodies: inflated, named where damaged, and never larger than the cap."""

import gzip
import tracemalloc
import zlib

import pytest

from tests.answers import Answer
from tests.feeds.conftest import failure
from tests.servers import LoopbackServer
from tui.errors import FetchError
from tui.feeds.fetch import MEGABYTE, HttpFetcher


@pytest.mark.parametrize(
    ("encoding", "encoded"),
    [
        ("gzip", gzip.compress(b"hello" * 1000)),
        ("x-gzip", gzip.compress(b"hello" * 500) + gzip.compress(b"hello" * 500)),
        ("deflate", zlib.compress(b"hello" * 1000)),
        ("deflate", zlib.compress(b"hello" * 1000, wbits=-15)),
        ("identity", b"hello" * 1000),
    ],
)
async def test_compressed_bodies_are_inflated(
    server: LoopbackServer, fetcher: HttpFetcher, encoding: str, encoded: bytes
) -> None:
    answer = Answer(encoded, headers={"Content-Encoding": encoding}, chunked=True)
    fetched = await fetcher.get(server.put("/feed", answer))
    assert fetched.body == b"hello" * 1000


@pytest.mark.parametrize(
    ("encoding", "encoded"),
    [
        ("gzip", b"no gzip at all"),
        ("gzip", gzip.compress(b"hello" * 1000)[:-20]),
        ("br", b"x"),
    ],
)
async def test_damaged_data_is_a_plain_failure(
    server: LoopbackServer, fetcher: HttpFetcher, encoding: str, encoded: bytes
) -> None:
    answer = Answer(encoded, headers={"Content-Encoding": encoding})
    error = await failure(fetcher, server.put("/feed", answer))
    assert "damaged" in str(error)


async def test_a_gzip_bomb_stops_at_the_cap(server: LoopbackServer) -> None:
    fetcher = HttpFetcher(limit_bytes=MEGABYTE)
    bomb = gzip.compress(bytes(200 * MEGABYTE))
    url = server.put("/bomb", Answer(bomb, headers={"Content-Encoding": "gzip"}))
    tracemalloc.start()
    try:
        error = await failure(fetcher, url)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "1 MB" in str(error)
    assert peak < 20 * MEGABYTE


@pytest.mark.parametrize("chunked", [True, False])
async def test_a_body_over_the_cap_is_refused(
    server: LoopbackServer, fetcher: HttpFetcher, chunked: bool
) -> None:
    url = server.put("/feed", Answer(b"x" * 3000, chunked=chunked))
    with pytest.raises(FetchError, match="sends more than"):
        await fetcher.get(url, limit_bytes=2999)
    assert (await fetcher.get(url, limit_bytes=3000)).body == b"x" * 3000
