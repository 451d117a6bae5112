"""Faults of servers: what the listener reads of each, and that it costs nothing."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.answers import Answer, redirect
from tests.servers import LoopbackServer
from tests.sync.feeds import NOW, rss
from tui.feeds.connections import Patience
from tui.feeds.fetch import MEGABYTE, HttpFetcher
from tui.library.library import Library
from tui.sync.run import Synchronizer

FEED = rss(["1", "2", "3"])
GZIP = {"Content-Encoding": "gzip"}
BOMB = gzip.compress(bytes(2 * MEGABYTE))
IMPATIENT = Patience(connect=2, silence=0.3, whole=0.6)
FAULTS = {
    "a reset": (Answer(FEED, reset_after=100), "cut"),
    "an end too soon": (Answer(FEED, close_after=100), "broke off"),
    "a length too long": (Answer(FEED, declared_length=9_999), "broke off"),
    "silence": (Answer(FEED, stall_after=100), "stopped answering"),
    "a trickle": (Answer(FEED, bytes_per_second=9, chunked=True), "answer"),
    "a bomb": (
        Answer(BOMB, headers=GZIP),
        "more than the 1 MB",
    ),
    "no gzip": (Answer(FEED, headers=GZIP), "damaged data"),
    "sound": (Answer(b"ID3\x04", type="audio/mpeg"), "an audio file, not a feed"),
    "a page": (Answer(b"<!doctype html>", type="text/html"), "sign in first"),
    "nothing": (Answer(b""), "nothing at all"),
    "a circle": (redirect("/feed"), "in a circle"),
    "nowhere": (redirect("file:///etc/passwd"), "http and https"),
    "too many requests": (
        Answer(status=429, headers={"Retry-After": "7200"}),
        "fewer requests (429)",
    ),
    "trouble": (Answer(status=503), "a problem of its own (503)"),
    "a closed door": (Answer(status=401), "user name and a password"),
    "no such thing": (Answer(status=404), "nothing at"),
    "a beginning": (Answer(b"<rss><chan"), "too damaged"),
    "a knot": (Answer(b"<rss><channel>" + b"<a>" * 9_999), "too damaged"),
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.db", lambda: NOW)
    yield library
    library.close()


@pytest.mark.parametrize(("fault", "words"), FAULTS.values(), ids=FAULTS.keys())
async def test_a_fault_is_told_in_one_sentence_and_costs_nothing(
    server: LoopbackServer, library: Library, fault: Answer, words: str
) -> None:
    patience = IMPATIENT if "answer" in words else Patience()
    fetcher = HttpFetcher(limit_bytes=MEGABYTE, patience=patience)
    synchronizer = Synchronizer(library, fetcher, now=lambda: NOW)
    patient = Synchronizer(library, HttpFetcher(), now=lambda: NOW)
    show = await patient.add(server.put("/feed", FEED))
    rows = library.episodes.rows(show.id)
    server.put("/feed", fault)
    (failure,) = (await synchronizer.sync()).failed
    assert words in failure.error
    assert failure.error.endswith(".") and "\n" not in failure.error
    after = library.shows.get(show.id)
    assert library.episodes.rows(show.id) == rows and after.title == show.title
    assert after.last_error == failure.error and after.failures == 1
    assert after.next_check is not None and after.next_check > NOW
    assert (after.url, after.validators) == (show.url, show.validators)
