"""Shows like a show: its own recommendations, then the charts of its category."""

import json
from typing import Any

from tests.answers import Answer
from tests.servers import LoopbackServer
from tests.sync.feeds import NOW
from tui.feeds.directories import Apple, PodcastIndex
from tui.feeds.fetch import HttpFetcher
from tui.feeds.finding import Findings
from tui.feeds.similar import RECOMMENDED, similar_shows
from tui.model.show import RemoteShow, Show, ShowDetails

DETAILS = ShowDetails(
    "Mine",
    categories=("Tech News", "Technology"),
    podroll=(
        RemoteShow("Friend", "https://friend.example/feed", None),
        RemoteShow(None, None, "guid-only"),
    ),
)
SHOW = Show(1, "https://mine.example/feed", DETAILS, NOW)


def answer(body: Any) -> Answer:
    return Answer(json.dumps(body).encode())


def listed(title: str, url: str) -> dict[str, str]:
    return {"collectionName": title, "feedUrl": url}


async def told(
    apple: Apple | None, index: PodcastIndex | None = None
) -> list[Findings]:
    return [findings async for findings in similar_shows(SHOW, apple, index)]


async def test_recommendations_come_first_then_the_charts(
    server: LoopbackServer,
) -> None:
    entries = [{"id": {"attributes": {"im:id": "42"}}}, {"id": "odd"}]
    charts = "/us/rss/toppodcasts/limit=50/genre=1318/json"
    server.put(charts, answer({"feed": {"entry": entries}}))
    found = [listed("Top", "https://top.example/"), listed("Mine", SHOW.url)]
    found.append(listed("Next", "https://next.example/"))
    server.put("/lookup", answer({"results": found}))
    first, *_, last = await told(Apple(HttpFetcher(), server.url("/")))
    assert [show.title for show in first.shows] == ["Friend"] and not first.done
    assert [show.title for show in last.shows] == ["Friend", "Top", "Next"]
    assert [show.source for show in last.shows][:2] == [
        RECOMMENDED,
        "Technology charts",
    ]
    assert last.done
    assert "id=42" in server.asked("/lookup")[0].query


async def test_without_charts_there_are_the_recommendations() -> None:
    _, last = await told(None)
    assert [show.title for show in last.shows] == ["Friend"] and last.done
    assert "1 show without an address" in last.problems[0]
    assert "podcast_index_key" in last.problems[0]


async def test_podcast_index_knows_shows_by_guid(server: LoopbackServer) -> None:
    feed = {"title": "Named", "url": "https://named.example/feed"}
    server.put("/podcasts/byguid", answer({"feed": feed}))
    index = PodcastIndex(HttpFetcher(), "KEY", "SECRET", server.url("/"))
    _, last = await told(None, index)
    assert [show.title for show in last.shows] == ["Friend", "Named"]
    assert {show.source for show in last.shows} == {RECOMMENDED}
    (asked,) = server.asked("/podcasts/byguid")
    assert asked.query == "guid=guid-only" and asked.headers["x-auth-key"] == "KEY"
    server.put("/podcasts/byguid", answer({"feed": []}))
    _, last = await told(None, index)
    assert [show.title for show in last.shows] == ["Friend"] and not last.problems


async def test_charts_that_fail_are_told(server: LoopbackServer) -> None:
    *_, last = await told(Apple(HttpFetcher(), server.url("/")))
    assert [show.title for show in last.shows] == ["Friend"] and last.problems
