"""Standing: whether a show is still looked at, when next, and why not before. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from tui.model.show import Show
from tui.web import host_of


class Standing(Enum):
    """How a show stands."""

    WELL = "well"
    FAILING = "failing"
    WAITING = "waiting"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class NextLook:
    """When a show is looked at next; ``at`` is None where it is due, or has ended."""

    standing: Standing
    at: datetime | None
    why: str = ""

    def words(self, now: datetime, said: Callable[[datetime], str]) -> str:
        """When, and why not before; ``said`` gives a moment in words."""
        if self.standing is Standing.ENDED:
            return self.why
        when = "due now" if self.at is None or self.at <= now else said(self.at)
        return ", ".join(filter(None, (when, self.why)))


def left_alone(shows: Iterable[Show], now: datetime) -> dict[str, datetime]:
    """Until when hosts want to be left alone.

    A ``Retry-After`` (RFC 9110, 10.2.3) is the host's: it holds for all its shows,
    whichever of them it was given for.
    """
    until: dict[str, datetime] = {}
    for show in shows:
        if show.not_before and show.not_before > now and not show.ended:
            host = host_of(show.url)
            until[host] = max(show.not_before, until.get(host, now))
    return until


def next_look(show: Show, hosts: Mapping[str, datetime]) -> NextLook:
    """When a show is looked at next, given until when ``hosts`` are left alone.

    A show waits where its host puts off what would be its own time.
    """
    host = host_of(show.url)
    if show.ended:
        why = f"never: {host} says that the feed is gone for good"
        return NextLook(Standing.ENDED, None, why)
    until = hosts.get(host)
    if until and (show.next_check is None or show.next_check <= until):
        return NextLook(Standing.WAITING, until, f"as {host} wants to be left alone")
    if show.failures:
        times = "" if show.failures == 1 else f" {show.failures} times in a row"
        return NextLook(Standing.FAILING, show.next_check, f"as it failed{times}")
    return NextLook(Standing.WELL, show.next_check)
