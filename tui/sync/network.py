"""The network: whether failures are each server's own or this machine is offline."""

import socket
from collections.abc import Callable

from tui.errors import FetchError, Unreached
from tui.web import host_of

OFFLINE = (
    "Nothing can be reached: this machine, or its proxy, seems to be offline; shows "
    "are looked at again when it is not."
)

_ENOUGH = 8
"""So many hosts that cannot be reached, and none that can: the rest need no asking."""

_ANYWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
"""Addresses of nobody's (RFC 5737, RFC 3849), reached over the same way as others."""


def has_route() -> bool:
    """Whether the system knows a way to anywhere. Nothing is sent."""
    return any(_leads_to(family, address) for family, address in _ANYWHERE)


def _leads_to(family: socket.AddressFamily, address: str) -> bool:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as nowhere:
            nowhere.connect((address, 9))
    except OSError:
        return False
    return True


class Network:
    """What a sync learns of the network on its way. Made for one sync."""

    def __init__(self, has_route: Callable[[], bool] = has_route) -> None:
        """``has_route`` says whether there is a way to anywhere."""
        self._has_route = has_route
        self._reached = False
        self._unreached: dict[str, Unreached] = {}

    def reached(self) -> None:
        """A server answered, whatever it said."""
        self._reached = True

    def failed(self, url: str, unreached: Unreached) -> None:
        """A host could not be reached."""
        self._unreached[host_of(url)] = unreached

    def is_down(self) -> bool:
        """Whether failures are the network's, once everybody was asked.

        Without any answer, one host is too few to tell by, unless the system knows of
        no network. Once it worked it may break down on the way.
        """
        network = list(self._unreached.values()).count(Unreached.NETWORK)
        if self._reached:
            return network > 1
        if network or len(self._unreached) > 1:
            return True
        return bool(self._unreached) and not self._has_route()

    def check(self) -> None:
        """Raises FetchError when so many could not be reached that asking is vain."""
        if not self._reached and len(self._unreached) >= _ENOUGH:
            raise FetchError(OFFLINE, unreached=Unreached.NETWORK)
