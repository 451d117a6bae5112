"""Networks between here and the feed: proxies, portals, certificates nobody signed."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import LoopbackServer
from tests.sync.feeds import NOW, rss
from tui.errors import FetchError
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
    with pytest.raises(FetchError, match="No secure connection"):
        await HttpFetcher().get(server.url("/feed").replace("http:", "https:"))


async def test_a_portal_that_answers_in_the_feeds_place_changes_nothing(
    server: LoopbackServer, library: Library
) -> None:
    synchronizer = Synchronizer(library, HttpFetcher(), now=lambda: NOW)
    show = await synchronizer.add(server.put("/feed", rss(["1", "2"])))
    server.put("/feed", SIGN_IN, "text/html")
    (failure,) = (await synchronizer.sync()).failed
    assert "a web page, not a feed" in failure.error
    after = library.shows.get(show.id)
    assert (after.title, after.episodes, after.url) == ("A show", 2, show.url)


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
