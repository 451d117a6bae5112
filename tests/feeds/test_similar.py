"""Shows like a show: its own recommendations, then the charts of its category."""

import json
from typing import Any

from tests.servers import Answer, LoopbackServer
from tests.sync.feeds import NOW
from tui.feeds.directories import Apple
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


async def told(apple: Apple | None) -> list[Findings]:
    return [findings async for findings in similar_shows(SHOW, apple)]


async def test_recommendations_come_first_then_the_charts(
    server: LoopbackServer,
) -> None:
    entries = [{"id": {"attributes": {"im:id": "42"}}}, {"id": "odd"}]
    charts = "/us/rss/toppodcasts/limit=50/genre=1318/json"
    server.put(charts, answer({"feed": {"entry": entries}}))
    found = [listed("Top", "https://top.example/"), listed("Mine", SHOW.url)]
    found.append(listed("Next", "https://next.example/"))
    server.put("/lookup", answer({"results": found}))
    first, last = await told(Apple(HttpFetcher(), server.url("/")))
    assert [show.title for show in first.shows] == ["Friend"] and not first.done
    assert [show.title for show in last.shows] == ["Friend", "Top", "Next"]
    assert [show.source for show in last.shows][:2] == [
        RECOMMENDED,
        "Technology charts",
    ]
    assert last.done
    assert "id=42" in server.asked("/lookup")[0].query


async def test_without_charts_there_are_the_recommendations() -> None:
    (only,) = await told(None)
    assert [show.title for show in only.shows] == ["Friend"] and only.done


async def test_charts_that_fail_are_told(server: LoopbackServer) -> None:
    _, last = await told(Apple(HttpFetcher(), server.url("/")))
    assert [show.title for show in last.shows] == ["Friend"] and last.problems
