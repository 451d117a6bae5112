"""Fetching, against a real server on loopback that behaves badly when told to."""

import asyncio

import pytest

from tests.answers import Answer
from tests.feeds.conftest import failure
from tests.servers import LoopbackServer
from tui.errors import FetchError
from tui.feeds.connections import Patience
from tui.feeds.fetch import HttpFetcher
from tui.model.show import Validators
from tui.web import USER_AGENT

IMPATIENT = Patience(connect=2, silence=0.3, whole=0.6)


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
    assert "does not speak TLS" in str(await failure(fetcher, url))


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
