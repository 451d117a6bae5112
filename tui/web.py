"""How Earmark behaves on the web: who it says it is, and what went wrong in words."""

import errno
import socket
import ssl
from collections.abc import Iterator
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from tui import __version__
from tui.errors import FetchError, Unreached
from tui.text import plain_line, safe_url

USER_AGENT = f"Earmark/{__version__} (terminal podcast reader)"

MAX_REDIRECTS = 20
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
"""RFC 9110, 15.4: the address itself has changed."""

_DEFAULT_PORTS = {"http": 80, "https": 443}

_STATUS_SENTENCES = {
    402: "{host} wants to be paid first (402): look at your subscription there.",
    403: "{host} refuses to give this address (403): it may be for subscribers only, "
    "or refuse the network you are on.",
    404: "There is nothing at {address} (404): check the address, or look where it "
    "has moved.",
    406: "{host} has nothing at this address that can be read here (406): check the "
    "address.",
    407: "The proxy wants a user name and a password (407): put them into HTTPS_PROXY.",
    408: "{host} got tired of waiting (408): try again later.",
    410: "{host} says that {address} is gone for good (410): look where it has moved.",
    416: "{host} has less than was asked for (416): start again from the beginning.",
    429: "{host} asks for fewer requests (429): try again later.",
    451: "{host} may not give this address for legal reasons (451).",
    511: "The network you are on wants you to sign in first (511): open a web page.",
}

_ELSEWHERE = (
    "{host} wants a user name and a password for this file (401), and those of the "
    "feed are given to no other host than its own: ask the publisher."
)

_ERRNO_SENTENCES = {
    errno.ECONNREFUSED: "{host} refused the connection: it may be down; try again "
    "later.",
    errno.ECONNRESET: "{host} cut the connection: try again.",
    errno.ECONNABORTED: "The connection to {host} was cut: try again.",
    errno.EPIPE: "{host} cut the connection: try again.",
    errno.ENETUNREACH: "{host} cannot be reached: check the network connection.",
    errno.ENETDOWN: "{host} cannot be reached: check the network connection.",
    errno.EHOSTUNREACH: "{host} cannot be reached: check the network connection.",
    errno.EADDRNOTAVAIL: "{host} cannot be reached: check the network connection.",
    errno.ETIMEDOUT: "{host} does not answer: try again later, or check the network.",
    errno.ENOSPC: "The disk is full: make room and try again.",
    errno.EMFILE: "Too many files are open at once: close something and try again.",
}

_NO_NETWORK = (errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL)
_NO_HOST = (errno.EHOSTUNREACH, errno.EHOSTDOWN, errno.ETIMEDOUT)

_HTTPX_SENTENCES = {
    "ConnectTimeout": "{host} does not answer: try again later, or check the network.",
    "PoolTimeout": "{host} is too busy with earlier requests: try again later.",
    "TimeoutException": "{host} stopped answering: try again later.",
    "ProxyError": "The proxy did not let the request to {host} through: check "
    "HTTPS_PROXY and HTTP_PROXY.",
    "UnsupportedProtocol": "Only http and https addresses can be read, not {address}.",
    "TooManyRedirects": "{host} sends from one address to the next without end: check "
    "the address.",
    "DecodingError": "{host} sent damaged data: try again later.",
    "RemoteProtocolError": "{host} broke off in the middle of its answer: try again.",
    "LocalProtocolError": "{address} cannot be asked for as it is written: check it.",
    "NetworkError": "The connection to {host} was cut: try again.",
    "InvalidURL": "{address} is no web address, or leads to none: check it.",
}


def host_of(url: str) -> str:
    """The host of an address, with its port where that is unusual; fit to show."""
    try:
        parts = urlsplit(plain_line(url))
        host, port = parts.hostname, parts.port
    except ValueError:
        return "the server"
    if not host:
        return "the server"
    return f"{host}:{port}" if port else host


def in_plain_words(error: BaseException, url: str) -> str:
    """One sentence on why an address could not be read, for any httpx error.

    Names the host, never the query, user or password of the address.
    """
    status = getattr(getattr(error, "response", None), "status_code", None)
    if isinstance(status, int):
        return status_in_plain_words(status, url)
    sentence = (
        _ofcauses(error) or _of_class(error) or "{host} could not be read: try again."
    )
    return _filled(sentence, url)


def status_in_plain_words(status: int, url: str) -> str:
    """One sentence on what an HTTP status that is no success means (RFC 9110, 15)."""
    if status == 401:
        return _filled(_unauthorized(url), url)
    if status in _STATUS_SENTENCES:
        return _filled(_STATUS_SENTENCES[status], url)
    if status >= 500:
        sentence = f"{{host}} has a problem of its own ({status}): try again later."
    else:
        sentence = f"{{host}} does not give this address ({status}): check the address."
    return _filled(sentence, url)


def status_of_a_file(status: int, url: str, feed_url: str) -> str:
    """The same for a file that a feed names, which may be on another host."""
    if status == 401 and host_of(url) != host_of(feed_url):
        return _filled(_ELSEWHERE, url)
    return status_in_plain_words(status, url)


