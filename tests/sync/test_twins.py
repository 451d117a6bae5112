"""Twins: one show at two addresses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import LoopbackServer
from tests.sync.feeds import NOW, rss
from tui.feeds.fetch import HttpFetcher
from tui.library.library import Library
from tui.sync.run import Synchronizer

GUID = (
    '<guid xmlns="https://podcastindex.org/namespace/1.0">'
    "917393e3-1b1e-5cef-ace4-edaa54e1f810</guid>"
)
GUIDS = ["https://a.example/1", "https://a.example/2"]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.db", lambda: NOW)
    yield library
    library.close()


@pytest.mark.parametrize(
    ("one", "other", "twins"),
    [
        (rss(head=GUID), rss(["9"], title="Renamed", head=GUID), True),
        (rss(GUIDS), rss([*GUIDS, "https://a.example/3"]), True),
        (rss(GUIDS), rss(GUIDS, title="Another"), False),
        (rss(["1", "2"]), rss(["1", "2"]), False),
        (rss(GUIDS), rss(["https://b.example/1"]), False),
    ],
)
async def test_a_show_is_subscribed_to_once(
    server: LoopbackServer, library: Library, one: bytes, other: bytes, twins: bool
) -> None:
    synchronizer = Synchronizer(library, HttpFetcher(), now=lambda: NOW)
    first = await synchronizer.add(server.put("/one", one))
    second = await synchronizer.add(server.put("/other", other))
    assert (first.id == second.id) is twins


async def test_what_subscribers_get_is_a_show_of_its_own(
    server: LoopbackServer, library: Library
) -> None:
    synchronizer = Synchronizer(library, HttpFetcher(), now=lambda: NOW)
    url = server.put("/feed", rss(GUIDS, head=GUID))
    await synchronizer.add(url)
    await synchronizer.add(f"{url}?token=opensesame")
    assert len(library.shows.all()) == 2


async def test_a_new_password_takes_the_place_of_the_old_one(
    server: LoopbackServer, library: Library
) -> None:
    synchronizer = Synchronizer(library, HttpFetcher(), now=lambda: NOW)
    url = server.put("/feed", rss(GUIDS, head=GUID))
    old, new = (url.replace("//", f"//me:{word}@") for word in ("old", "new"))
    await synchronizer.add(old)
    again = await synchronizer.subscribe(new)
    (show,) = library.shows.all()
    assert show.url == new and not again.is_new
