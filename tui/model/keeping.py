"""Keeping: what the rules want downloaded, and which files they let go. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tui.model.show_settings import KeepingRules


@dataclass(frozen=True, slots=True)
class Keepable:
    """What the rules look at of an episode with sound."""

    id: int
    played: bool
    starred: bool
    published: datetime | None = None
    downloaded: datetime | None = None
    """When its file came, as far as is known."""
    here: bool = False
    """Whether its file is here."""
    coming: bool = False
    """Whether it was asked for."""
    declined: bool = False
    """Whether its file was let go, or its download called off."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """What to do, by episode."""

    fetch: tuple[int, ...] = ()
    remove: tuple[int, ...] = ()


def decide_keeping(
    episodes: Iterable[Keepable],
    rules: KeepingRules,
    now: datetime,
    in_use: Collection[int] = (),
) -> Keeping:
    """What the rules of a show say of its episodes.

    What is ``in_use``, heard or queued, is never removed. What was let go is not
    brought back.
    """
    every = sorted(episodes, key=_newest_first)
    remove = [e.id for e in every if e.id not in in_use and _goes(e, rules, now)]
    newest = [e for e in every if not e.played][: rules.auto_download]
    fetch = [e.id for e in newest if not (e.here or e.coming or e.declined)]
    return Keeping(tuple(fetch), tuple(remove))


def _goes(episode: Keepable, rules: KeepingRules, now: datetime) -> bool:
    if not episode.here or (episode.starred and rules.keep_starred):
        return False
    if rules.remove_played and episode.played:
        return True
    if not rules.remove_after_days or episode.downloaded is None:
        return False
    return now - episode.downloaded >= timedelta(days=rules.remove_after_days)


def _newest_first(episode: Keepable) -> tuple[float, int]:
    published = episode.published
    return (-published.timestamp() if published else float("inf"), -episode.id)
