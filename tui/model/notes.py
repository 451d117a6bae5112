"""Show notes: what a publisher wrote below an episode, as blocks of plain text."""

from dataclasses import dataclass
from enum import StrEnum

from tui.model.chapter import Chapter
from tui.model.transcript import Transcript


class NoteKind(StrEnum):
    """What a block of notes is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    """A list item."""
    QUOTE = "quote"
    CODE = "code"
    TABLE_ROW = "row"
    IMAGE = "image"
    CAPTION = "caption"
    """Words below an image."""
    RULE = "rule"


class Section(StrEnum):
    """Which part of the notes a block belongs to."""

    BODY = "body"
    CHAPTERS = "chapters"
    TRANSCRIPT = "transcript"
    LINKS = "links"
    BOILERPLATE = "boilerplate"
    """Subscribe lines, platform footers: never part of what is spoken."""


class SpanKind(StrEnum):
    """What a span of a block's text is."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    TIME = "time"
    """A time stamp that seeks."""


@dataclass(frozen=True, slots=True)
class NoteSpan:
    """A marked stretch of a block's text, by character offsets."""

    kind: SpanKind
    first: int
    last: int
    target: str | None = None
    """The address of a link (http, https or mailto only)."""
    seconds: float | None = None
    """Where a time stamp leads."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A row of a table: where its cells lie in the text of its block."""

    cells: tuple[tuple[int, int], ...]
    """First and last offset of each; the same twice for an empty one."""
    names: bool = False
    """Whether it names the columns."""
    opens: bool = False
    """Whether a table begins with it."""


@dataclass(frozen=True, slots=True)
class NoteBlock:
    """A block of notes: plain text and what stretches of it mean."""

    kind: NoteKind
    text: str
    section: Section = Section.BODY
    level: int = 0
    """Of a heading (1 to 6) or of a nested list item or quotation (0 outermost)."""
    marker: str = ""
    """What stands before a list item: ``•``, ``3.`` …; blanks where an item goes on.

    An item without any is a bare line, such as one of a poem or an address."""
    spans: tuple[NoteSpan, ...] = ()
    row: NoteRow | None = None
    """Of a table's row that has more than one cell."""
    opens: bool = False
    """Whether bare lines begin with it, apart from any before."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the notes, numbered from 1 as they are shown."""

    number: int
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Notes:
    """Show notes taken apart.

    ``chapters`` and ``transcript`` are those found inside the notes; a transcript is
    there both when the notes hold one and, with ``Timing.NONE`` and one cue a
    sentence, when the notes are an essay that is read aloud.
    """

    blocks: tuple[NoteBlock, ...]
    links: tuple[Link, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    transcript: Transcript | None = None
