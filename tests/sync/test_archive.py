"""Archives: every page of a feed, read when somebody asks for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.answers import Answer
from tests.servers import LoopbackServer
from tests.sync.feeds import NOW, rss
from tui.feeds.fetch import HttpFetcher
from tui.library.library import Library
from tui.sync.run import Synchronizer


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.db", lambda: NOW)
    yield library
    library.close()


def page(server: LoopbackServer, guids: list[str], to: str, rel: str = "next") -> bytes:
    """A page of a feed, with a link to another."""
    atom = 'xmlns:atom="http://www.w3.org/2005/Atom"'
    link = f'<atom:link {atom} rel="{rel}" href="{server.url(to)}"/>'
    return rss(guids).replace(b"<item>", link.encode() + b"<item>", 1)


@pytest.mark.parametrize("rel", ["next", "prev-archive"])
async def test_every_page_is_read(
    server: LoopbackServer, library: Library, rel: str
) -> None:
    url = server.put("/feed", page(server, ["5", "4"], "/2", rel))
    server.put("/2", page(server, ["3", "2"], "/3", rel))
    server.put("/3", rss(["1"]))
    synchronizer = Synchronizer(library, HttpFetcher(), now=lambda: NOW)
    show = await synchronizer.add(url)
    assert show.episodes == 2
    result = await synchronizer.sync_archive(show)
    assert (result.new_episodes, result.failed) == (3, ())
    assert library.shows.get(show.id).episodes == 5
    assert (await synchronizer.sync()).unchanged == 1


async def test_pages_in_a_circle_end(server: LoopbackServer, library: Library) -> None:
    url = server.put("/feed", page(server, ["2"], "/2"))
    server.put("/2", page(server, ["1"], "/feed"))
    synchronizer = Synchronizer(library, HttpFetcher(), now=lambda: NOW)
    show = await synchronizer.add(url)
    assert (await synchronizer.sync_archive(show)).new_episodes == 1
    assert len(server.asked("/2")) == 1


async def test_what_came_before_a_broken_page_is_kept(
    server: LoopbackServer, library: Library
) -> None:
    url = server.put("/feed", page(server, ["3"], "/2"))
    server.put("/2", page(server, ["2"], "/3"))
    server.put("/3", Answer(b"", 500))
    synchronizer = Synchronizer(library, HttpFetcher(), now=lambda: NOW)
    show = await synchronizer.add(url)
    result = await synchronizer.sync_archive(show)
    assert result.new_episodes == 1 and "(500)" in result.failed[0].error
    assert library.shows.get(show.id).last_error is None
