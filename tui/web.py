"""How Earmark behaves on the web: who it says it is, and what went wrong in words."""

from tui import __version__

USER_AGENT = f"Earmark/{__version__} (terminal podcast reader)"

MAX_REDIRECTS = 20


def in_plain_words(error: Exception, url: str) -> str:
    """One sentence on why an address could not be read, for any httpx error.

    Names the host, never the query, user or password of the address.
    """
    raise NotImplementedError