def unreached_in(error: BaseException) -> Unreached | None:
    """Why no server was reached, for any httpx error; None where one was."""
    for cause in causes(error):
        if isinstance(cause, socket.gaierror):
            nobody_knows = cause.errno == socket.EAI_AGAIN
            return Unreached.NETWORK if nobody_knows else Unreached.HOST
        if isinstance(cause, OSError) and cause.errno in _NO_NETWORK:
            return Unreached.NETWORK
        if isinstance(cause, OSError) and cause.errno in _NO_HOST:
            return Unreached.HOST
        if type(cause).__name__ == "ConnectTimeout":
            return Unreached.HOST
    return None


def web_address(url: str) -> SplitResult | None:
    """The parts of an http or https address that names a host; else None."""
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if named and parts.scheme.lower() in ("http", "https") else None


def checked(url: str) -> SplitResult:
    """The parts of an address that may be asked for.

    Raises:
        FetchError: it is not an http or https address with a host.
    """
    parts = web_address(url)
    if parts is None:
        raise FetchError(
            f"Only http and https addresses can be read, not {safe_url(url)}."
        )
    return parts


def redirected(url: str, location: str) -> str:
    """Where a redirect leads, with the user and password where they may go along."""
    target = urljoin(without_credentials(url), location.strip())
    checked(target)
    return with_credentials_of(url, target)


def with_credentials_of(url: str, target: str) -> str:
    """``target`` with the user and password of ``url``, if it is on the same host.

    They never go to another host or port, nor from https back to http.
    """
    giver, taker = web_address(url), web_address(target)
    if giver is None or taker is None or "@" in taker.netloc:
        return target
    user, at, _ = giver.netloc.rpartition("@")
    if not at or not _same_place(giver, taker):
        return target
    return urlunsplit(taker._replace(netloc=f"{user}@{taker.netloc}"))


def without_credentials(url: str) -> str:
    """The address without its user and password."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _same_place(giver: SplitResult, taker: SplitResult) -> bool:
    if giver.hostname != taker.hostname:
        return False
    if port_of(giver) == port_of(taker):
        return giver.scheme == taker.scheme
    return (port_of(giver), port_of(taker)) == (80, 443)


def port_of(parts: SplitResult) -> int:
    """The port an address leads to."""
    return parts.port or _DEFAULT_PORTS[parts.scheme.lower()]


def _filled(sentence: str, url: str) -> str:
    host = host_of(url)
    filled = sentence.format(host=host, address=safe_url(url))
    return filled[0].upper() + filled[1:] if host == "the server" else filled


def _unauthorized(url: str) -> str:
    parts = web_address(url)
    if parts is not None and parts.username:
        return "{host} does not accept this user name and password (401): check them."
    return (
        "{host} wants a user name and a password (401): earmark add asks for them in a "
        "terminal; or write them into the address, as in https://user:password@host."
    )


def _ofcauses(error: BaseException) -> str | None:
    """What the system said, where the error comes from there."""
    for cause in causes(error):
        if isinstance(cause, ssl.SSLError):
            return _of_tls(cause)
        if isinstance(cause, socket.gaierror):
            return "{host} cannot be found: check the address and the network."
        if isinstance(cause, OSError) and cause.errno in _ERRNO_SENTENCES:
            return _ERRNO_SENTENCES[cause.errno]
    return None


_NOT_TLS = frozenset({"WRONG_VERSION_NUMBER", "UNKNOWN_PROTOCOL", "HTTP_REQUEST"})
"""What OpenSSL says where what came is no TLS record at all."""


def _of_tls(error: ssl.SSLError) -> str:
    if getattr(error, "reason", None) in _NOT_TLS:
        return (
            "{host} does not speak TLS there: check whether the address begins with "
            "http rather than https, or the network wants you to sign in first."
        )
    if not isinstance(error, ssl.SSLCertVerificationError):
        return (
            "No secure connection to {host} could be made: try again, or try another "
            "network."
        )
    reason = plain_line(error.verify_message or "not valid").rstrip(".")
    reason = reason.replace("{", "(").replace("}", ")")
    return (
        f"{{host}} shows a certificate that cannot be trusted ({reason}): check this "
        "machine's clock, and whether the network wants you to sign in first."
    )


def _of_class(error: BaseException) -> str | None:
    """By the name of the class or a base, so that httpx need not be loaded here."""
    for kind in type(error).__mro__:
        if kind.__name__ in _HTTPX_SENTENCES:
            return _HTTPX_SENTENCES[kind.__name__]
    if isinstance(error, TimeoutError):
        return _HTTPX_SENTENCES["TimeoutException"]
    return None


def causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all that led to it, groups of attempts included."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        cause = waiting.pop()
        if cause is None or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting.append(cause.__cause__ or cause.__context__)
        if isinstance(cause, BaseExceptionGroup):
            waiting += cause.exceptions
