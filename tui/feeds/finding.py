"""Finding shows: several directories asked at once, their answers made one list."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

from tui.config import Settings
from tui.errors import EarmarkError
from tui.feeds.directories import Apple, Directory, FoundShow, Fyyd, PodcastIndex
from tui.feeds.fetch import Fetcher
from tui.web import without_credentials

log = logging.getLogger(__name__)

PATIENCE = 8.0
"""Seconds after which a directory that has not answered is not waited for."""

_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


def directories_in(settings: Settings, fetcher: Fetcher) -> list[Directory]:
    """The directories the listener's settings name."""
    found: list[Directory] = []
    if settings.apple_url:
        found.append(Apple(fetcher, settings.apple_url))
    if settings.fyyd_url:
        found.append(Fyyd(fetcher, settings.fyyd_url))
    if index := podcast_index_in(settings, fetcher):
        found.append(index)
    return found


def podcast_index_in(settings: Settings, fetcher: Fetcher) -> PodcastIndex | None:
    """Podcast Index, if the listener has a key of their own."""
    key, secret = settings.podcast_index_key, settings.podcast_index_secret
    if not (key and secret and settings.podcast_index_url):
        return None
    return PodcastIndex(fetcher, key, secret, settings.podcast_index_url)


@dataclass(frozen=True, slots=True)
class Findings:
    """What directories know so far."""

    shows: tuple[FoundShow, ...] = ()
    """Best first, each once."""
    problems: tuple[str, ...] = ()
    """Why a directory is missing: one sentence each."""
    done: bool = False


async def find_shows(
    words: str, directories: Sequence[Directory], patience: float = PATIENCE
) -> Findings:
    """What all directories know, at the latest when patience is at its end."""
    told = [each async for each in finding_shows(words, directories, patience)]
    return told[-1] if told else Findings(done=True)


async def finding_shows(
    words: str, directories: Sequence[Directory], patience: float = PATIENCE
) -> AsyncIterator[Findings]:
    """What is known each time a directory has answered; a slow one delays nobody."""
    answers: dict[str, list[FoundShow]] = {}
    problems: list[str] = []

    async def ask(directory: Directory) -> None:
        try:
            async with asyncio.timeout(patience):
                answers[directory.name] = await directory.search(words)
        except TimeoutError:
            problems.append(f"{directory.name} does not answer: try again later.")
        except EarmarkError as error:
            problems.append(f"{directory.name}: {error}")
        except Exception:
            log.exception("unforeseen while asking %s", directory.name)
            problems.append(f"{directory.name} answers something odd: see the log.")

    tasks = [asyncio.ensure_future(ask(directory)) for directory in directories]
    try:
        for finished, task in enumerate(asyncio.as_completed(tasks), start=1):
            await task
            in_order = [answers.get(directory.name, []) for directory in directories]
            shows = merged(in_order)
            yield Findings(shows, tuple(problems), finished == len(tasks))
    finally:
        for pending in tasks:
            pending.cancel()


def merged(answers: Sequence[Sequence[FoundShow]]) -> tuple[FoundShow, ...]:
    """One list: each feed once, by its best place in any answer."""
    found: dict[str, FoundShow] = {}
    places: dict[str, int] = {}
    for answer in answers:
        for place, show in enumerate(answer):
            key = address_key(show.feed_url)
            kept = found.get(key)
            found[key] = _both(kept, show) if kept else show
            places[key] = min(place, places.get(key, place))
    return tuple(found[key] for key in sorted(found, key=lambda key: places[key]))


def _both(one: FoundShow, other: FoundShow) -> FoundShow:
    sources = one.source.split(", ")
    if other.source in sources:
        return one
    return replace(
        one,
        source=f"{one.source}, {other.source}",
        author=one.author or other.author,
        episodes=one.episodes or other.episodes,
        description=one.description or other.description,
        image_url=one.image_url or other.image_url,
        language=one.language or other.language,
    )


def address_key(url: str) -> str:
    """Addresses that differ in nothing that matters have the same."""
    bare = _SCHEME.sub("", without_credentials(url)).rstrip("/")
    host, slash, path = bare.partition("/")
    return host.lower() + slash + path
