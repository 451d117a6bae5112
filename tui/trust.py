"""Trust: the authorities whose word is taken for who a server is."""

import ssl
from functools import cache


@cache
def trusted() -> ssl.SSLContext:
    """The usual authorities and those of this machine; slow to make, so made once."""
    import httpx

    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context
