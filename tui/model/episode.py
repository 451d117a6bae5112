"""An episode: what the feed says of it, how it is known again, how it is listed."""

from dataclasses import dataclass
from datetime import datetime

from tui.model.chapter import Chapter
from tui.model.download_state import DownloadState
from tui.model.show import Chat, Funding, Person, Remark
from tui.model.transcript import Source, Timing

LIVE_KINDS = ("live", "pending")
"""What is heard as it happens, and what will be."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that carries an episode's sound."""

    url: str
    type: str = ""
    length_bytes: int | None = None
    bitrate: float | None = None
    """Bits per second."""
    title: str | None = None
    language: str | None = None
    integrity: str | None = None
    """A Subresource Integrity hash such as ``sha384-…``."""


@dataclass(frozen=True, slots=True)
class TranscriptLink:
    """A transcript file the feed points to (``podcast:transcript``)."""

    url: str
    type: str = ""
    language: str | None = None
    rel: str | None = None


@dataclass(frozen=True, slots=True)
class Soundbite:
    """A passage the publisher thinks worth hearing first."""

    start: float
    duration: float
    title: str


@dataclass(frozen=True, slots=True)
class EpisodeDetails:
    """What a feed says about an episode. Every string is plain text.

    ``notes_html`` is the fullest text the item carries, as HTML (entities of the
    XML decoded once, no controls). ``enclosure`` is None for a post without sound.
    """

    guid: str
    """As given, else the enclosure's address without tokens, else made of title and
    date."""
    title: str
    published: datetime | None = None
    duration: float | None = None
    link: str | None = None
    notes_html: str = ""
    summary: str = ""
    author: str | None = None
    enclosure: Enclosure | None = None
    alternates: tuple[Enclosure, ...] = ()
    season: int | None = None
    season_name: str | None = None
    number: float | None = None
    number_text: str | None = None
    kind: str = "full"
    """``full``, ``trailer`` or ``bonus``; ``live`` and ``pending`` for live events."""
    explicit: bool | None = None
    image_url: str | None = None
    language: str | None = None
    location: str | None = None
    license: str | None = None
    transcripts: tuple[TranscriptLink, ...] = ()
    chapters_url: str | None = None
    chapters: tuple[Chapter, ...] = ()
    """Chapters in the feed itself (``psc:chapters``)."""
    people: tuple[Person, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    discussion_url: str | None = None
    funding: tuple[Funding, ...] = ()
    chats: tuple[Chat, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class EpisodeIdentity:
    """What an episode in the library is recognized by when its feed is read again."""

    id: int
    guid: str
    audio_url: str | None
    title: str
    published: datetime | None
    details_hash: str
    """Of the stored ``EpisodeDetails``: equal hashes need no write."""
    live: bool = False
    """Whether it is a live event, now or to come."""


@dataclass(frozen=True, slots=True)
class TranscriptNote:
    """Where an episode's words came from and how their times were made."""

    source: Source
    timing: Timing
    language: str | None


@dataclass(frozen=True, slots=True)
class EpisodeRow:
    """An episode as lists show it: no notes, cheap for tens of thousands."""

    id: int
    show_id: int
    show_title: str
    guid: str
    title: str
    published: datetime | None
    duration: float | None
    season: int | None
    number: float | None
    kind: str
    link: str | None
    audio_url: str | None
    """Without what is secret in it: fit to show, and not always to be heard."""
    audio_type: str | None
    position: float
    played: bool
    starred: bool
    downloaded: bool
    transcript: TranscriptNote | None
    chapters: int
    download: DownloadState | None = None
    """What becomes of a download that is not there yet."""
    offline: bool = False
    """Whether everything of it was made available offline."""
    explicit: bool | None = None

    @property
    def playable(self) -> bool:
        """Whether it has sound."""
        return self.audio_url is not None

    @property
    def live(self) -> bool:
        """Whether it is a live event, now or to come: it has no length and no place."""
        return self.kind in LIVE_KINDS

    @property
    def started(self) -> bool:
        """Whether it was listened to in part."""
        return self.position > 0 and not self.played


@dataclass(frozen=True, slots=True)
class Episode:
    """An episode whole: its row in the list and everything the feed said."""

    row: EpisodeRow
    details: EpisodeDetails
    download_path: str | None = None
    """Where the downloaded file lies, relative to the download folder."""
    measured_duration: float | None = None
    """The length the audio was seen to have, whatever the feed says."""

    @property
    def id(self) -> int:
        """The library's number for it."""
        return self.row.id

    @property
    def title(self) -> str:
        """The name to show."""
        return self.row.title
