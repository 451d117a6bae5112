"""Proxies: whether a request that never arrived is the server's fault or a proxy's."""

import ssl
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from tui.errors import FetchError, Unreached
from tui.web import causes, in_plain_words, unreached_in

_UNREACHED = (
    "The proxy of this machine cannot be reached: check HTTPS_PROXY and HTTP_PROXY."
)


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
