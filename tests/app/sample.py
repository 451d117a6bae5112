"""A home with three shows in it, a clock that stands still, and no network."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tui.feeds.fetch import Fetched
from tui.home import Home
from tui.home.hearing import Hearing
from tui.model.chapter import Chapter
from tui.model.episode import Enclosure, EpisodeDetails, Soundbite
from tui.model.hit import HitKind, Passage
from tui.model.show import ShowDetails, Validators
from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.model.update import FeedUpdate
from tui.playback.player import Sound, State
from tui.playback.session import Session
from tui.playback.silent_player import SilentPlayer
from tui.sync.outcome import SyncFailure, SyncProgress, SyncResult

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

TITLES = (
    "Why forecasts of the tide are right",
    "A short history of the full stop",
    "How a lighthouse keeps time",
    "Listening to glaciers",
    "The map that was drawn twice",
    "Reading aloud: what the voice adds to the page",
    "潮汐與時間：給聽眾的一封信",
    "What the archive forgot",
)

SENTENCES = (
    "Good morning, and welcome back to the harbor.",
    "Today we talk about the tide, and about the people who write it down.",
    "You have kept the tables for eleven years; what was the first thing you learned?",
    "That the sea is punctual, and that we are not.",
    "Every forecast begins with the moon, and ends with the shape of the coast.",
    "So the same moon gives a different sea to every town?",
    "Yes, and to every hour of the year.",
    "A tide table is a promise made of very old measurements.",
)


class StillPlayer(SilentPlayer):
    """A player whose time passes only when a test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Sound] = []

    def open(self, sound: Sound, start: float, rate: float, volume: int) -> None:
        self.opened.append(sound)
        super().open(sound, start, rate, volume)

    def finish(self) -> None:
        """Come to the end."""
        self._state = State.ENDED

    def _settle(self) -> None:
        self._since = time.monotonic()


class StillHearing(Hearing):
    """Hearing by a player that stands still."""

    def session(self) -> Session:
        return Session(StillPlayer, self.library.places)


class SampleHome(Home):
    """A home whose sound is a player that stands still."""

    @property
    def hearing(self) -> Hearing:
        real = super().hearing
        return StillHearing(*(getattr(real, part.name) for part in fields(real)))


class StubFetcher:
    """No web at all."""

    async def get(self, url: str, *arguments: Any, **options: Any) -> Fetched:
        raise AssertionError(f"nobody should read {url}")

    async def close(self) -> None:
        """Nothing to let go of."""


class StubSynchronizer:
    """Finds nothing new, unless told otherwise."""

    def __init__(self) -> None:
        self.asked: list[object] = []
        self.failed: tuple[SyncFailure, ...] = ()
        self.offline = False

    async def sync(self, shows: Any = None, progress: Any = None) -> SyncResult:
        self.asked.append(shows)
        if progress:
            progress(SyncProgress(1, 3, "Harbor Talk"))
        return SyncResult(3, 0, 3, self.failed, 0, 0.1, self.offline)

    async def sync_due(self, progress: Any = None) -> SyncResult:
        return await self.sync("due", progress)


def transcript(timed: bool = True) -> Transcript:
    """A conversation of two, a sentence every five seconds."""
    cues = [
        Cue(
            text,
            start=5.0 * number if timed else None,
            end=5.0 * number + 5 if timed else None,
            speaker="Host" if number % 4 < 2 else "Guest",
            starts_paragraph=number % 4 == 2,
        )
        for number, text in enumerate(SENTENCES * 12)
    ]
    timing = Timing.CUE if timed else Timing.NONE
    return Transcript(tuple(cues), Source.FEED, timing, "en")


CHAPTERS = (
    Chapter(0, "Welcome", 40),
    Chapter(40, "The moon and the coast", 200),
    Chapter(200, "What the tables leave out", 420),
    Chapter(420, "Letters", 480),
)

NOTES = """
<p>We talk with the keeper of the tide tables about <em>punctual</em> seas.</p>
<h3>Links</h3>
<ul><li><a href="https://example.org/tides">How tide tables are made</a></li>
<li><a href="https://example.org/moon">The moon, in figures</a></li></ul>
<p>Chapters: 00:40 The moon and the coast, 03:20 What the tables leave out.</p>
"""


def details(number: int, title: str, **changes: Any) -> EpisodeDetails:
    """An episode, a week older for every number."""
    values: dict[str, Any] = {
        "guid": f"episode-{number}-{title}",
        "title": title,
        "published": NOW - timedelta(days=3 + 7 * number),
        "duration": 480.0 + 600 * number,
        "notes_html": NOTES,
        "enclosure": Enclosure("https://example.org/a.mp3", "audio/mpeg"),
    }
    return EpisodeDetails(**{**values, **changes})


def add_show(home: Home, title: str, episodes: list[EpisodeDetails]) -> list[int]:
    """Subscribe to a made-up show."""
    url = f"https://example.org/{title.replace(' ', '-').lower()}.rss"
    show = home.library.shows.add(
        url,
        ShowDetails(
            title,
            author="The harbor office",
            description_html="<p>Slow conversations about the sea.</p>",
            language="en",
            categories=("Science", "Nature"),
        ),
    )
    update = FeedUpdate(checked=NOW, validators=Validators(), new=tuple(episodes))
    return home.library.shows.apply(show.id, update)


def fill(home: Home) -> list[int]:
    """Three shows; the first one's newest episode has words and chapters."""
    harbor = [details(number, title) for number, title in enumerate(TITLES)]
    bite = Soundbite(60.0, 10.0, "The moon, in short")
    harbor[0] = details(0, TITLES[0], soundbites=(bite,))
    ids = add_show(home, "Harbor Talk", harbor)
    add_show(home, "Field Recordings", [details(1, "Rain on a tin roof")])
    post = details(2, "A letter without sound", enclosure=None)
    add_show(home, "Margin Notes", [details(0, "On margins"), post])
    rows = home.library.episodes.rows()
    by_title = {row.title: row.id for row in rows}
    first = by_title[TITLES[0]]
    words = transcript()
    passages = [
        Passage(HitKind.TRANSCRIPT, cue.text, cue.start, cue.speaker)
        for cue in words.cues
    ]
    home.library.words.keep_transcript(first, words, passages)
    home.library.words.keep_chapters(first, CHAPTERS)
    home.library.places.keep_place(by_title[TITLES[1]], 430.0, 1080.0)
    home.library.places.mark_played(by_title[TITLES[2]])
    home.library.queue.add_last(by_title[TITLES[3]])
    home.library.queue.add_last(by_title["Rain on a tin roof"])
    assert ids
    return [row.id for row in rows]


@contextmanager
def sample_home(root: Path, *, filled: bool = True) -> Iterator[Home]:
    """An open home whose web, words and sound are all turned by hand."""
    home = SampleHome.open(root)
    home.library.close()
    home.library = type(home.library)(home.directories.database, now=lambda: NOW)
    home.use_fetcher(StubFetcher())
    home._synchronizer = StubSynchronizer()  # type: ignore[assignment]
    if filled:
        fill(home)
    with home:
        yield home
