"""Finding shows in directories: each as it answers, all as one list."""

import hashlib
import json
import threading
from typing import Any

import pytest
from hypothesis import example, given, settings

from tests.answers import Answer, redirect
from tests.feeds.mutations import mutated
from tests.servers import LoopbackServer
from tui.config import Settings
from tui.errors import FeedError
from tui.feeds.directories import Apple, Directory, FoundShow, Fyyd, PodcastIndex
from tui.feeds.fetch import Fetched, HttpFetcher
from tui.feeds.finding import directories_in, find_shows, finding_shows, merged


def answer(body: Any) -> Answer:
    return Answer(json.dumps(body).encode(), type="application/json")


APPLE = {
    "results": [
        {
            "collectionName": "Garden & Talk",
            "artistName": "Ann",
            "feedUrl": "https://example.com/feed",
            "trackCount": 12,
        },
        {"collectionName": "No feed"},
        {"collectionName": "Odd", "feedUrl": "javascript:alert(1)"},
        "nonsense",
    ]
}
FYYD = {
    "data": [
        {
            "title": "Other",
            "xmlURL": "https://other.example/feed",
            "episode_count": 3,
            "language": "de",
        },
        {
            "title": "Garden Talk",
            "xmlURL": "http://www.example.com/feed/",
            "description": "About <b>gardens</b>",
        },
    ]
}


ANSWERS = tuple(
    json.dumps(each)
    for each in (
        {**APPLE, "feed": {"entry": [{"id": {"attributes": {"im:id": "42"}}}]}},
        FYYD,
        {"feeds": [{"title": "A", "url": "https://a.example/", "episodeCount": 5}]},
    )
)


class Answering:
    """A web where every address has the same to say."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    async def get(self, url: str, *_: object, **__: object) -> Fetched:
        return Fetched(url, self._body)

    async def close(self) -> None:
        pass


@settings(max_examples=100)
@given(mutated(ANSWERS))
@example(b'{"results": 3, "data": true, "feeds": {"a": 1}, "feed": {"entry": 5}}')
async def test_any_answer_gives_shows_or_a_plain_error(body: bytes) -> None:
    web = Answering(body)
    index = PodcastIndex(web, "key", "secret")
    for asked in (
        Apple(web).search("a"),
        Apple(web).charts(1533),
        Fyyd(web).search("a"),
        index.search("a"),
    ):
        try:
            shows = await asked
        except FeedError:
            continue
        assert all(show.title and show.feed_url for show in shows)


async def test_apple(server: LoopbackServer) -> None:
    server.put("/search", answer(APPLE))
    (show,) = await Apple(HttpFetcher(), server.url("/")).search("garden & talk")
    assert (show.author, show.episodes, show.source) == ("Ann", 12, "Apple")
    assert "term=garden+%26+talk" in server.requests[0].query


async def test_apple_knows_feeds_by_number(server: LoopbackServer) -> None:
    server.put("/lookup", answer(APPLE))
    apple = Apple(HttpFetcher(), server.url())
    assert await apple.feed_url("123") == "https://example.com/feed"
    assert "id=123" in server.requests[0].query
    server.put("/lookup", answer({"results": []}))
    assert await apple.feed_url("123") is None


async def test_fyyd(server: LoopbackServer) -> None:
    server.put("/0.2/search/podcast", answer(FYYD))
    other, garden = await Fyyd(HttpFetcher(), server.url("/0.2")).search("garden")
    assert (other.title, other.episodes, other.language) == ("Other", 3, "de")
    assert garden.description == "About gardens"


async def test_podcast_index_is_asked_with_the_listeners_key(
    server: LoopbackServer,
) -> None:
    found = {"feeds": [{"title": "A", "url": "https://a.example/", "episodeCount": 5}]}
    server.put("/api/search/byterm", answer(found))
    index = PodcastIndex(
        HttpFetcher(), "KEY", "SECRET", server.url("/api"), now=lambda: 1000.5
    )
    (show,) = await index.search("a")
    assert (show.title, show.episodes) == ("A", 5)
    sent = server.requests[0].headers
    assert (sent["x-auth-key"], sent["x-auth-date"]) == ("KEY", "1000")
    assert sent["authorization"] == hashlib.sha1(b"KEYSECRET1000").hexdigest()


async def test_a_key_goes_to_its_own_host_only(server: LoopbackServer) -> None:
    server.put("/search/byterm", redirect(server.url("/elsewhere", "localhost")))
    server.put("/elsewhere", answer({"feeds": []}))
    await PodcastIndex(HttpFetcher(), "KEY", "SECRET", server.url()).search("a")
    assert "x-auth-key" not in server.wait_for("/elsewhere")[0].headers


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1]", b"[" * 100_000])
async def test_an_answer_that_is_none_is_said_in_words(
    server: LoopbackServer, body: bytes
) -> None:
    server.put("/search", body)
    with pytest.raises(FeedError, match="as a directory should"):
        await Apple(HttpFetcher(), server.url()).search("a")


@pytest.mark.parametrize("body", [{}, {"results": None}, {"results": [{}, 1, None]}])
async def test_an_odd_answer_holds_nothing(server: LoopbackServer, body: Any) -> None:
    server.put("/search", answer(body))
    assert await Apple(HttpFetcher(), server.url()).search("a") == []


async def test_answers_are_one_list(server: LoopbackServer) -> None:
    server.put("/search", answer(APPLE))
    server.put("/search/podcast", answer(FYYD))
    fetcher, url = HttpFetcher(), server.url()
    findings = await find_shows("a", [Apple(fetcher, url), Fyyd(fetcher, url)])
    garden, other = findings.shows
    assert garden.source == "Apple, fyyd" and garden.description == "About gardens"
    assert garden.feed_url == "https://example.com/feed" and other.source == "fyyd"
    assert findings.problems == () and findings.done


async def test_a_slow_directory_delays_nobody(server: LoopbackServer) -> None:
    server.put("/search", Answer(hold=threading.Event()))
    server.put("/search/podcast", answer(FYYD))
    fetcher, url = HttpFetcher(), server.url()
    directories: list[Directory] = [Apple(fetcher, url), Fyyd(fetcher, url)]
    told = [each async for each in finding_shows("a", directories, patience=3.0)]
    assert [(len(each.shows), each.done) for each in told] == [(2, False), (2, True)]
    assert told[-1].problems == ("Apple does not answer: try again later.",)


async def test_a_failing_directory_is_said_and_the_others_count(
    server: LoopbackServer,
) -> None:
    server.put("/search", Answer(status=503))
    server.put("/search/podcast", answer(FYYD))
    fetcher, url = HttpFetcher(), server.url()
    findings = await find_shows("a", [Apple(fetcher, url), Fyyd(fetcher, url)])
    assert len(findings.shows) == 2
    assert "Apple: 127.0.0.1" in findings.problems[0]


async def test_no_directory_finds_nothing() -> None:
    findings = await find_shows("a", [])
    assert findings.shows == () and findings.done


def test_the_best_place_counts() -> None:
    first, second, third = (
        FoundShow(name, f"https://{name}.example/", "One") for name in "abc"
    )
    assert merged([[first, second], [third, second]]) == (first, third, second)


def test_directories_are_the_listeners_choice() -> None:
    fetcher = HttpFetcher()
    names = [each.name for each in directories_in(Settings(), fetcher)]
    assert names == ["Apple", "fyyd"]
    own = Settings(apple_url="", podcast_index_key="K", podcast_index_secret="S")
    names = [each.name for each in directories_in(own, fetcher)]
    assert names == ["fyyd", "Podcast Index"]
