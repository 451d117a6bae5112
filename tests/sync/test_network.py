"""Without a network nothing is held against the shows."""

import errno
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.sync.feeds import NOW, rss
from tui.errors import FetchError, Unreached
from tui.feeds.fetch import Fetched, HttpFetcher
from tui.library.library import Library
from tui.model.show import ShowDetails, Validators
from tui.sync.network import OFFLINE, Network, has_route
from tui.sync.run import Synchronizer
from tui.web import unreached_in


class Web:
    """Answers by host; of the others it says that they cannot be reached."""

    def __init__(self, unreached: Unreached, *answering: str) -> None:
        self.asked: list[str] = []
        self._unreached = unreached
        self._answering = answering

    async def get(
        self,
        url: str,
        validators: Validators | None = None,
        *,
        limit_bytes: int | None = None,
        named_by: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Fetched:
        self.asked.append(url)
        if url in self._answering:
            return Fetched(url, rss())
        raise FetchError("It cannot be found.", unreached=self._unreached)

    async def close(self) -> None:
        """Nothing to let go of."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.db", lambda: NOW)
    yield library
    library.close()


def subscribed(library: Library, count: int) -> list[str]:
    urls = [f"http://host{number}.example/feed" for number in range(count)]
    for url in urls:
        library.shows.add(url, ShowDetails(url))
    return urls


async def test_when_nothing_can_be_reached_no_show_is_blamed(library: Library) -> None:
    subscribed(library, 5)
    result = await Synchronizer(library, Web(Unreached.HOST)).sync()
    assert result.offline and len(result.failed) == 5
    for show in library.shows.all():
        assert show.last_error is None and show.failures == 0
        assert show.next_check is None


async def test_a_long_list_is_not_asked_to_its_end(library: Library) -> None:
    subscribed(library, 100)
    web = Web(Unreached.HOST)
    result = await Synchronizer(library, web).sync()
    assert result.offline and len(result.failed) == 100
    assert len(web.asked) < 30
    assert {failure.error for failure in result.failed[-50:]} == {OFFLINE}


async def test_when_others_answer_the_failures_are_the_hosts(library: Library) -> None:
    urls = subscribed(library, 4)
    result = await Synchronizer(library, Web(Unreached.HOST, urls[0])).sync()
    assert not result.offline and len(result.failed) == 3
    failures = {show.url: show.failures for show in library.shows.all()}
    assert failures == {urls[0]: 0, **dict.fromkeys(urls[1:], 1)}


async def test_a_network_that_breaks_down_on_the_way(library: Library) -> None:
    urls = subscribed(library, 4)
    result = await Synchronizer(library, Web(Unreached.NETWORK, urls[0])).sync()
    assert result.offline and result.updated == 1
    assert not any(show.failures for show in library.shows.all())


async def test_one_host_alone_is_too_few_to_tell_by(library: Library) -> None:
    subscribed(library, 1)
    web = Web(Unreached.HOST)
    result = await Synchronizer(library, web, has_route=lambda: True).sync()
    assert not result.offline
    assert library.shows.all()[0].failures == 1


async def test_one_host_is_not_blamed_where_there_is_no_network(
    library: Library,
) -> None:
    subscribed(library, 1)
    web = Web(Unreached.HOST)
    result = await Synchronizer(library, web, has_route=lambda: False).sync()
    (show,) = library.shows.all()
    assert result.offline and show.failures == 0 and show.last_error is None


def test_the_system_is_asked_for_a_route(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unconnected(socket.socket):
        def connect(self, address: object) -> None:
            raise OSError(errno.ENETUNREACH, "no route")

    monkeypatch.setattr(socket, "socket", Unconnected)
    assert not has_route()


def test_a_server_that_answers_badly_is_reached() -> None:
    network = Network()
    network.failed("http://a.example/", Unreached.HOST)
    network.failed("http://b.example/", Unreached.HOST)
    assert network.is_down()
    network.reached()
    assert not network.is_down()


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), Unreached.HOST),
        (socket.gaierror(socket.EAI_AGAIN, "later"), Unreached.NETWORK),
        (OSError(errno.ENETUNREACH, "no route"), Unreached.NETWORK),
        (OSError(errno.EHOSTUNREACH, "no route"), Unreached.HOST),
        (ConnectionRefusedError(errno.ECONNREFUSED, "no"), None),
        (ConnectionResetError(errno.ECONNRESET, "cut"), None),
    ],
)
def test_what_the_system_says_of_the_network(
    cause: OSError, expected: Unreached | None
) -> None:
    error = RuntimeError("wrapped")
    error.__cause__ = cause
    assert unreached_in(error) is expected


async def test_a_name_nobody_knows_is_not_reached() -> None:
    with pytest.raises(FetchError) as raised:
        await HttpFetcher().get("http://no-such-host.invalid/feed")
    assert raised.value.unreached is not None
