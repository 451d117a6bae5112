"""Deciding: what is stored, what a feed now says and the time become an update."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tui.errors import EarmarkError, FetchError
from tui.feeds.parse import ParsedFeed
from tui.feeds.redaction import redacted
from tui.library.documents import details_hash
from tui.model.episode import EpisodeDetails, EpisodeIdentity
from tui.model.show import Show, ShowDetails, Validators
from tui.model.update import FeedFailure, FeedUpdate
from tui.sync.live import decide_live, live_episodes, over
from tui.sync.recognize import recognized
from tui.sync.rhythm import leave_until, next_check, next_try

_GONE = 410
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a feed brought besides its content."""

    now: datetime
    validators: Validators
    url: str | None = None
    """Where the feed has moved for good."""
    max_age: float | None = None
    jitter: float = 0.0


def decide(
    show: Show, known: Sequence[EpisodeIdentity], feed: ParsedFeed, look: Look
) -> FeedUpdate:
    """What to write after a feed was read.

    Episodes that left the feed stay as they are; those the library knows under
    another guid are changed, not added.
    """
    new: list[EpisodeDetails] = []
    changed: list[tuple[int, EpisodeDetails]] = []
    came: set[int] = set()
    as_it_was = set(feed.kept)
    others = [identity for identity in known if identity.guid not in as_it_was]
    for episode, identity in recognized(others, feed.episodes):
        if identity is None:
            new.append(episode)
            continue
        came.add(identity.id)
        if details_hash(episode) != identity.details_hash:
            changed.append((identity.id, episode))
    guids = as_it_was | {episode.guid for episode in feed.episodes}
    live = list(live_episodes(feed.show.live_items, guids))
    news = decide_live(known, live)
    published = [
        *(episode.published for episode in feed.episodes),
        *(each.published for each in known if each.guid in as_it_was),
    ]
    details = worth_keeping(feed.show, show.url)
    return FeedUpdate(
        checked=look.now,
        validators=look.validators,
        next_check=_next_check(published, feed, look),
        url=_moved(show, look.url),
        details=details if details != show.details else None,
        new=tuple(sorted([*new, *news[0]], key=_date, reverse=True)),
        changed=(*changed, *news[1]),
        over=over(known, live, came),
        fingerprints=feed.fingerprints,
    )


def worth_keeping(details: ShowDetails, url: str) -> ShowDetails:
    """What the library keeps of the show of the feed at an address.

    Where the feed goes on is of use only to who is reading it, and may hold a token;
    what is live is kept with the episodes.
    """
    live = redacted(details.live_items, url)
    return replace(details, new_feed_url=None, next_page_url=None, live_items=live)


def decide_unchanged(
    show: Show, published: Sequence[datetime | None], look: Look
) -> FeedUpdate:
    """What to write when a feed says what it said before."""
    return FeedUpdate(
        checked=look.now,
        validators=look.validators,
        next_check=next_check(
            look.now, published, show.details, max_age=look.max_age, jitter=look.jitter
        ),
        url=_moved(show, look.url),
    )


def decide_failed(
    show: Show, error: EarmarkError, now: datetime, jitter: float = 0.0
) -> FeedFailure:
    """What to write when a feed could not be read: when to try again, if ever."""
    retry_after = error.retry_after if isinstance(error, FetchError) else None
    gone = isinstance(error, FetchError) and error.status == _GONE
    again = next_try(now, show.failures, retry_after=retry_after, jitter=jitter)
    away = leave_until(now, retry_after) if retry_after else None
    return FeedFailure(now, str(error), None if gone else again, away, gone)


def _next_check(
    published: Sequence[datetime | None], feed: ParsedFeed, look: Look
) -> datetime:
    return next_check(
        look.now, published, feed.show, max_age=look.max_age, jitter=look.jitter
    )


def _moved(show: Show, url: str | None) -> str | None:
    return url if url != show.url else None


def _date(episode: EpisodeDetails) -> datetime:
    return episode.published or _LONG_AGO
