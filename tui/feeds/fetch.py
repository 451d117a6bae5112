"""Fetching: an address becomes bytes, politely, within bounds."""

from dataclasses import dataclass, field
from typing import Protocol

from tui.model.show import Validators


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered. ``body`` is None when nothing changed (304)."""

    url: str
    """Where the body was finally found."""
    body: bytes | None
    content_type: str = ""
    validators: Validators = field(default_factory=Validators)
    moved_to: str | None = None
    """The new address, when every redirect from the start was permanent (301, 308)."""
    max_age: float | None = None
    """Seconds for which the server says the answer stays good."""


class Fetcher(Protocol):
    """Reads addresses. The one seam between Earmark and the web."""

    async def get(
        self,
        url: str,
        validators: Validators | None = None,
        *,
        limit_bytes: int | None = None,
        named_by: str | None = None,
    ) -> Fetched:
        """The body at an address.

        ``named_by`` is the address of the feed whose content names this one, a
        transcript say. It lends its user and password on the same host, and this
        machine and its own network are then out of reach unless the feed is there.

        Raises:
            FetchError: it could not be read; the message is fit to show.
        """
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
