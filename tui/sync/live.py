"""Live: which live events of a feed are listed, and which are over. Pure.

``podcast:liveItem`` of the podcast namespace: once it has ended a feed drops it, or has
an item of the same guid in its place.
"""

from collections.abc import Collection, Iterator, Sequence

from tui.library.documents import details_hash
from tui.model.episode import Enclosure, EpisodeDetails, EpisodeIdentity
from tui.model.show import LiveItem

_LISTED = ("live", "pending")


def live_episodes(
    items: Sequence[LiveItem], published: Collection[str]
) -> Iterator[EpisodeDetails]:
    """What is live or will be, as episodes; not what is published as one already."""
    seen = set(published)
    for item in items:
        if item.status in _LISTED and item.guid not in seen:
            seen.add(item.guid)
            yield _episode(item)


def _episode(item: LiveItem) -> EpisodeDetails:
    return EpisodeDetails(
        guid=item.guid,
        title=item.title or "Live",
        published=item.start,
        link=item.content_link,
        enclosure=Enclosure(item.url) if item.url else None,
        kind=item.status,
    )


def decide_live(
    known: Sequence[EpisodeIdentity], episodes: Sequence[EpisodeDetails]
) -> tuple[list[EpisodeDetails], list[tuple[int, EpisodeDetails]]]:
    """Which live events are new, and what is news of those that are listed."""
    listed = {identity.guid: identity for identity in known}
    new: list[EpisodeDetails] = []
    changed: list[tuple[int, EpisodeDetails]] = []
    for episode in episodes:
        identity = listed.get(episode.guid)
        if identity is None:
            new.append(episode)
        elif identity.live and details_hash(episode) != identity.details_hash:
            changed.append((identity.id, episode))
    return new, changed


def over(
    known: Sequence[EpisodeIdentity],
    episodes: Sequence[EpisodeDetails],
    published: Collection[int],
) -> tuple[int, ...]:
    """Live events that are no more; ``published`` have become episodes."""
    announced = {episode.guid for episode in episodes}
    return tuple(
        identity.id
        for identity in known
        if identity.live
        and identity.guid not in announced
        and identity.id not in published
    )
