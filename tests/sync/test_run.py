"""The pipeline whole: a real server, a real library, and what each is left with."""

import asyncio
import json
import logging
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.answers import Answer, Request, redirect
from tests.servers import DEADLINE, LoopbackServer
from tests.sync.feeds import NOW, rss
from tui.errors import FeedError, FetchError, UsageError
from tui.feeds.caching import BUSY_SECONDS
from tui.feeds.fetch import HttpFetcher
from tui.feeds.parse import parse_feed
from tui.library.library import Library
from tui.model.show import Show, ShowDetails
from tui.search.find import find
from tui.sync import looking, readers
from tui.sync.outcome import SyncProgress, SyncResult, Waiting
from tui.sync.run import PER_HOST, Synchronizer


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.db", lambda: NOW)
    yield library
    library.close()


@pytest.fixture
def synchronizer(library: Library) -> Synchronizer:
    return Synchronizer(library, HttpFetcher(), now=lambda: NOW, jitter=lambda: 0.0)


def titles(library: Library, show: Show) -> list[str]:
    return sorted(row.title for row in library.episodes.rows(show.id))


def counts(result: SyncResult) -> tuple[int, int, int, int, int]:
    return (
        result.checked,
        result.updated,
        result.unchanged,
        len(result.failed),
        result.new_episodes,
    )


async def test_adding_a_feed(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    show = await synchronizer.add(server.put("/feed", rss(["1", "2"])))
    assert show.title == "A show" and show.episodes == 2
    assert show.last_checked == NOW and show.next_check is not None
    assert titles(library, show) == ["Episode 1", "Episode 2"]
    hits = find(library, "notes")
    assert {hit.title for hit in hits} == {"Episode 1", "Episode 2"}


async def test_adding_it_again_asks_nobody(
    server: LoopbackServer, synchronizer: Synchronizer
) -> None:
    url = server.put("/feed", rss())
    first = await synchronizer.add(url)
    again = await synchronizer.add(f"feed:{url}")
    assert again.id == first.id and len(server.requests) == 1


PAGE = '<!doctype html><title>Shop</title><link rel="alternate" type="{}" href="{}">'
RSS_TYPE = "application/rss+xml"


async def test_adding_a_page_that_names_one_feed(
    server: LoopbackServer, synchronizer: Synchronizer
) -> None:
    server.put("/feed", rss())
    page = server.put("/", PAGE.format(RSS_TYPE, "feed").encode(), "text/html")
    show = await synchronizer.add(page)
    assert show.url == server.url("/feed")


async def test_adding_a_page_that_names_several_lists_them(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    links = PAGE.format(RSS_TYPE, "/1") + PAGE.format(RSS_TYPE, "/2")
    page = server.put("/", links.encode(), "text/html")
    with pytest.raises(UsageError) as raised:
        await synchronizer.add(page)
    assert server.url("/1") in str(raised.value)
    assert server.url("/2") in str(raised.value)
    assert library.shows.all() == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<!doctype html><title>Sign in</title>", "a web page that names no feed"),
        (b'{"not": "a feed"}', "JSON, not a feed"),
        (b"", "nothing at all"),
        (b"<opml/>", "earmark import"),
    ],
)
async def test_adding_what_is_no_feed_says_what_it_is(
    server: LoopbackServer,
    library: Library,
    synchronizer: Synchronizer,
    body: bytes,
    words: str,
) -> None:
    with pytest.raises(FeedError, match=words):
        await synchronizer.add(server.put("/x", body))
    assert library.shows.all() == []


