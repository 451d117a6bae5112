"""Indexing: the words that episodes carry themselves, looked for a little at a time.

Taking notes apart costs some hundredths of a second an episode: too much for a sync of
thousands, so the newest come first and the rest follows when there is time. Until then
the plain text of the notes is found.
"""

import logging
import time
from collections.abc import Sequence

from tui.errors import NotFound
from tui.library.library import Library

_log = logging.getLogger(__name__)

_AT_ONCE = 10


def index_for(library: Library, seconds: float) -> int:
    """Index the newest episodes that are not yet, for some seconds; gives how many."""
    end = time.monotonic() + seconds
    indexed = 0
    while episode_ids := library.episodes.unindexed(_AT_ONCE):
        for episode_id in episode_ids:
            if time.monotonic() >= end:
                return indexed
            _index(library, episode_id)
            indexed += 1
    return indexed


def index_few(library: Library, episode_ids: Sequence[int]) -> None:
    """Index episodes at once, unless they are so many that somebody would wait."""
    if len(episode_ids) <= _AT_ONCE:
        for episode_id in episode_ids:
            _index(library, episode_id)


def _index(library: Library, episode_id: int) -> None:
    """Index an episode; one that makes trouble is not tried again as it is."""
    from tui.sync.kept_words import KeptWords
    from tui.sync.offline_words import index_episode

    try:
        episode = library.episodes.get(episode_id)
    except NotFound:
        return
    try:
        index_episode(library, episode)
        if library.alignments.any(episode_id):
            KeptWords(library, None).index_again(episode)
    except Exception:
        _log.exception("the words of episode %d could not be indexed", episode_id)
        library.episodes.mark_indexed(episode_id, episode.details)
