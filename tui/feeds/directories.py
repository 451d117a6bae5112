"""Directories: public lists of podcasts, asked for shows by words.

Apple and fyyd need no key; Podcast Index wants one of the listener's own.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlencode

from tui.errors import FeedError
from tui.feeds.addresses import absolute
from tui.feeds.fetch import MEGABYTE, Fetcher
from tui.feeds.markup import visible_text
from tui.text import plain_line
from tui.web import host_of

APPLE = "https://itunes.apple.com"
FYYD = "https://api.fyyd.de/0.2"
PODCAST_INDEX = "https://api.podcastindex.org/api/1.0"

_LIMIT_BYTES = 8 * MEGABYTE
_AT_MOST = 50


@dataclass(frozen=True, slots=True)
class FoundShow:
    """A show as a directory describes it."""

    title: str
    feed_url: str
    source: str
    """The directory's name; several, when several know the show."""
    author: str | None = None
    episodes: int | None = None
    description: str = ""
    image_url: str | None = None
    language: str | None = None


class Directory(Protocol):
    """A list of podcasts that can be searched."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    async def search(self, words: str) -> list[FoundShow]:
        """Shows that fit, best first.

        Raises:
            FetchError, FeedError: it does not answer, or not as it should.
        """
        ...


@dataclass(frozen=True, slots=True)
class Apple:
    """Apple's podcast directory (the iTunes Search API)."""

    fetcher: Fetcher
    endpoint: str = APPLE
    country: str = "US"
    name: str = "Apple"

    async def search(self, words: str) -> list[FoundShow]:
        """See ``Directory.search``."""
        query = {"media": "podcast", "term": words, "limit": _AT_MOST}
        url = _url(self.endpoint, "search", {**query, "country": self.country})
        return list(self._shows(await _asked(self.fetcher, url)))

    async def feed_url(self, number: str) -> str | None:
        """The feed of the show with a number, as it stands in Apple's links."""
        url = _url(self.endpoint, "lookup", {"id": number, "entity": "podcast"})
        found = self._shows(await _asked(self.fetcher, url))
        return next((show.feed_url for show in found), None)

    async def charts(self, genre: int) -> list[FoundShow]:
        """The shows of a category that are heard most.

        The charts name shows by number only; a second question tells their feeds.
        """
        path = f"{self.country.lower()}/rss/toppodcasts/limit={_AT_MOST}/genre={genre}"
        answer = await _asked(self.fetcher, _url(self.endpoint, f"{path}/json", {}))
        numbers = ",".join(_chart_numbers(answer))
        if not numbers:
            return []
        query = {"id": numbers, "entity": "podcast"}
        url = _url(self.endpoint, "lookup", query)
        return list(self._shows(await _asked(self.fetcher, url)))

    def _shows(self, answer: Mapping[str, Any]) -> Iterator[FoundShow]:
        for each in _listed(answer, "results"):
            yield from _show(
                self.name,
                each.get("collectionName"),
                each.get("feedUrl"),
                author=each.get("artistName"),
                episodes=each.get("trackCount"),
                image=each.get("artworkUrl600"),
            )


@dataclass(frozen=True, slots=True)
class Fyyd:
    """The directory fyyd.de."""

    fetcher: Fetcher
    endpoint: str = FYYD
    name: str = "fyyd"

    async def search(self, words: str) -> list[FoundShow]:
        """See ``Directory.search``."""
        query = {"title": words, "count": _AT_MOST}
        url = _url(self.endpoint, "search/podcast", query)
        answer = await _asked(self.fetcher, url)
        return [
            show
            for each in _listed(answer, "data")
            for show in _show(
                self.name,
                each.get("title"),
                each.get("xmlURL"),
                author=each.get("author"),
                episodes=each.get("episode_count"),
                description=each.get("description") or each.get("subtitle"),
                image=each.get("imgURL"),
                language=each.get("language"),
            )
        ]


@dataclass(frozen=True, slots=True)
class PodcastIndex:
    """The directory podcastindex.org, with the listener's own key."""

    fetcher: Fetcher
    key: str
    secret: str
    endpoint: str = PODCAST_INDEX
    name: str = "Podcast Index"
    now: Callable[[], float] = time.time

    async def search(self, words: str) -> list[FoundShow]:
        """See ``Directory.search``."""
        query = {"q": words, "max": _AT_MOST}
        url = _url(self.endpoint, "search/byterm", query)
        answer = await _asked(self.fetcher, url, self._credentials())
        return [show for each in _listed(answer, "feeds") for show in self._shows(each)]

    async def by_guid(self, guid: str) -> FoundShow | None:
        """The show with a ``podcast:guid``, if it is known there.

        Raises:
            FetchError, FeedError: see ``Directory.search``.
        """
        url = _url(self.endpoint, "podcasts/byguid", {"guid": guid})
        answer = await _asked(self.fetcher, url, self._credentials())
        found = answer.get("feed")
        return next(self._shows(found), None) if isinstance(found, dict) else None

    def _shows(self, each: Mapping[str, Any]) -> Iterator[FoundShow]:
        return _show(
            self.name,
            each.get("title"),
            each.get("url"),
            author=each.get("author"),
            episodes=each.get("episodeCount"),
            description=each.get("description"),
            image=each.get("image"),
            language=each.get("language"),
        )

    def _credentials(self) -> dict[str, str]:
        """The headers it wants: key, date, and their hash with the secret."""
        date = str(int(self.now()))
        signed = f"{self.key}{self.secret}{date}".encode()
        return {
            "X-Auth-Key": self.key,
            "X-Auth-Date": date,
            "Authorization": hashlib.sha1(signed).hexdigest(),
        }


def _url(endpoint: str, path: str, query: Mapping[str, object]) -> str:
    return f"{endpoint.rstrip('/')}/{path}?{urlencode(query)}"


async def _asked(
    fetcher: Fetcher, url: str, headers: Mapping[str, str] | None = None
) -> Mapping[str, Any]:
    fetched = await fetcher.get(url, limit_bytes=_LIMIT_BYTES, headers=headers)
    try:
        answer = json.loads(fetched.body or b"")
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict):
        raise FeedError(f"{host_of(url)} does not answer as a directory should.")
    return answer


def _listed(answer: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    found = answer.get(name)
    listed = found if isinstance(found, list) else ()
    yield from (each for each in listed if isinstance(each, dict))


def _chart_numbers(answer: Mapping[str, Any]) -> Iterator[str]:
    feed = answer.get("feed")
    for entry in _listed(feed if isinstance(feed, dict) else {}, "entry"):
        try:
            number = entry["id"]["attributes"]["im:id"]
        except (KeyError, TypeError):
            continue
        if isinstance(number, str) and number.isdecimal():
            yield number


def _show(
    source: str,
    title: object,
    feed_url: object,
    *,
    author: object = None,
    episodes: object = None,
    description: object = None,
    image: object = None,
    language: object = None,
) -> Iterator[FoundShow]:
    """The show, if it says what it is called and where its feed is."""
    url = absolute(_text(feed_url), "")
    if url and _text(title):
        yield FoundShow(
            _text(title),
            url,
            source,
            _text(author) or None,
            episodes if isinstance(episodes, int) and episodes > 0 else None,
            visible_text(description) if isinstance(description, str) else "",
            absolute(_text(image), ""),
            _text(language) or None,
        )


def _text(value: object) -> str:
    return plain_line(value) if isinstance(value, str) else ""
