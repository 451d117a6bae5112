"""Hops: where redirects lead, and what goes along to another host."""

import base64
from urllib.parse import SplitResult

import pytest

from tests.answers import redirect
from tests.feeds.conftest import failure
from tests.servers import LoopbackServer
from tui.errors import FetchError
from tui.feeds import hops
from tui.feeds.fetch import HttpFetcher
from tui.web import MAX_REDIRECTS


@pytest.mark.parametrize(
    ("hops", "moves"),
    [
        ([301], True),
        ([308, 301], True),
        ([302], False),
        ([303], False),
        ([307], False),
        ([301, 302], False),
        ([302, 301], False),
    ],
)
async def test_only_permanent_redirects_move(
    server: LoopbackServer, fetcher: HttpFetcher, hops: list[int], moves: bool
) -> None:
    for number, status in enumerate(hops):
        server.put(f"/{number}", redirect(f"/{number + 1}", status))
    end = server.put(f"/{len(hops)}", b"here")
    fetched = await fetcher.get(server.url("/0"))
    assert fetched.body == b"here" and fetched.url == end
    assert fetched.moved_to == (end if moves else None)


async def test_redirects_in_a_circle_are_named(
    server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    server.put("/a", redirect("/b"))
    server.put("/b", redirect("/a", 301))
    assert "in a circle" in str(await failure(fetcher, server.url("/a")))
    assert len(server.requests) == 2


async def test_redirects_are_capped(
    server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    for number in range(MAX_REDIRECTS + 5):
        server.put(f"/{number}", redirect(f"/{number + 1}"))
    assert "redirects more than" in str(await failure(fetcher, server.url("/0")))
    assert len(server.requests) == MAX_REDIRECTS + 1


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "data:text/xml,<rss/>", "ftp://h/x", "http://:8/x"]
)
async def test_only_the_web_is_read(
    server: LoopbackServer, fetcher: HttpFetcher, target: str
) -> None:
    assert "http and https" in str(await failure(fetcher, target))
    server.put("/a", redirect(target))
    error = str(await failure(fetcher, server.url("/a")))
    assert "http and https" in error or "leads to none" in error


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


async def test_a_password_goes_along_on_the_same_host_only(
    server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    private = server.url("/a").replace("http://", "http://me:s%40crt@")
    server.put("/a", redirect("/b", 301))
    server.put("/b", redirect(server.url("/c", "localhost"), 301))
    server.put("/c", b"x")
    fetched = await fetcher.get(private)
    sent = {request.path: request.headers for request in server.requests}
    assert sent["/a"]["authorization"] == basic("me", "s@crt")
    assert sent["/b"]["authorization"] == basic("me", "s@crt")
    assert "authorization" not in sent["/c"]
    assert fetched.moved_to == server.url("/c", "localhost")


async def test_a_move_on_the_same_host_keeps_the_password(
    server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    server.put("/a", redirect("/b", 301))
    server.put("/b", b"x")
    fetched = await fetcher.get(server.url("/a").replace("//", "//me:secret@"))
    assert fetched.moved_to == server.url("/b").replace("//", "//me:secret@")


async def test_what_a_private_feed_names_gets_its_password(
    server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    feed = server.url("/feed").replace("//", "//me:secret@")
    await fetcher.get(server.put("/words.vtt", b"x"), named_by=feed)
    await fetcher.get(server.url("/words.vtt", "localhost"), named_by=feed)
    same_host, other_host = server.requests
    assert same_host.headers["authorization"] == basic("me", "secret")
    assert "authorization" not in other_host.headers


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0", "2130706433"])
async def test_a_feed_elsewhere_cannot_reach_this_machine(
    server: LoopbackServer, fetcher: HttpFetcher, host: str
) -> None:
    server.put("/words.vtt", b"x")
    with pytest.raises(FetchError, match="on this machine"):
        await fetcher.get(
            server.url("/words.vtt", host), named_by="http://192.0.2.1/feed"
        )
    assert server.requests == []


async def test_a_name_that_leads_here_on_second_thought_is_not_asked(
    server: LoopbackServer, fetcher: HttpFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.put("/words.vtt", b"x")

    async def far(parts: SplitResult) -> bool:
        return False

    monkeypatch.setattr(hops, "_is_near", far)
    with pytest.raises(FetchError, match="on this machine"):
        await fetcher.get(server.url("/words.vtt"), named_by="http://192.0.2.1/feed")
    assert server.requests == []
