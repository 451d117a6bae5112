"""Fetching, against a real server on loopback that behaves badly when told to."""

import asyncio
import base64
import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator
from urllib.parse import SplitResult

import pytest

from tests.servers import Answer, LoopbackServer, redirect
from tui.errors import FetchError
from tui.feeds import hops
from tui.feeds.connections import Patience
from tui.feeds.fetch import MEGABYTE, HttpFetcher
from tui.model.show import Validators
from tui.web import MAX_REDIRECTS, USER_AGENT

IMPATIENT = Patience(connect=2, silence=0.3, whole=0.6)


@pytest.fixture
async def fetcher() -> AsyncIterator[HttpFetcher]:
    fetcher = HttpFetcher()
    yield fetcher
    await fetcher.close()


async def failure(fetcher: HttpFetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as raised:
        await fetcher.get(url)
    sentence = str(raised.value)
    assert sentence.endswith(".") and "\n" not in sentence
    return raised.value


async def test_a_body_comes_whole_with_what_proves_it(
    server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    answer = Answer(
        b"<rss/>",
        type="application/rss+xml; charset=utf-8",
        etag='W/"a b"',
        last_modified="Mon, 01 Jan 2024 00:00:00 GMT",
        headers={"Cache-Control": "public, max-age=600", "Age": "100"},
    )
    fetched = await fetcher.get(server.put("/feed", answer))
    assert fetched.body == b"<rss/>"
    assert fetched.content_type == "application/rss+xml; charset=utf-8"
    assert fetched.validators.etag == 'W/"a b"'
    assert fetched.validators.last_modified == "Mon, 01 Jan 2024 00:00:00 GMT"
    assert fetched.max_age == 500
    assert fetched.moved_to is None
    (asked,) = server.requests
    assert asked.headers["user-agent"] == USER_AGENT
    assert "cookie" not in asked.headers and "referer" not in asked.headers


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"x", etag='"1"'),
        Answer(b"x", last_modified="Mon, 01 Jan 2024 00:00:00 GMT"),
    ],
)
async def test_an_unchanged_feed_is_not_sent_again(
    server: LoopbackServer, fetcher: HttpFetcher, answer: Answer
) -> None:
    url = server.put("/feed", answer)
    first = await fetcher.get(url)
    again = await fetcher.get(url, first.validators)
    assert again.body is None
    assert again.validators == first.validators


async def test_what_a_304_leaves_out_still_holds(
    server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    known = Validators('"1"', "Mon, 01 Jan 2024 00:00:00 GMT", "hash")
    fetched = await fetcher.get(server.put("/feed", Answer(status=304)), known)
    assert fetched.body is None and fetched.validators == known


async def test_a_304_nobody_asked_for_is_a_failure(
    server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    await failure(fetcher, server.put("/feed", Answer(status=304)))


async def test_equal_bodies_have_equal_hashes(
    server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    one = await fetcher.get(server.put("/1", b"same"))
    two = await fetcher.get(server.put("/2", b"same"))
    other = await fetcher.get(server.put("/3", b"other"))
    assert one.validators.body_hash == two.validators.body_hash
    assert one.validators.body_hash != other.validators.body_hash


@pytest.mark.parametrize("validator", ["caf\u00e9", "a\x7fb"])
async def test_a_validator_that_cannot_be_sent_back_is_not_kept(
    server: LoopbackServer, fetcher: HttpFetcher, validator: str
) -> None:
    answer = Answer(b"x", headers={"ETag": validator})
    fetched = await fetcher.get(server.put("/feed", answer))
    assert fetched.validators.etag is None


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


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (400, "400"),
        (401, "user name and a password"),
        (403, "refuses"),
        (404, "nothing at"),
        (410, "gone for good"),
        (429, "fewer requests"),
        (451, "legal"),
        (500, "problem of its own"),
        (503, "problem of its own"),
        (302, "302"),
    ],
)
async def test_statuses_are_said_in_words(
    server: LoopbackServer, fetcher: HttpFetcher, status: int, words: str
) -> None:
    url = server.put("/feed", Answer(b"<html>sorry</html>", status=status))
    error = await failure(fetcher, f"{url}?token=secret")
    assert words in str(error) and error.status == status
    assert "secret" not in str(error)


async def test_a_refused_password_is_not_repeated(
    server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    url = server.put("/feed", Answer(status=401)).replace("//", "//me:secret@")
    error = await failure(fetcher, url)
    assert "does not accept" in str(error) and "secret" not in str(error)


async def test_when_to_come_back_is_read(
    server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    url = server.put("/feed", Answer(status=429, headers={"Retry-After": "120"}))
    assert (await failure(fetcher, url)).retry_after == 120


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"x" * 50_000, reset_after=20_000),
        Answer(b"x" * 50_000, close_after=20_000),
        Answer(b"x" * 50_000, declared_length=60_000),
        Answer(b"x" * 50_000, chunked=True, close_after=20_000),
    ],
)
async def test_an_answer_that_breaks_off_is_no_answer(
    server: LoopbackServer, fetcher: HttpFetcher, answer: Answer
) -> None:
    error = await failure(fetcher, server.put("/feed", answer))
    assert "cut" in str(error) or "broke off" in str(error)


async def test_a_server_that_falls_silent_is_given_up(server: LoopbackServer) -> None:
    fetcher = HttpFetcher(patience=IMPATIENT)
    url = server.put("/feed", Answer(b"x" * 50_000, stall_after=20_000))
    assert "stopped answering" in str(await failure(fetcher, url))


async def test_a_server_that_trickles_is_given_up(server: LoopbackServer) -> None:
    fetcher = HttpFetcher(patience=IMPATIENT)
    url = server.put("/feed", Answer(b"x" * 900_000, bytes_per_second=160_000))
    assert "stopped answering" in str(await failure(fetcher, url))


async def test_nobody_there_is_said_in_words(fetcher: HttpFetcher) -> None:
    with LoopbackServer() as server:
        url = server.url("/feed")
    assert "refused the connection" in str(await failure(fetcher, url))


async def test_a_host_that_does_not_exist_is_said_in_words(
    fetcher: HttpFetcher,
) -> None:
    error = await failure(fetcher, "http://nowhere.invalid/feed?token=secret")
    assert str(error).startswith("nowhere.invalid cannot be found")


async def test_no_secure_connection_is_said_in_words(
    server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    url = server.url("/feed").replace("http:", "https:")
    assert "secure connection" in str(await failure(fetcher, url))


async def test_connections_are_shared_and_then_let_go(
    server: LoopbackServer, fetcher: HttpFetcher
) -> None:
    url = server.put("/feed", b"x")
    await asyncio.gather(*(fetcher.get(url) for _ in range(5)))
    assert fetcher._connections._pools == {}


def test_one_fetcher_serves_several_event_loops(server: LoopbackServer) -> None:
    fetcher = HttpFetcher()
    url = server.put("/feed", b"x")
    for _ in range(2):
        assert asyncio.run(fetcher.get(url)).body == b"x"


async def test_a_file_on_another_host_that_wants_a_password_has_no_false_remedy(
    server: LoopbackServer,
) -> None:
    url = server.put("/a.vtt", Answer(status=401))
    feed = server.url("/feed", host="user:word@localhost")
    with pytest.raises(FetchError, match="no other host") as raised:
        await HttpFetcher().get(url, named_by=feed)
    assert "into the address" not in str(raised.value)
