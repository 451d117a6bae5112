"""Importing: many shows at once, each refused for itself."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.answers import Answer
from tests.servers import LoopbackServer
from tests.sync.feeds import NOW, rss
from tests.sync.test_network import Web
from tui.errors import Unreached
from tui.feeds.fetch import HttpFetcher
from tui.feeds.opml import OpmlFeed, read_opml, write_opml
from tui.library.library import Library
from tui.model.listing import Listing
from tui.sync.importing import Imported, import_all, subscribe_to_all
from tui.sync.outcome import SyncProgress
from tui.sync.run import PER_HOST, Synchronizer


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.db", lambda: NOW)
    yield library
    library.close()


async def imported(library: Library, *feeds: OpmlFeed) -> Imported:
    synchronizer = Synchronizer(library, HttpFetcher(), now=lambda: NOW)
    return await subscribe_to_all(library, synchronizer, feeds)


async def test_what_is_new_there_already_and_refused_is_told_apart(
    server: LoopbackServer, library: Library
) -> None:
    known = OpmlFeed(server.put("/known", rss(title="Known")), "Known")
    await imported(library, known)
    new = OpmlFeed(server.put("/new", rss(["1", "2"], title="New")), "New")
    page = OpmlFeed(server.put("/page", Answer(b"<html>", type="text/html")), "Page")
    result = await imported(library, known, page, new)
    assert [show.title for show in result.new] == ["New"]
    assert len(result.already_there) == 1 and not result.offline
    (refusal,) = result.refused
    assert refusal.url == page.url and refusal.sentence.startswith("Page: ")
    assert {show.title: show.episodes for show in library.shows.all()} == {
        "Known": 1,
        "New": 2,
    }


async def test_a_show_at_another_address_is_there_already(
    server: LoopbackServer, library: Library
) -> None:
    body = rss(["https://a.example/1", "https://a.example/2"], title="Twin")
    await imported(library, OpmlFeed(server.put("/one", body)))
    result = await imported(library, OpmlFeed(server.put("/other", body)))
    (there,) = result.already_there
    assert (result.new, there.title) == ((), "Twin")


async def test_twins_that_come_at_once_are_one_show(
    server: LoopbackServer, library: Library
) -> None:
    body = rss(["https://a.example/1", "https://a.example/2"])
    feeds = [OpmlFeed(server.put(f"/{number}", body)) for number in range(6)]
    result = await imported(library, *feeds)
    assert (len(result.new), len(result.already_there)) == (1, 5)
    assert len(library.shows.all()) == 1


async def test_files_are_read_where_the_listener_means_it(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "a feed.xml"
    file.write_bytes(rss(title="Local"))
    outline = f'<outline text="Local" xmlUrl="{file.as_uri()}"/>'
    listed = read_opml(f"<opml><body>{outline}</body></opml>".encode())
    synchronizer = Synchronizer(library, HttpFetcher(), now=lambda: NOW)
    (refusal,) = (await import_all(library, synchronizer, listed)).refused
    assert "--with-files" in refusal.sentence and not library.shows.all()
    (show,) = (await import_all(library, synchronizer, listed, with_files=True)).new
    assert show.title == "Local"
    again = await import_all(library, synchronizer, listed)
    assert not again.refused and len(again.already_there) == 1


async def test_a_round_trip_keeps_files_and_secrets(
    server: LoopbackServer, library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "mine.xml"
    file.write_bytes(rss(title="Mine"))
    private = server.put("/p", rss(title="Private")).replace("//", "//me:pass@")
    token = server.put("/t", rss(title="Token")) + "?token=opensesame"
    for address in (file.as_uri(), private, token):
        await Synchronizer(library, HttpFetcher(), now=lambda: NOW).add(address)
    exported = write_opml(library.shows.all(), with_secrets=True)
    other = Library(tmp_path / "other" / "library.db", lambda: NOW)
    synchronizer = Synchronizer(other, HttpFetcher(), now=lambda: NOW)
    listed = read_opml(exported.encode())
    result = await import_all(other, synchronizer, listed, with_files=True)
    assert len(result.new) == 3 and not result.refused
    assert write_opml(other.shows.all(), with_secrets=True) == exported
    assert {show.url for show in other.shows.all()} == {file.as_uri(), private, token}
    other.close()


async def test_many_come_a_few_at_a_time_from_one_host_and_in_sight(
    server: LoopbackServer, library: Library
) -> None:
    feeds = [OpmlFeed(server.put(f"/{n}", rss(title=f"Show {n}"))) for n in range(40)]
    seen: list[SyncProgress] = []
    synchronizer = Synchronizer(library, HttpFetcher(), now=lambda: NOW)
    result = await subscribe_to_all(library, synchronizer, feeds, seen.append)
    assert len(result.new) == 40 and server.open_at_once <= PER_HOST
    assert [progress.done for progress in seen] == list(range(1, 41))
    assert seen[-1].total == 40


def test_without_a_network_a_long_list_is_refused_soon(library: Library) -> None:
    web = Web(Unreached.HOST)
    feeds = [OpmlFeed(f"http://host{number}.example/") for number in range(300)]
    synchronizer = Synchronizer(library, web, has_route=lambda: True)
    result = asyncio.run(subscribe_to_all(library, synchronizer, feeds))
    assert result.offline and len(result.refused) == 300
    assert len(web.asked) < 30 and not library.shows.all()


async def test_what_is_exported_is_imported_again(
    server: LoopbackServer, library: Library, tmp_path: Path
) -> None:
    places = [(), (("News",),), (("News", "Tech"), ("Work",))]
    feeds = [
        OpmlFeed(
            server.put(f"/{n}", rss(title=f"A & <{n}>")),
            listing=Listing(groups, (("rating", f"{n}"),)),
        )
        for n, groups in enumerate(places)
    ]
    await imported(library, *feeds)
    exported = write_opml(library.shows.all())
    other = Library(tmp_path / "other.db", lambda: NOW)
    result = await imported(other, *read_opml(exported.encode()).feeds)
    assert not result.refused
    shows = other.shows.all()
    assert [show.listing.groups for show in shows] == places
    assert write_opml(shows) == exported
    other.close()


async def test_a_list_adds_to_the_groups_of_shows_already_there(
    server: LoopbackServer, library: Library
) -> None:
    url = server.put("/feed", rss())
    for group in ("B", "A"):
        await imported(library, OpmlFeed(url, listing=Listing(((group,),))))
    (show,) = library.shows.all()
    assert show.listing.groups == (("A",), ("B",))
