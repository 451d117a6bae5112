"""An update: what one look at a feed changes in the library. Written by one decision,
carried out in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tui.model.episode import EpisodeDetails
from tui.model.show import ShowDetails, Validators


@dataclass(frozen=True, slots=True)
class FeedUpdate:
    """What to write after a feed was read. Nothing here deletes an episode, but for
    live events that are over."""

    checked: datetime
    validators: Validators
    next_check: datetime | None = None
    url: str | None = None
    """The new address when the subscription moved; the old one becomes an alias."""
    details: ShowDetails | None = None
    """None when unchanged."""
    new: tuple[EpisodeDetails, ...] = ()
    changed: tuple[tuple[int, EpisodeDetails], ...] = ()
    """Episode id and what the feed now says of it."""
    over: tuple[int, ...] = ()
    """Live events that are no more."""
    fingerprints: Mapping[str, str] | None = None
    """The guid of every item of the feed by its fingerprint; None when unchanged."""


@dataclass(frozen=True, slots=True)
class FeedFailure:
    """What to write after a feed could not be read."""

    checked: datetime
    error: str
    next_check: datetime | None = None
    not_before: datetime | None = None
    """Until when the server wants to be left alone."""
    ended: bool = False
    """The server says the feed is gone for good (410)."""
