"""Proxies: whether a request that never arrived is the server's fault or a proxy's."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from tui.errors import FetchError, Unreached
from tui.web import causes, in_plain_words, unreached_in

_UNREACHED = (
    "The proxy of this machine cannot be reached: check HTTPS_PROXY and HTTP_PROXY."
)
_SENSELESS = (
    "A proxy in the environment makes no sense: HTTPS_PROXY, HTTP_PROXY and ALL_PROXY "
    "are addresses as http://host:port or socks5://host:port."
)


@contextmanager
def proxies_explained() -> Iterator[None]:
    """Turn what httpx raises for proxies that it cannot use into one sentence.

    Raises:
        FetchError: the environment names such a proxy.
    """
    from httpx import InvalidURL

    try:
        yield
    except (ValueError, InvalidURL) as error:
        raise FetchError(_SENSELESS, unreached=Unreached.NETWORK) from error


def never_read(error: Exception, url: str) -> FetchError:
    """What httpx or the system raised, in plain words."""
    unconnected = type(error).__name__ in ("ConnectError", "ConnectTimeout")
    of_tls = any(isinstance(cause, ssl.SSLError) for cause in causes(error))
    if unconnected and not of_tls and proxied(url):
        return FetchError(_UNREACHED, unreached=Unreached.NETWORK)
    return FetchError(in_plain_words(error, url), unreached=unreached_in(error))


def proxied(url: str) -> bool:
    """Whether the environment has requests for the address go through a proxy."""
    parts = urlsplit(url)
    proxies = getproxies()
    if not (proxies.get(parts.scheme) or proxies.get("all")):
        return False
    return not proxy_bypass(parts.netloc.rpartition("@")[2])
