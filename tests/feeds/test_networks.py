"""Networks between here and the feed: proxies, portals, certificates nobody signed."""

import asyncio
import shutil
import socket
import socketserver
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.answers import redirect
from tests.servers import DEADLINE, LoopbackServer
from tests.sync.feeds import NOW, rss
from tui.errors import FeedError, FetchError
from tui.feeds.connections import Patience
from tui.feeds.fetch import HttpFetcher
from tui.library.library import Library
from tui.sync.run import Synchronizer

SIGN_IN = b"<!doctype html><title>Welcome</title><p>Sign in to use this network."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.db", lambda: NOW)
    yield library
    library.close()


@pytest.fixture
def unsigned(server: LoopbackServer, tmp_path: Path) -> LoopbackServer:
    """The server behind a certificate of its own making."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed: no certificate can be made")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", *name, *files]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server._http.socket = context.wrap_socket(server._http.socket, server_side=True)
    return server


async def test_a_certificate_nobody_signed_is_refused_in_plain_words(
    unsigned: LoopbackServer,
) -> None:
    url = unsigned.url("/feed", host="localhost").replace("http:", "https:")
    with pytest.raises(FetchError) as raised:
        await HttpFetcher().get(url)
    assert "certificate that cannot be trusted" in str(raised.value)
    assert "self" in str(raised.value) and raised.value.unreached is None
    assert not unsigned.requests


async def test_no_secure_connection_to_a_server_that_speaks_plain_http(
    server: LoopbackServer,
) -> None:
    with pytest.raises(FetchError, match="does not speak TLS there"):
        await HttpFetcher().get(server.url("/feed").replace("http:", "https:"))


async def test_a_portal_that_answers_in_the_feeds_place_changes_nothing(
    server: LoopbackServer, library: Library
) -> None:
    synchronizer = Synchronizer(library, HttpFetcher(), now=lambda: NOW)
    show = await synchronizer.add(server.put("/feed", rss(["1", "2"])))
    server.put("/feed", SIGN_IN, "text/html")
    (failure,) = (await synchronizer.sync()).failed
    assert f"127.0.0.1:{server.port} sent a web page" in failure.error
    assert "sign in first" in failure.error and "address" not in failure.error
    after = library.shows.get(show.id)
    assert (after.title, after.episodes, after.url) == ("A show", 2, show.url)


async def test_a_portal_that_sends_elsewhere_is_named(
    server: LoopbackServer, library: Library
) -> None:
    server.put("/login", SIGN_IN, "text/html")
    to_portal = server.url("/login", host="localhost")
    synchronizer = Synchronizer(library, HttpFetcher(), now=lambda: NOW)
    with pytest.raises(FeedError, match=r"^localhost.*sign in first") as raised:
        await synchronizer.add(server.put("/feed", redirect(to_portal)))
    assert "127.0.0.1" in str(raised.value) and not library.shows.all()


async def test_a_proxy_from_the_environment_is_used(
    server: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.put("/feed", rss())
    monkeypatch.setenv("HTTP_PROXY", server.url(""))
    monkeypatch.setenv("NO_PROXY", "")
    fetched = await HttpFetcher().get("http://pods.invalid/feed")
    assert fetched.body == rss() and fetched.url == "http://pods.invalid/feed"
    (request,) = server.requests
    assert request.headers["host"] == "pods.invalid"


async def test_a_proxy_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    with pytest.raises(FetchError) as raised:
        await HttpFetcher().get("http://pods.invalid/feed")
    assert "HTTP_PROXY" in str(raised.value)


class _Socks(socketserver.BaseRequestHandler):
    """A SOCKS5 proxy that says yes and passes on what is asked, once."""

    server: "SocksProxy"

    def handle(self) -> None:
        """Greet, connect, relay: RFC 1928, 3 to 6."""
        peer: socket.socket = self.request
        peer.recv(262)
        peer.sendall(b"\x05\x00")
        self.server.wanted = peer.recv(262)
        peer.sendall(b"\x05\x00\x00\x01" + bytes(6))
        with socket.create_connection(self.server.leads_to, DEADLINE) as there:
            there.sendall(peer.recv(65_536))
            there.shutdown(socket.SHUT_WR)
            while piece := there.recv(65_536):
                peer.sendall(piece)


class SocksProxy(socketserver.TCPServer):
    """Leads whatever is asked to one place."""

    def __init__(self, leads_to: tuple[str, int]) -> None:
        super().__init__(("127.0.0.1", 0), _Socks)
        self.leads_to = leads_to
        self.wanted = b""


async def test_a_socks_proxy_from_the_environment_is_used(
    server: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.put("/feed", rss())
    with SocksProxy(("127.0.0.1", server.port)) as proxy:
        monkeypatch.setenv("ALL_PROXY", f"socks5://127.0.0.1:{proxy.server_address[1]}")
        monkeypatch.setenv("NO_PROXY", "")
        relay = threading.Thread(target=proxy.handle_request)
        relay.start()
        fetched = await HttpFetcher().get("http://pods.invalid/feed")
        await asyncio.to_thread(relay.join, DEADLINE)
    assert fetched.body == rss() and b"pods.invalid" in proxy.wanted


@pytest.mark.parametrize("proxy", ["gopher://127.0.0.1:9", "http://[::1"])
async def test_a_proxy_that_makes_no_sense_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    with pytest.raises(FetchError, match="ALL_PROXY") as raised:
        await HttpFetcher().get("http://pods.invalid/feed")
    assert "socks5://" in str(raised.value)


@pytest.fixture
def hanging(server: LoopbackServer) -> Iterator[None]:
    """The server's port on ``::1``, where connections are neither taken nor refused."""
    with closing(socket.socket(socket.AF_INET6)) as full:
        try:
            full.bind(("::1", server.port))
        except OSError:
            pytest.skip("this machine has no IPv6")
        full.listen(0)
        waiting = [socket.socket(socket.AF_INET6) for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(("::1", server.port))
        yield
        for each in waiting:
            each.close()


@pytest.mark.usefixtures("hanging")
async def test_an_ipv6_address_that_hangs_delays_nobody(
    server: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    six = (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::1", server.port, 0, 0))
    four = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.port))

    async def both(host: object, port: object, **rest: object) -> list[object]:
        return [six, four]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", both)
    server.put("/feed", rss())
    fetcher = HttpFetcher(patience=Patience(connect=DEADLINE))
    async with asyncio.timeout(DEADLINE / 2):
        fetched = await fetcher.get(f"http://pods.invalid:{server.port}/feed")
    assert fetched.body == rss()
