"""``Library``: the only door to what is stored."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from tui.model.chapter import Chapter
from tui.model.episode import Episode, EpisodeIdentity, EpisodeRow
from tui.model.hit import Hit, HitKind, Passage
from tui.model.queue import QueueItem
from tui.model.quote import Anchor, Quote
from tui.model.show import Show, ShowDetails
from tui.model.statistics import ShowStatistics
from tui.model.transcript import Source, Transcript
from tui.model.update import FeedFailure, FeedUpdate


class Shows(Protocol):
    """Subscriptions."""

    def all(self) -> list[Show]:
        """Every show, by title."""
        ...

    def get(self, show_id: int) -> Show:
        """Raises NotFound."""
        ...

    def find(self, words: str) -> Show:
        """By id, else by an unambiguous part of the title. NotFound, Ambiguous."""
        ...

    def by_url(self, url: str) -> Show | None:
        """By address or former address."""
        ...

    def add(self, url: str, details: ShowDetails) -> Show:
        """Subscribe. An address already there gives the show that has it."""
        ...

    def apply(self, show_id: int, update: FeedUpdate) -> list[int]:
        """Carry an update out in one transaction. Ids of the new episodes."""
        ...

    def fail(self, show_id: int, failure: FeedFailure) -> None:
        """Keep what went wrong on the show."""
        ...

    def remove(self, show_id: int) -> None:
        """Unsubscribe. Quotes stay."""
        ...

    def statistics(self, show_id: int, today: datetime) -> ShowStatistics:
        """The show at a glance."""
        ...

    def due(self, now: datetime) -> list[Show]:
        """Shows whose next check has come."""
        ...


class Episodes(Protocol):
    """Episodes and posts."""

    def rows(
        self,
        show_id: int | None = None,
        *,
        unplayed: bool = False,
        started: bool = False,
        playable: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[EpisodeRow]:
        """Newest first; of one show, or of all."""
        ...

    def get(self, episode_id: int) -> Episode:
        """Raises NotFound."""
        ...

    def find(self, words: str) -> Episode:
        """By id, else by an unambiguous part of the title. NotFound, Ambiguous."""
        ...

    def identities(self, show_id: int) -> list[EpisodeIdentity]:
        """What the show's episodes are recognized by."""
        ...

    def star(self, episode_id: int, starred: bool) -> None:
        """Mark as a favorite."""
        ...

    def set_download(self, episode_id: int, path: str | None) -> None:
        """Where the downloaded file lies, relative to the download folder."""
        ...

    def set_duration(self, episode_id: int, duration: float) -> None:
        """The length the audio really has, when a player has seen it."""
        ...

    def next_after(self, episode_id: int) -> EpisodeRow | None:
        """The show's next unplayed playable episode by date."""
        ...


class Words(Protocol):
    """Transcripts, chapters, anchors and the index of all text."""

    def transcript(self, episode_id: int) -> Transcript | None:
        """The transcript in use."""
        ...

    def transcripts(self, episode_id: int) -> list[Transcript]:
        """One per source, the one in use first."""
        ...

    def keep_transcript(
        self, episode_id: int, transcript: Transcript, passages: Sequence[Passage]
    ) -> None:
        """Store it, make it the one in use, and index its passages."""
        ...

    def use_transcript(self, episode_id: int, source: Source) -> None:
        """Switch to the transcript of another source."""
        ...

    def chapters(self, episode_id: int) -> tuple[Chapter, ...]:
        """In order, hidden ones included."""
        ...

    def keep_chapters(self, episode_id: int, chapters: Sequence[Chapter]) -> None:
        """Store and index them."""
        ...

    def keep_notes_text(self, episode_id: int, text: str) -> None:
        """Index the text of the show notes."""
        ...

    def anchors(self, episode_id: int, audio_key: str) -> list[Anchor]:
        """By text time."""
        ...

    def add_anchor(
        self, episode_id: int, audio_key: str, text_time: float, audio_time: float
    ) -> Anchor:
        """Keep the listener's word on where a line is heard."""
        ...

    def remove_anchor(self, anchor_id: int) -> None:
        """Undo it."""
        ...


class Index(Protocol):
    """The full-text index, in FTS5's own query syntax; ``tui.search`` speaks to it."""

    def match(
        self,
        expression: str,
        *,
        show_id: int | None = None,
        kinds: Sequence[HitKind] = (),
        speaker: str | None = None,
        after: datetime | None = None,
        before: datetime | None = None,
        newest_first: bool = False,
        limit: int = 50,
    ) -> list[Hit]:
        """Places that match, best first."""
        ...

    def containing(
        self, text: str, *, show_id: int | None = None, limit: int = 50
    ) -> list[Hit]:
        """Places that contain the text as it stands: for scripts without spaces."""
        ...


class Places(Protocol):
    """Listening positions; satisfies ``tui.playback.session.PlaceKeeper``."""

    def place(self, episode_id: int) -> float:
        """Where to go on, in seconds."""
        ...

    def keep_place(
        self, episode_id: int, position: float, duration: float | None
    ) -> None:
        """Remember a position."""
        ...

    def mark_played(self, episode_id: int, played: bool = True) -> None:
        """Heard to the end, or not after all (which also forgets the position)."""
        ...


class Queue(Protocol):
    """What is heard next."""

    def items(self) -> list[QueueItem]:
        """In order."""
        ...

    def add_last(self, episode_id: int) -> None:
        """At the end; moves it when already there."""
        ...

    def add_next(self, episode_id: int) -> None:
        """At the front; moves it when already there."""
        ...

    def move(self, episode_id: int, position: int) -> None:
        """To a place counted from 0."""
        ...

    def remove(self, episode_id: int) -> None:
        """Take it out."""
        ...

    def replace(self, episode_ids: Sequence[int]) -> None:
        """Set the whole queue: clear, and undo of clear."""
        ...

    def pop(self) -> EpisodeRow | None:
        """Take out the first."""
        ...


class Quotes(Protocol):
    """Kept passages."""

    def all(self) -> list[Quote]:
        """Newest first."""
        ...

    def add(
        self,
        episode_id: int,
        text: str,
        *,
        speaker: str | None = None,
        start: float | None = None,
        end: float | None = None,
        note: str = "",
    ) -> Quote:
        """Keep a passage."""
        ...

    def annotate(self, quote_id: int, note: str) -> None:
        """Set its note."""
        ...

    def remove(self, quote_id: int) -> None:
        """Let it go."""
        ...


class Library:
    """What is stored, door by door. Safe to use from any thread; calls block.

    One connection a thread, WAL, one writer at a time; every write is committed
    when the call returns.
    """

    shows: Shows
    episodes: Episodes
    words: Words
    index: Index
    places: Places
    queue: Queue
    quotes: Quotes

    def __init__(self, file: Path, now: Callable[[], datetime] | None = None) -> None:
        """Open the file, made when missing, brought up to date when old.

        Raises:
            LibraryError: it cannot be opened, is damaged, or is of a newer Earmark.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Close every connection."""
        raise NotImplementedError
