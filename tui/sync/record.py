"""The record: what was seen of a show is decided on and written down."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from tui.errors import EarmarkError
from tui.feeds.markup import readable_text
from tui.library.library import Library
from tui.model.show import Show
from tui.model.update import FeedUpdate
from tui.sync.decide import decide, decide_failed, decide_unchanged
from tui.sync.indexing import index_few
from tui.sync.looking import Seen
from tui.sync.outcome import Outcome, SyncFailure
from tui.text import safe_url

log = logging.getLogger(__name__)

_RECENT_EPISODES = 12


class Record:
    """Writes what became of shows into the library. Everything here blocks."""

    def __init__(
        self,
        library: Library,
        now: Callable[[], datetime],
        jitter: Callable[[], float],
    ) -> None:
        self._library = library
        self._now = now
        self._jitter = jitter

    def known_items(self, show: Show) -> Mapping[str, str]:
        """Items that need not be read again, as their episodes are here."""
        known = self._library.shows.fingerprints(show.id)
        here = {each.guid for each in self._library.episodes.identities(show.id)}
        return {mark: guid for mark, guid in known.items() if guid in here}

    def write(self, show: Show, seen: Seen) -> Outcome:
        """Decide what changes, and write it."""
        update = self._update(show, seen)
        new = self._library.shows.apply(show.id, update, _NotesTexts(update))
        index_few(self._library, [*new, *(number for number, _ in update.changed)])
        updated = bool(new or update.changed or update.details or update.url)
        return Outcome(updated, len(new))

    def _update(self, show: Show, seen: Seen) -> FeedUpdate:
        episodes = self._library.episodes
        if seen.feed is None:
            rows = episodes.rows(show.id, limit=_RECENT_EPISODES)
            return decide_unchanged(show, [row.published for row in rows], seen.look)
        return decide(show, episodes.identities(show.id), seen.feed, seen.look)

    def fail(self, show: Show, error: EarmarkError) -> Outcome:
        """Store what went wrong on the show."""
        log.warning("%s: %s", safe_url(show.url), error)
        try:
            self._library.shows.fail(
                show.id, decide_failed(show, error, self._now(), self._jitter())
            )
        except EarmarkError:
            log.exception("the failure of show %d could not be stored", show.id)
        return Outcome(failure=failure_of(show, error))

    def fail_unreached(
        self, shows: Sequence[Show], outcomes: Mapping[int, Outcome]
    ) -> None:
        """Store the failures that might have been the network's."""
        for show in shows:
            error = outcomes[show.id].unreached
            if error is not None:
                self.fail(show, error)


def failure_of(show: Show, error: EarmarkError) -> SyncFailure:
    """What is told of a failure."""
    again = show.failures > 0
    return SyncFailure(show.title, safe_url(show.url), str(error), again)


class _NotesTexts(Mapping[str, str]):
    """The text of show notes by guid, made when it is needed and not kept."""

    def __init__(self, update: FeedUpdate) -> None:
        written = (*update.new, *(episode for _, episode in update.changed))
        self._episodes = {episode.guid: episode for episode in written}

    def __contains__(self, guid: object) -> bool:
        return guid in self._episodes

    def __getitem__(self, guid: str) -> str:
        return readable_text(self._episodes[guid].notes_html)

    def __iter__(self) -> Iterator[str]:
        return iter(self._episodes)

    def __len__(self) -> int:
        return len(self._episodes)
