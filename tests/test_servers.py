"""The loopback server the other tests lean on does what it is told."""

import http.client
import threading
import urllib.error
import urllib.request

import pytest

from tests.answers import Answer, redirect
from tests.servers import DEADLINE, LoopbackServer


def fetch(url: str, **headers: str) -> tuple[int, bytes]:
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=DEADLINE) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def test_serves_bytes_and_keeps_a_log(server: LoopbackServer) -> None:
    url = server.put("/a", b"hello")
    assert fetch(f"{url}?x=1") == (200, b"hello")
    (asked,) = server.wait_for("/a")
    assert (asked.method, asked.query) == ("GET", "x=1")
    assert fetch(server.url("/b"))[0] == 404


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("bytes=2-4", (206, b"234")),
        ("bytes=7-", (206, b"789")),
        ("bytes=-2", (206, b"89")),
        ("bytes=10-", (416, b"")),
    ],
)
def test_serves_ranges(
    server: LoopbackServer, asked: str, expected: tuple[int, bytes]
) -> None:
    url = server.put("/a", Answer(b"0123456789", etag='"1"'))
    assert fetch(url, Range=asked) == expected


def test_a_range_for_another_version_gives_the_whole(server: LoopbackServer) -> None:
    url = server.put("/a", Answer(b"0123456789", etag='"2"'))
    stale = {"Range": "bytes=2-", "If-Range": '"1"'}
    assert fetch(url, **stale) == (200, b"0123456789")


def test_validators_give_304(server: LoopbackServer) -> None:
    url = server.put("/a", Answer(b"x", etag='"1"'))
    assert fetch(url, **{"If-None-Match": '"1"'}) == (304, b"")
    assert fetch(url, **{"If-None-Match": '"0"'}) == (200, b"x")


def test_answers_in_turn_and_redirects(server: LoopbackServer) -> None:
    server.answers["/a"] = [Answer(b"1"), Answer(b"2")]
    server.answers["/b"] = redirect("/a")
    assert [fetch(server.url("/b"))[1] for _ in range(3)] == [b"1", b"2", b"2"]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(b"x" * 50_000, reset_after=20_000), ConnectionResetError),
        (Answer(b"x" * 50_000, close_after=20_000), http.client.IncompleteRead),
        (Answer(b"x" * 50_000, declared_length=60_000), http.client.IncompleteRead),
        (
            Answer(b"x" * 50_000, chunked=True, close_after=20_000),
            http.client.IncompleteRead,
        ),
    ],
)
def test_fails_as_told(
    server: LoopbackServer, answer: Answer, error: type[Exception]
) -> None:
    url = server.put("/a", answer)
    with pytest.raises(error):
        fetch(url)


def test_chunks_carry_the_whole(server: LoopbackServer) -> None:
    url = server.put("/a", Answer(b"x" * 50_000, chunked=True))
    assert fetch(url) == (200, b"x" * 50_000)


def test_holds_an_answer_until_told(server: LoopbackServer) -> None:
    hold = threading.Event()
    url = server.put("/a", Answer(b"x", hold=hold))
    got: list[tuple[int, bytes]] = []
    thread = threading.Thread(target=lambda: got.append(fetch(url)))
    thread.start()
    server.wait_for("/a")
    assert got == []
    hold.set()
    thread.join(DEADLINE)
    assert got == [(200, b"x")]


def test_a_stalled_answer_ends_when_the_server_does() -> None:
    with LoopbackServer() as server:
        url = server.put("/a", Answer(b"x" * 50_000, stall_after=10))
        response = urllib.request.urlopen(url, timeout=DEADLINE)
        assert response.read(10) == b"x" * 10
    with response, pytest.raises((http.client.IncompleteRead, OSError)):
        response.read()
