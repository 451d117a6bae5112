"""A layout: which words stand on which line of a given width.

Every place of the script is on exactly one line and every line, blank ones too,
leads to a place, so that a resize or another timing never loses the reader.
"""

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from tui.app.phrases import clock
from tui.app.widgets.transcript_script import Passage, Place, Script
from tui.app.widgets.transcript_wrap import Span
from tui.model.quote import LEFT_OUT
from tui.model.reading import BlockKind

MARK_WIDTH = 2
"""Cells before the text, for the reading cursor's bar."""
NOT_SPOKEN = "–"
"""Stands in the gutter, where else the time does."""
_GUTTER_SPACE = 2
_LEAST_TEXT_BESIDE_TIMES = 44
_EDGE = 2
_ROOMY = 40
_SET_OFF = frozenset({BlockKind.CHAPTER, BlockKind.HEADING})


class LineKind(Enum):
    """What a line is."""

    BLANK = auto()
    SPEAKER = auto()
    TEXT = auto()


class Line(NamedTuple):
    """A line: a stretch of a passage's text, or what stands above it."""

    kind: LineKind
    passage: int
    first: int
    last: int
    time: str = ""
    """What stands in the gutter."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How the columns are shared out: margin, times, cursor bar, text."""

    width: int
    margin: int
    gutter: int
    """Cells for the times; 0 where there is no room for them, or no times."""
    text: int

    @property
    def text_left(self) -> int:
        """The column at which the text begins."""
        return self.margin + self.gutter + MARK_WIDTH


def frame(width: int, measure: int, longest_time: str) -> Frame:
    """Share out a width; where there is room, the text stands in the middle."""
    gutter = len(longest_time) + _GUTTER_SPACE if longest_time else 0
    edge = _EDGE if width >= _ROOMY else 0
    room = width - 2 * edge - MARK_WIDTH
    if room - gutter < _LEAST_TEXT_BESIDE_TIMES:
        gutter = 0
    text = max(min(measure, room - gutter), 1)
    margin = max((width - text) // 2 - gutter - MARK_WIDTH, edge)
    return Frame(width, margin, gutter, text)


class Layout:
    """A script in lines of a width."""

    def __init__(self, script: Script, width: int, spacing: int = 1) -> None:
        self.script = script
        self._spacing = spacing
        self.lines: list[Line] = []
        self._text_lines: list[range] = []
        self._time = ""
        for number, passage in enumerate(script.passages):
            self._add(number, passage, width)
        if self.lines:
            end = len(script.passages) - 1, len(script.passages[-1].text)
            self.lines.append(Line(LineKind.BLANK, end[0], end[1], end[1]))

    def _add(self, number: int, passage: Passage, width: int) -> None:
        blank = Line(LineKind.BLANK, number, 0, 0)
        set_off = passage.kind in _SET_OFF
        self.lines += [blank] * (self._spacing + set_off if number else 1)
        time = self._new_time(number, passage)
        if passage.speaker:
            self.lines.append(Line(LineKind.SPEAKER, number, 0, 0, time))
            time = ""
        first = len(self.lines)
        for span in passage.wrappable.lines(width):
            self.lines.append(Line(LineKind.TEXT, number, *span, time))
            time = ""
        self._text_lines.append(range(first, len(self.lines)))

    def _new_time(self, number: int, passage: Passage) -> str:
        """The passage's time, unless it was shown last; a turn says it again."""
        if passage.silent:
            return NOT_SPOKEN
        time = clock(passage.start)
        below_title = number > 0 and self.script.passages[number - 1].kind in _SET_OFF
        again = passage.speaker and not below_title
        if time == self._time and not again:
            return ""
        self._time = time or self._time
        return time

    def line_of(self, place: Place) -> int:
        """The line a place is on."""
        if not self._text_lines:
            return 0
        lines = self._text_lines[place.passage]
        found = bisect_right(
            self.lines, place.offset, lines.start, lines.stop, key=_first
        )
        return max(found - 1, lines.start)

    def place_at(self, line: int) -> Place:
        """The place a line begins at; of a line without text, the next one's."""
        if not self.lines:
            return Place(0, 0)
        found = self.lines[min(max(line, 0), len(self.lines) - 1)]
        return Place(found.passage, found.first)

    def gap_before(self, number: int) -> str:
        """What parts a line from the one before it when they are copied as text."""
        if number == 0:
            return ""
        before, line = self.lines[number - 1], self.lines[number]
        wrapped = before.kind is LineKind.TEXT and before.passage == line.passage
        text = self.script.passages[line.passage].text
        if wrapped:
            return text[before.last : line.first]
        first_of_passage = before.passage != line.passage
        hidden = first_of_passage and self.script.hides_before(line.passage)
        return f"\n{LEFT_OUT}\n" if hidden else "\n"

    def lines_of(self, passage: int, span: Span) -> range:
        """The lines a part of a passage stands on."""
        first = self.line_of(Place(passage, span.first))
        last = self.line_of(Place(passage, max(span.last - 1, span.first)))
        return range(first, last + 1)

    def passage_top(self, passage: int) -> int:
        """The first line of a passage, its speaker's name included."""
        first = self._text_lines[passage].start
        return first - 1 if self.script.passages[passage].speaker else first


def _first(line: Line) -> int:
    return line.first
