"""Shows like a show: those it recommends itself, then the charts of its category."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

from tui.errors import UsageError
from tui.feeds.directories import Apple, Directory, FoundShow, PodcastIndex
from tui.feeds.finding import Findings, finding_shows, merged
from tui.model.show import Show
from tui.web import host_of

GENRES = {
    "arts": 1301,
    "comedy": 1303,
    "education": 1304,
    "kids & family": 1305,
    "tv & film": 1309,
    "music": 1310,
    "religion & spirituality": 1314,
    "technology": 1318,
    "business": 1321,
    "society & culture": 1324,
    "fiction": 1483,
    "history": 1487,
    "true crime": 1488,
    "news": 1489,
    "leisure": 1502,
    "government": 1511,
    "health & fitness": 1512,
    "science": 1533,
    "sports": 1545,
}
"""Apple's numbers of the main categories that ``itunes:category`` knows."""

_MOST_NAMED = 20
"""Shows of a podroll that are looked up, each with a request of its own."""

RECOMMENDED = "Recommended"
"""The source of what a show recommends itself."""


def recommended(show: Show) -> tuple[FoundShow, ...]:
    """The shows of its podroll that say where they are."""
    return tuple(
        FoundShow(each.title or host_of(each.feed_url), each.feed_url, RECOMMENDED)
        for each in show.details.podroll
        if each.feed_url
    )


def charted_category(show: Show) -> str | None:
    """Its first category that has charts."""
    names = show.details.categories
    return next((name for name in names if name.lower() in GENRES), None)


async def similar_shows(
    show: Show, apple: Apple | None, index: PodcastIndex | None = None
) -> AsyncIterator[Findings]:
    """What it recommends at once, then with the charts; never the show itself.

    ``index`` knows where the shows are that it names by ``podcast:guid`` only.
    """
    own = recommended(show)
    guids = [each.feed_guid for each in show.details.podroll if not each.feed_url]
    category = charted_category(show)
    directories: list[Directory] = []
    if named := [guid for guid in guids if guid]:
        directories.append(Podroll(named, index))
    if apple is not None and category is not None:
        directories.append(Charts(apple, category))
    yield Findings(own, done=not directories)
    async for more in finding_shows(category or "", directories):
        shows = _own_first(merged([own, more.shows]))
        yield Findings(_without(shows, show), more.problems, more.done)


class Podroll:
    """Shows known by their ``podcast:guid``: a directory that is asked for them all."""

    name = RECOMMENDED

    def __init__(self, guids: Sequence[str], index: PodcastIndex | None) -> None:
        self._guids = guids[:_MOST_NAMED]
        self._index = index

    async def search(self, words: str) -> list[FoundShow]:
        """See ``Directory.search``; the words are of no use."""
        if self._index is None:
            shows = "1 show" if len(self._guids) == 1 else f"{len(self._guids)} shows"
            raise UsageError(
                f"{shows} without an address; with a key of your own for Podcast Index "
                "(podcast_index_key in the settings) they can be found."
            )
        found = await asyncio.gather(*map(self._index.by_guid, self._guids))
        return [replace(show, source=self.name) for show in found if show]


class Charts:
    """The most heard shows of a category: a directory that is asked for its name."""

    def __init__(self, apple: Apple, category: str) -> None:
        self._apple = apple
        self.name = f"{category} charts"

    async def search(self, words: str) -> list[FoundShow]:
        """See ``Directory.search``."""
        found = await self._apple.charts(GENRES[words.lower()])
        return [replace(show, source=self.name) for show in found]


def is_recommended(found: FoundShow) -> bool:
    """Whether the show asked about recommends it."""
    return found.source.startswith(RECOMMENDED)


def _own_first(shows: Sequence[FoundShow]) -> list[FoundShow]:
    return sorted(shows, key=lambda each: not is_recommended(each))


def _without(shows: Sequence[FoundShow], show: Show) -> tuple[FoundShow, ...]:
    own = {show.url, *show.aliases}
    return tuple(each for each in shows if each.feed_url not in own)
