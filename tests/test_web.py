"""The web in plain words: one sentence, a remedy, and never a secret."""

import errno
import socket
import ssl

import httpx
import pytest

from tui.web import in_plain_words, status_in_plain_words

URL = "https://me:hunter2@example.com:8443/feed?token=hidden#secret"


def led_to(error: Exception, cause: BaseException) -> Exception:
    error.__cause__ = cause
    return error


def untrusted() -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError("certificate verify failed")
    error.verify_message = "certificate has expired"
    return error


FAULTS = [
    (led_to(httpx.ConnectError(""), socket.gaierror(-2, "no name")), "cannot be found"),
    (led_to(httpx.ConnectError(""), OSError(errno.ECONNREFUSED, "")), "refused"),
    (led_to(httpx.ConnectError(""), OSError(errno.ENETUNREACH, "")), "network"),
    (led_to(httpx.ConnectError(""), untrusted()), "certificate has expired"),
    (led_to(httpx.ConnectError(""), ssl.SSLError("odd")), "secure connection"),
    (led_to(httpx.ReadError(""), OSError(errno.ECONNRESET, "")), "cut the connection"),
    (
        led_to(
            httpx.ConnectError(""),
            ExceptionGroup("all attempts", [OSError(errno.EHOSTUNREACH, "")]),
        ),
        "cannot be reached",
    ),
    (httpx.ReadError(""), "cut"),
    (httpx.ConnectTimeout(""), "does not answer"),
    (httpx.ReadTimeout(""), "stopped answering"),
    (httpx.PoolTimeout(""), "too busy"),
    (httpx.ProxyError("407 secret"), "HTTPS_PROXY"),
    (httpx.UnsupportedProtocol("data:"), "http and https"),
    (httpx.TooManyRedirects(""), "without end"),
    (httpx.DecodingError(""), "damaged"),
    (httpx.RemoteProtocolError(""), "broke off"),
    (httpx.LocalProtocolError(""), "as it is written"),
    (httpx.InvalidURL("hunter2"), "no web address"),
    (OSError(errno.ENOSPC, "hunter2"), "disk is full"),
    (TimeoutError(), "stopped answering"),
    (ValueError("hunter2"), "could not be read"),
]


@pytest.mark.parametrize(("error", "words"), FAULTS)
def test_faults_are_said_in_words(error: Exception, words: str) -> None:
    sentence = in_plain_words(error, URL)
    assert words in sentence and sentence.endswith(".")
    for secret in ("hunter2", "hidden", "#secret", "me:"):
        assert secret not in sentence


def test_a_status_says_itself_even_inside_an_error() -> None:
    request = httpx.Request("GET", URL)
    response = httpx.Response(404, request=request)
    error = httpx.HTTPStatusError("", request=request, response=response)
    assert in_plain_words(error, URL) == status_in_plain_words(404, URL)


@pytest.mark.parametrize("status", [*range(300, 600, 1)])
def test_every_status_has_a_sentence(status: int) -> None:
    sentence = status_in_plain_words(status, URL)
    assert sentence.endswith(".") and str(status) in sentence
    assert "hunter2" not in sentence and "hidden" not in sentence


@pytest.mark.parametrize("url", ["", "http://[::1", "nonsense", "http://{x}/{y}"])
def test_odd_addresses_do_no_harm(url: str) -> None:
    for error, _ in FAULTS:
        assert in_plain_words(error, url)[0].isprintable()