async def test_adding_what_cannot_be_had_adds_nothing(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    with pytest.raises(FetchError, match="nothing at"):
        await synchronizer.add(server.url("/missing"))
    with pytest.raises(UsageError):
        await synchronizer.add("not an address")
    assert library.shows.all() == []


async def test_adding_an_apple_link_adds_the_feed_behind_it(
    server: LoopbackServer, library: Library
) -> None:
    feed_url = server.put("/feed", rss())
    found = {"results": [{"collectionName": "A show", "feedUrl": feed_url}]}
    server.put("/lookup", json.dumps(found).encode())
    synchronizer = Synchronizer(library, HttpFetcher(), apple_url=server.url())
    link = "https://podcasts.apple.com/gb/podcast/a-show/id1719552353?i=1000"
    assert (await synchronizer.add(link)).url == feed_url
    assert "id=1719552353" in server.asked("/lookup")[0].query
    server.put("/lookup", b'{"results": []}')
    with pytest.raises(FeedError, match="Apple names no feed"):
        await synchronizer.add(link)


async def test_adding_follows_permanent_redirects_only(
    server: LoopbackServer, synchronizer: Synchronizer
) -> None:
    server.put("/1", rss(title="One"))
    server.put("/2", rss(title="Two"))
    moved = await synchronizer.add(server.put("/moved", redirect("/1", 301)))
    lent = await synchronizer.add(server.put("/lent", redirect("/2", 302)))
    assert moved.url == server.url("/1") and lent.url == server.url("/lent")


async def test_new_episodes_arrive_and_old_ones_stay(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    show = await synchronizer.add(server.put("/feed", rss(["1", "2"])))
    server.put("/feed", rss(["2", "3"]))
    assert counts(await synchronizer.sync()) == (1, 1, 0, 0, 1)
    assert titles(library, show) == ["Episode 1", "Episode 2", "Episode 3"]


async def test_only_items_that_are_new_are_read_again(
    server: LoopbackServer,
    library: Library,
    synchronizer: Synchronizer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[tuple[str, ...]] = []

    def reads(*arguments: Any) -> object:
        feed = parse_feed(*arguments)
        read.append(tuple(episode.guid for episode in feed.episodes))
        return feed

    monkeypatch.setattr(readers, "parse_feed", reads)
    show = await synchronizer.add(server.put("/feed", rss(["1", "2"])))
    server.put("/feed", rss(["1", "2", "3"]))
    assert counts(await synchronizer.sync()) == (1, 1, 0, 0, 1)
    server.put("/feed", rss(["1", "2", "3"], title="Renamed"))
    assert counts(await synchronizer.sync()) == (1, 1, 0, 0, 0)
    assert read == [("1", "2"), ("3",), ()]
    assert titles(library, show) == ["Episode 1", "Episode 2", "Episode 3"]


@pytest.mark.parametrize("etag", ['"1"', None])
async def test_an_unchanged_feed_is_not_read_again(
    server: LoopbackServer,
    synchronizer: Synchronizer,
    monkeypatch: pytest.MonkeyPatch,
    etag: str | None,
) -> None:
    await synchronizer.add(server.put("/feed", Answer(rss(), etag=etag)))

    def must_not_parse(*_: object) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr(readers, "parse_feed", must_not_parse)
    assert counts(await synchronizer.sync()) == (1, 0, 1, 0, 0)


async def test_a_better_way_of_reading_reads_everything_anew(
    server: LoopbackServer, synchronizer: Synchronizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    await synchronizer.add(server.put("/feed", Answer(rss(), etag='"1"')))
    monkeypatch.setattr(looking, "READING", "a better one")
    await synchronizer.sync()
    assert "if-none-match" not in server.requests[-1].headers
    await synchronizer.sync()
    assert "if-none-match" in server.requests[-1].headers


async def test_a_failure_is_the_shows_own(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    good = await synchronizer.add(server.put("/good", rss(title="Good")))
    bad = await synchronizer.add(server.put("/bad", rss(title="Bad")))
    server.put("/good", rss(["1", "2"], title="Good"))
    server.put("/bad", Answer(b"<!doctype html>", type="text/html"))
    result = await synchronizer.sync()
    assert counts(result) == (2, 1, 0, 1, 1)
    (failure,) = result.failed
    assert failure.show == "Bad" and "sent a web page instead" in failure.error
    stored = library.shows.get(bad.id)
    assert stored.last_error == failure.error and stored.failures == 1
    assert stored.next_check == NOW + timedelta(minutes=15)
    assert titles(library, stored) == ["Episode 1"]
    assert library.shows.get(good.id).last_error is None


async def test_a_success_forgets_the_failure(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    show = await synchronizer.add(server.put("/feed", Answer(rss(), etag='"1"')))
    server.put("/feed", Answer(status=503))
    told = [(await synchronizer.sync()).failed[0].again for _ in range(2)]
    assert told == [False, True]
    server.put("/feed", Answer(rss(), etag='"1"'))
    await synchronizer.sync()
    stored = library.shows.get(show.id)
    assert stored.last_error is None and stored.failures == 0


async def test_the_unforeseen_is_logged_and_stops_nothing(
    server: LoopbackServer,
    library: Library,
    synchronizer: Synchronizer,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await synchronizer.add(server.put("/good", rss(title="Good")))
    bad = await synchronizer.add(server.put("/bad", rss(title="Bad")))
    server.put("/good", rss(["1", "2"], title="Good"))
    server.put("/bad", rss(["1", "2"], title="Bad"))

    def breaks(body: bytes, url: str, *rest: Any) -> object:
        if url.endswith("/bad"):
            raise ZeroDivisionError("a mistake of ours")
        return parse_feed(body, url, *rest)

    monkeypatch.setattr(readers, "parse_feed", breaks)
    with caplog.at_level(logging.ERROR):
        result = await synchronizer.sync()
    assert counts(result) == (2, 1, 0, 1, 1)
    assert "see the log" in (library.shows.get(bad.id).last_error or "")
    assert "ZeroDivisionError" in caplog.text


async def test_a_private_address_is_not_told(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    url = server.put("/feed", rss()).replace("//", "//me:secret@") + "?token=hidden"
    show = await synchronizer.add(url)
    assert show.url == url
    server.put("/feed", Answer(status=500))
    (failure,) = (await synchronizer.sync()).failed
    told = f"{failure} {library.shows.get(show.id).last_error}"
    assert "secret" not in told and "hidden" not in told


async def test_a_permanent_move_moves_the_subscription(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    show = await synchronizer.add(server.put("/old", rss()))
    library.places.keep_place(library.episodes.rows(show.id)[0].id, 42.0, 100.0)
    server.put("/old", redirect("/new", 301))
    server.put("/new", rss(["1", "2"]))
    await synchronizer.sync()
    moved = library.shows.get(show.id)
    assert moved.url == server.url("/new") and moved.aliases == (server.url("/old"),)
    assert titles(library, moved) == ["Episode 1", "Episode 2"]
    places = {row.title: row.position for row in library.episodes.rows(show.id)}
    assert places["Episode 1"] == 42.0
    assert (await synchronizer.add(server.url("/old"))).id == show.id


async def test_a_temporary_redirect_moves_nothing(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    show = await synchronizer.add(server.put("/old", rss()))
    server.put("/old", redirect("/new", 302))
    server.put("/new", rss(["1", "2"]))
    await synchronizer.sync()
    assert library.shows.get(show.id).url == server.url("/old")
    assert titles(library, show) == ["Episode 1", "Episode 2"]


NEW_URL = "<itunes:new-feed-url>{}</itunes:new-feed-url>"


async def test_a_feed_that_names_its_new_address_is_followed(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    show = await synchronizer.add(server.put("/old", rss()))
    server.put("/old", rss(head=NEW_URL.format(server.url("/new"))))
    server.put("/new", rss(["1", "2"], head=NEW_URL.format(server.url("/old"))))
    await synchronizer.sync()
    moved = library.shows.get(show.id)
    assert moved.url == server.url("/new")
    assert titles(library, moved) == ["Episode 1", "Episode 2"]
    server.put("/new", rss(["3"], head=NEW_URL.format(server.url("/old"))))
    await synchronizer.sync()
    assert library.shows.get(show.id).url == server.url("/new")


async def test_a_new_address_without_a_feed_is_not_followed(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    show = await synchronizer.add(server.put("/old", rss()))
    server.put("/old", rss(["1", "2"], head=NEW_URL.format(server.url("/new"))))
    server.put("/new", b"<!doctype html>", "text/html")
    assert counts(await synchronizer.sync()) == (1, 1, 0, 0, 1)
    assert library.shows.get(show.id).url == server.url("/old")


async def test_a_feed_that_is_gone_ends_and_is_left_alone(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    show = await synchronizer.add(server.put("/feed", rss()))
    server.put("/feed", Answer(status=410))
    assert len((await synchronizer.sync()).failed) == 1
    stored = library.shows.get(show.id)
    assert stored.ended and titles(library, stored) == ["Episode 1"]
    result = await synchronizer.sync()
    assert counts(result) == (0, 0, 0, 0, 0) and result.ended == 1


async def test_a_host_that_wants_fewer_requests_is_not_asked_again(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    for number in range(6):
        await synchronizer.add(server.put(f"/{number}", rss(title=f"{number}")))
        server.put(f"/{number}", Answer(status=429, headers={"Retry-After": "3600"}))
    asked_before = len(server.requests)
    result = await synchronizer.sync()
    asked = len(server.requests) - asked_before
    assert 1 <= asked <= PER_HOST
    assert result.checked == len(result.failed) == asked
    host, until = f"127.0.0.1:{server.port}", NOW + timedelta(hours=1)
    assert result.waiting == (Waiting(host, until, 6 - asked),)
    failing = [show for show in library.shows.all() if show.last_error]
    assert {show.next_check for show in failing} == {until}
    assert len(failing) == asked


async def test_a_host_need_not_say_for_how_long_it_wants_fewer_requests(
    server: LoopbackServer, synchronizer: Synchronizer
) -> None:
    """RFC 6585, 4."""
    for number in range(6):
        await synchronizer.add(server.put(f"/{number}", rss(title=f"{number}")))
        server.put(f"/{number}", Answer(status=429))
    asked_before = len(server.requests)
    (waiting,) = (await synchronizer.sync()).waiting
    assert len(server.requests) - asked_before <= PER_HOST
    assert waiting.until == NOW + timedelta(seconds=BUSY_SECONDS)


async def test_who_asks_to_be_left_alone_is_asked_by_name_only(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    busy = await synchronizer.add(server.put("/busy", rss(title="Busy")))
    await synchronizer.add(server.put("/same", rss(title="On the same host")))
    other = server.put("/other", rss()).replace("127.0.0.1", "localhost")
    await synchronizer.add(other)
    server.put("/busy", Answer(status=429, headers={"Retry-After": "7200"}))
    await synchronizer.sync([busy])
    asked_before = len(server.requests)
    result = await synchronizer.sync()
    assert counts(result) == (1, 0, 1, 0, 0)
    assert [request.path for request in server.requests[asked_before:]] == ["/other"]
    until = NOW + timedelta(hours=2)
    assert result.waiting == (Waiting(f"127.0.0.1:{server.port}", until, 2),)
    server.put("/busy", rss(title="Busy"))
    assert (await synchronizer.sync([busy])).checked == 1
    assert library.shows.get(busy.id).not_before is None
    assert (await synchronizer.sync()).checked == 3


async def test_what_is_due_at_a_host_that_waits_is_left_for_later(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    busy = await synchronizer.add(server.put("/busy", rss(title="Busy")))
    library.shows.add(server.put("/due", rss()), ShowDetails("Due"))
    server.put("/busy", Answer(status=503, headers={"Retry-After": "7200"}))
    await synchronizer.sync([busy])
    result = await synchronizer.sync_due()
    assert result.checked == 0 and result.waiting[0].shows == 1


async def test_few_at_a_time_to_one_host(
    server: LoopbackServer, synchronizer: Synchronizer
) -> None:
    for number in range(6):
        await synchronizer.add(server.put(f"/{number}", rss(title=f"{number}")))
    both_there = threading.Barrier(PER_HOST, timeout=DEADLINE)

    def answer(request: Request) -> Answer:
        both_there.wait()
        return Answer(rss(title=request.path))

    for number in range(6):
        server.answers[f"/{number}"] = answer
    server.open_at_once = 0
    assert counts(await synchronizer.sync())[:2] == (6, 6)
    assert server.open_at_once == PER_HOST


async def test_progress_is_told_as_it_goes(
    server: LoopbackServer, synchronizer: Synchronizer
) -> None:
    for number in range(3):
        await synchronizer.add(server.put(f"/{number}", rss(title=f"Show {number}")))
    told: list[SyncProgress] = []
    await synchronizer.sync(progress=told.append)
    assert [step.done for step in told] == [1, 2, 3]
    assert {step.show for step in told} == {"Show 0", "Show 1", "Show 2"}
    assert {step.total for step in told} == {3}


async def test_a_sync_can_be_cancelled_at_any_moment(
    server: LoopbackServer, library: Library, synchronizer: Synchronizer
) -> None:
    quick = await synchronizer.add(server.put("/quick", rss(title="Quick")))
    slow = await synchronizer.add(server.put("/slow", rss(title="Slow")))
    server.put("/quick", rss(["1", "2"], title="Quick"))
    server.put("/slow", Answer(rss(["1", "2"]), hold=threading.Event()))
    done = asyncio.Event()
    running = asyncio.ensure_future(
        synchronizer.sync(progress=lambda progress: done.set())
    )
    await asyncio.wait_for(done.wait(), DEADLINE)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert library.shows.get(quick.id).episodes == 2
    assert library.shows.get(slow.id).episodes == 1
    assert library.shows.get(slow.id).last_error is None


async def test_only_the_shows_asked_for_are_looked_at(
    server: LoopbackServer, synchronizer: Synchronizer
) -> None:
    one = await synchronizer.add(server.put("/1", rss(title="One")))
    await synchronizer.add(server.put("/2", rss(title="Two")))
    asked_before = len(server.requests)
    assert (await synchronizer.sync([one])).checked == 1
    assert [request.path for request in server.requests[asked_before:]] == ["/1"]


async def test_an_empty_library_has_nothing_to_do(synchronizer: Synchronizer) -> None:
    assert counts(await synchronizer.sync()) == (0, 0, 0, 0, 0)
