"""Credentials: the user and the password that a feed wants to be asked with."""

from urllib.parse import quote, urlsplit, urlunsplit

from tui.errors import EarmarkError, FetchError
from tui.feeds.discovery import normalize_address

_UNAUTHORIZED = 401


def wants_user(error: EarmarkError) -> bool:
    """Whether there is no user in the address, or not the right one (RFC 9110,
    15.5.2)."""
    return isinstance(error, FetchError) and error.status == _UNAUTHORIZED


def has_user(address: str) -> bool:
    """Whether an address names a user.

    Raises:
        UsageError: it is no address.
    """
    return urlsplit(normalize_address(address)).username is not None


def with_user(address: str, user: str, password: str) -> str:
    """The address with a user and a password, in place of those it has (RFC 3986,
    3.2.1).

    Raises:
        UsageError: it is no address.
    """
    parts = urlsplit(normalize_address(address))
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(
        parts._replace(netloc=f"{quote(user, '')}:{quote(password, '')}@{place}")
    )
