"""Twins: one show at two addresses, so that it is subscribed to once."""

from collections.abc import Callable, Collection, Iterable

from tui.feeds.parse import ParsedFeed
from tui.library.secrets import is_private
from tui.model.show import Show
from tui.text import public_url

_SHARED = 0.5
"""The part of a feed's episodes that the other has too."""


def twin_of(
    feed: ParsedFeed,
    url: str,
    shows: Iterable[Show],
    guids: Callable[[Show], Collection[str]],
) -> Show | None:
    """The show that a feed is another address of; None where it is a new one.

    By ``podcast:guid``, else by title and episodes. A private feed is no twin of a
    public one, whatever they share: subscribers get more.
    """
    for show in shows:
        if is_private(show.url) != is_private(url):
            continue
        if feed.show.guid and show.details.guid:
            if feed.show.guid == show.details.guid:
                return show
        elif show.title == feed.show.title and _shares(feed, guids(show)):
            return show
    return None


def has_other_secrets(url: str, given: str) -> bool:
    """Whether two addresses are one but for their passwords or tokens."""
    return url != given and is_private(given) and public_url(url) == public_url(given)


def _shares(feed: ParsedFeed, known: Collection[str]) -> bool:
    """Guids that are addresses or long are nobody else's; numbers may be."""
    here = {episode.guid for episode in feed.episodes if len(episode.guid) >= 8}
    return bool(here) and len(here.intersection(known)) >= _SHARED * len(here)
