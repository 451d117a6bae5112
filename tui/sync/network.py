"""The network: whether failures are each server's own or this machine is offline."""

from tui.errors import FetchError, Unreached
from tui.web import host_of

OFFLINE = (
    "Nothing can be reached: this machine, or its proxy, seems to be offline; shows "
    "are looked at again when it is not."
)

_ENOUGH = 8
"""So many hosts that cannot be reached, and none that can: the rest need no asking."""


class Network:
    """What a sync learns of the network on its way. Made for one sync."""

    def __init__(self) -> None:
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

        Without any answer, one host is too few to tell by, unless the system says
        that there is no network. Once it worked it may break down on the way.
        """
        network = list(self._unreached.values()).count(Unreached.NETWORK)
        if self._reached:
            return network > 1
        return network > 0 or len(self._unreached) > 1

    def check(self) -> None:
        """Raises FetchError when so many could not be reached that asking is vain."""
        if not self._reached and len(self._unreached) >= _ENOUGH:
            raise FetchError(OFFLINE, unreached=Unreached.NETWORK)
