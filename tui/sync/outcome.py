"""Outcomes: what became of each show, and of a sync as a whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tui.errors import FetchError


@dataclass(frozen=True, slots=True)
class SyncFailure:
    """A show that could not be brought up to date, and why."""

    show: str
    url: str
    """Fit to show: without secrets."""
    error: str
    again: bool = False
    """It failed when it was looked at before, too."""


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """How far a sync is."""

    done: int
    total: int
    show: str
    new_episodes: int = 0
    """So far."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A host that wants to be left alone until then, and how many shows it has."""

    host: str
    until: datetime
    shows: int


@dataclass(frozen=True, slots=True)
class SyncResult:
    """What a sync did."""

    checked: int
    updated: int
    unchanged: int
    failed: tuple[SyncFailure, ...]
    new_episodes: int
    seconds: float
    offline: bool = False
    """Nothing could be reached; nothing is held against the shows that failed."""
    ended: int = 0
    """Shows that have ended and were therefore not asked."""
    waiting: tuple[Waiting, ...] = ()
    """Hosts that were not asked, as they want."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one show."""

    updated: bool = False
    new_episodes: int = 0
    failure: SyncFailure | None = None
    waiting: Waiting | None = None
    """It was not asked, as its host wants to be left alone."""
    unreached: FetchError | None = None
    """The failure may be the network's: not yet stored on the show."""


def result_of(
    outcomes: Sequence[Outcome], seconds: float, *, offline: bool
) -> SyncResult:
    """The outcomes, counted."""
    failed = tuple(outcome.failure for outcome in outcomes if outcome.failure)
    updated = sum(outcome.updated and not outcome.failure for outcome in outcomes)
    waiting = together(outcome.waiting for outcome in outcomes if outcome.waiting)
    checked = len(outcomes) - sum(each.shows for each in waiting)
    return SyncResult(
        checked=checked,
        updated=updated,
        unchanged=checked - updated - len(failed),
        failed=failed,
        new_episodes=sum(outcome.new_episodes for outcome in outcomes),
        seconds=seconds,
        offline=offline,
        waiting=waiting,
    )


def together(waiting: Iterable[Waiting]) -> tuple[Waiting, ...]:
    """Each host once, with all its shows, until the latest it asked for."""
    hosts: dict[str, Waiting] = {}
    for each in waiting:
        there = hosts.get(each.host, Waiting(each.host, each.until, 0))
        until = max(there.until, each.until)
        hosts[each.host] = Waiting(each.host, until, there.shows + each.shows)
    return tuple(hosts[host] for host in sorted(hosts))
