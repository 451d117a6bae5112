"""Shows like a show: those it recommends itself, then the charts of its category."""

from collections.abc import AsyncIterator, Sequence

from tui.feeds.directories import Apple, FoundShow
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


def recommended(show: Show) -> tuple[FoundShow, ...]:
    """The shows of its podroll that say where they are."""
    return tuple(
        FoundShow(each.title or host_of(each.feed_url), each.feed_url, "Recommended")
        for each in show.details.podroll
        if each.feed_url
    )


def genre_of(show: Show) -> int | None:
    """Apple's number of its first category that has one."""
    numbers = (GENRES.get(name.lower()) for name in show.details.categories)
    return next((number for number in numbers if number), None)


async def similar_shows(show: Show, apple: Apple | None) -> AsyncIterator[Findings]:
    """What it recommends at once, then with the charts; never the show itself."""
    own = recommended(show)
    genre = genre_of(show)
    if apple is None or genre is None:
        yield Findings(own, done=True)
        return
    yield Findings(own)
    async for charts in finding_shows(str(genre), [Charts(apple)]):
        yield Findings(
            _without(merged([own, charts.shows]), show), charts.problems, charts.done
        )


class Charts:
    """The most heard shows of a category: a directory that is asked for its number."""

    name = "Apple charts"

    def __init__(self, apple: Apple) -> None:
        self._apple = apple

    async def search(self, words: str) -> list[FoundShow]:
        """See ``Directory.search``."""
        return await self._apple.charts(int(words))


def _without(shows: Sequence[FoundShow], show: Show) -> tuple[FoundShow, ...]:
    own = {show.url, *show.aliases}
    return tuple(each for each in shows if each.feed_url not in own)
