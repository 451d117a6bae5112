"""Recognizing: which of the library's episodes an item of a feed is."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar
from urllib.parse import urlsplit

from tui.model.episode import EpisodeDetails, EpisodeIdentity

Thing = TypeVar("Thing")

_SAME_MOMENT = timedelta(hours=12)
"""Less than a day, as a daily show may give every episode the same title."""
_NOT_LETTERS = re.compile(r"[\W_]+")


def recognized(
    known: Sequence[EpisodeIdentity], episodes: Sequence[EpisodeDetails]
) -> list[tuple[EpisodeDetails, EpisodeIdentity | None]]:
    """Each episode of a feed with the identity it has in the library, if any.

    By guid; where guids have changed, by the path of the sound, or by title and
    date, if only one on each side fits. No identity is given twice.
    """
    by_guid = {identity.guid: identity for identity in known}
    found = {
        episode.guid: by_guid[episode.guid]
        for episode in episodes
        if episode.guid in by_guid
    }
    for same in (_by_sound, _by_title):
        taken = {identity.id for identity in found.values()}
        left = [identity for identity in known if identity.id not in taken]
        new = [episode for episode in episodes if episode.guid not in found]
        found |= same(left, new)
    return [(episode, found.get(episode.guid)) for episode in episodes]


def _by_sound(
    known: Sequence[EpisodeIdentity], episodes: Sequence[EpisodeDetails]
) -> dict[str, EpisodeIdentity]:
    """The same file, and not under another title and another date as well.

    Some shows give the same address to one bulletin after the other.
    """
    identities = _grouped(known, lambda identity: _sound_path(identity.audio_url))
    news = _grouped(
        episodes, lambda e: _sound_path(e.enclosure.url if e.enclosure else None)
    )
    return {
        new[0].guid: identities[path][0]
        for path, new in news.items()
        if len(new) == len(identities.get(path, ())) == 1
        and _agree(identities[path][0], new[0])
    }


def _by_title(
    known: Sequence[EpisodeIdentity], episodes: Sequence[EpisodeDetails]
) -> dict[str, EpisodeIdentity]:
    """The same title at about the same time."""
    identities = _grouped(known, lambda identity: _letters(identity.title))
    news = _grouped(episodes, lambda episode: _letters(episode.title))
    found: dict[str, EpisodeIdentity] = {}
    for title, new in news.items():
        for episode in new:
            near = _near(episode, identities.get(title, ()))
            rivals = [e for e in new if near and _is_near(near[0], e)]
            if len(near) == len(rivals) == 1:
                found[episode.guid] = near[0]
    return found


def _near(
    episode: EpisodeDetails, identities: Iterable[EpisodeIdentity]
) -> list[EpisodeIdentity]:
    return [identity for identity in identities if _is_near(identity, episode)]


def _is_near(identity: EpisodeIdentity, episode: EpisodeDetails) -> bool:
    return _are_close(identity.published, episode.published)


def _agree(identity: EpisodeIdentity, episode: EpisodeDetails) -> bool:
    same_title = _letters(identity.title) == _letters(episode.title)
    return same_title or _is_near(identity, episode)


def _are_close(one: datetime | None, other: datetime | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _SAME_MOMENT


def _sound_path(url: str | None) -> str:
    """The end of the path: prefixes that count listeners come and go."""
    if not url:
        return ""
    segments = urlsplit(url).path.strip("/").split("/")
    return "/".join(segments[-2:])


def _letters(title: str) -> str:
    return _NOT_LETTERS.sub("", title).casefold()


def _grouped(
    things: Iterable[Thing], key: Callable[[Thing], Hashable]
) -> dict[Hashable, list[Thing]]:
    groups: dict[Hashable, list[Thing]] = defaultdict(list)
    for thing in things:
        if value := key(thing):
            groups[value].append(thing)
    return groups
