"""Asking: which shows a sync of many asks, and which hosts wait to be asked later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tui.model.show import Show
from tui.sync.outcome import Waiting
from tui.sync.standing import left_alone
from tui.web import host_of


@dataclass(frozen=True, slots=True)
class Asking:
    """Which shows are asked, and why others are not."""

    shows: tuple[Show, ...]
    ended: int
    waiting: tuple[Waiting, ...]


def to_ask(shows: Sequence[Show], waiting: Sequence[Show], now: datetime) -> Asking:
    """Those of the shows that have not ended and whose hosts may be asked by now.

    ``waiting`` are shows, of these or others, whose hosts want to be left alone.
    """
    until = left_alone(waiting, now)
    going = [show for show in shows if not show.ended]
    left = [host for show in going if (host := host_of(show.url)) in until]
    return Asking(
        tuple(show for show in going if host_of(show.url) not in until),
        len(shows) - len(going),
        tuple(Waiting(host, until[host], left.count(host)) for host in sorted({*left})),
    )
