"""A transcript: the words of an episode, and how far their times can be trusted."""

from dataclasses import dataclass, field
from enum import StrEnum


class Source(StrEnum):
    """Where the words came from."""

    FEED = "feed"
    """A ``podcast:transcript`` file."""
    EMBEDDED = "embedded"
    """Lyrics or subtitles inside the audio file."""
    NOTES = "notes"
    """The show notes."""
    PAGE = "page"
    """The episode's web page."""
    FILE = "file"
    """A file the listener named, or that lies beside the audio."""
    RECOGNIZED = "recognized"
    """A recognizer on this machine."""


class Timing(StrEnum):
    """How the times were made: the timing ladder, best first."""

    WORD = "word"
    CUE = "cue"
    ALIGNED = "aligned"
    ANCHORED = "anchored"
    TURN = "turn"
    ESTIMATED = "estimated"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is written, punctuation included. Times in seconds."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of speech by one speaker: a caption, a sentence, a turn.

    Times are seconds from the start of the audio; both are None where nothing is
    known. Paragraphs of one turn share the turn's start until ``timing`` places them.
    ``text`` is plain and has no line breaks. ``words``, where the publisher
    gave them, are in order and inside the cue, and joined make up ``text`` but for
    the space between them. ``speaker`` is carried forward: it is set on every cue of
    a turn, not only on the first.
    """

    text: str
    start: float | None = None
    end: float | None = None
    speaker: str | None = None
    words: tuple[Word, ...] = ()
    starts_paragraph: bool = False
    heading: bool = False
    """A heading of an essay, or the name of a section."""
    spoken: bool = True
    """False where it is known not to be in the audio: a footer, an aside, a caption.

    Its times are then the moment it would have been said."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the audio, in seconds."""

    start: float
    end: float

    @property
    def length(self) -> float:
        """In seconds."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words of an episode, in order.

    Timed cues are sorted by start; a cue may end after the next one starts (people
    talk over each other). Either every cue has a start or none has.
    """

    cues: tuple[Cue, ...]
    source: Source
    timing: Timing
    language: str | None = None
    origin: str | None = None
    """The address or file the words were read from, fit to show."""
    notes: tuple[str, ...] = field(default=())
    """What the reader should know: cues dropped, times repaired. Whole sentences."""
    inserted: tuple[Stretch, ...] = ()
    """What is heard and not written here: adverts, music. Known for aligned words."""
    settled: bool = False
    """Whether guessed times came with the words, in a file Earmark has written."""

    @property
    def timed(self) -> bool:
        """Whether the words can follow the sound."""
        return self.timing is not Timing.NONE

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks, in the order of their first words."""
        return tuple(dict.fromkeys(c.speaker for c in self.cues if c.speaker))

    @property
    def text(self) -> str:
        """All words, a paragraph or turn a line."""
        return "\n".join(cue.text for cue in self.cues)
