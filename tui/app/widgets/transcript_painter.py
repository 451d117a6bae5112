"""A painter: one line of a layout, with its marks, as styled pieces of text.

It knows names of looks, not colors; foreign text reaches the screen only as segments,
which nothing parses.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from rich.style import Style

from tui.app.drawing import fit
from tui.app.widgets.transcript_layout import MARK_WIDTH, Frame, Layout, Line, LineKind
from tui.app.widgets.transcript_marks import NOT_SPOKEN, SELECTED, Look, Marks
from tui.app.widgets.transcript_script import Passage, Place
from tui.app.widgets.transcript_wrap import Span
from tui.model.reading import BlockKind

SPEAKER_COLORS = 6
_BAR = "▎"
_RULE = "─"
_SAID_NOT_SPOKEN = "  (not spoken)"


@dataclass(frozen=True)
class Painter:
    """Everything a line's look depends on."""

    layout: Layout
    frame: Frame
    marks: Marks
    dimmed: bool
    """Whether what is not marked as spoken steps back."""
    style: Callable[..., Style]
    """The style of a look, or of looks painted one over the other."""

    def paint(self, number: int, selected: Span | None = None) -> list[Segment]:
        """A line from the left margin on; ``selected`` counts its characters."""
        line = self.layout.lines[number]
        if line.kind is LineKind.BLANK:
            return []
        indent = self._indent(line)
        segments = self._left(line)
        if indent:
            segments.append(Segment(" " * indent, self.style("text")))
        if selected is not None:
            selected = self._inner(line, selected)
        if line.kind is LineKind.SPEAKER:
            return [*segments, self._speaker(line, selected)]
        return [*segments, *self._text(line, selected)]

    def cut(self, number: int, selected: Span) -> str:
        """What a selection of a line's characters holds, margin and time left out."""
        line = self.layout.lines[number]
        inner = self._inner(line, selected)
        return self._words(line)[inner.first : inner.last]

    def place_at(self, number: int, column: int) -> Place:
        """The place nearest to a column of a line."""
        place = self.layout.place_at(number)
        if number >= len(self.layout.lines):
            return place
        line = self.layout.lines[number]
        if line.kind is not LineKind.TEXT:
            return place
        column -= self.frame.text_left + self._indent(line)
        return Place(line.passage, line.first + _offset_at(self._words(line), column))

    def _passage(self, line: Line) -> Passage:
        return self.layout.script.passages[line.passage]

    def _words(self, line: Line) -> str:
        """What a line says."""
        passage = self._passage(line)
        if line.kind is LineKind.SPEAKER:
            return fit(passage.speaker or "", self.frame.text)
        return passage.text[line.first : line.last]

    def _indent(self, line: Line) -> int:
        """What moves a line of a script written from right to left to the right."""
        if not self._passage(line).right_to_left:
            return 0
        return max(self.frame.text - cell_len(self._words(line)), 0)

    def _inner(self, line: Line, selected: Span) -> Span:
        """A span of a whole line's characters, counted from its first word."""
        left = self.frame.text_left + self._indent(line)
        size = len(self._words(line))
        last = size if selected.last == -1 else selected.last - left
        return Span(min(max(selected.first - left, 0), size), min(max(last, 0), size))

    def _left(self, line: Line) -> list[Segment]:
        """The margin, the time, and the bar of the sentence under the cursor."""
        frame = self.frame
        time = line.time.rjust(frame.gutter - 2) if frame.gutter else ""
        spot = Span(line.first, line.last)
        here = line.kind is LineKind.TEXT and any(
            stretch.passage == line.passage and _overlap(stretch.span, spot)
            for stretch in (*self.marks.cursor, *self.marks.chosen)
        )
        bar = _BAR if here else " "
        return [
            Segment(" " * frame.margin, self.style("text")),
            Segment(time.ljust(frame.gutter), self.style("time")),
            Segment(bar.ljust(MARK_WIDTH), self.style("bar")),
        ]

    def _speaker(self, line: Line, selected: Span | None) -> Segment:
        name = self._passage(line).speaker or ""
        number = self.layout.script.speakers.get(name, 0) % SPEAKER_COLORS
        looks = [f"speaker-{number}"]
        if selected is not None and selected.first < selected.last:
            looks.append(SELECTED)
        return Segment(self._words(line), self.style(*looks))

    def _text(self, line: Line, selected: Span | None) -> Iterator[Segment]:
        passage = self._passage(line)
        text = self._words(line)
        looks = [Look(span, NOT_SPOKEN) for span in passage.unspoken]
        looks += self.marks.looks_in(line.passage)
        if selected is not None:
            first, last = (line.first + offset for offset in selected)
            looks.append(Look(Span(first, last), SELECTED))
        base = self._base(passage.kind)
        for span, names in _runs(line, looks):
            part = passage.text[span.first : span.last]
            bright = "text" if names and base == "unspoken" else base
            yield Segment(part, self.style(bright, *names))
        if passage.kind is BlockKind.CHAPTER and line.last == len(passage.text):
            yield self._rule(cell_len(text))
        elif passage.silent and line.last == len(passage.text):
            yield self._not_spoken(cell_len(text))

    def _base(self, kind: BlockKind) -> str:
        if kind is BlockKind.PARAGRAPH:
            return "unspoken" if self.dimmed else "text"
        return kind.value

    def _not_spoken(self, taken: int) -> Segment:
        """Says so after the last words where it fits: not all terminals strike."""
        fits = taken + cell_len(_SAID_NOT_SPOKEN) <= self.frame.text
        return Segment(_SAID_NOT_SPOKEN if fits else "", self.style("time"))

    def _rule(self, taken: int) -> Segment:
        """The line that runs from a chapter's title to the margin."""
        room = self.frame.text - taken - 1
        return Segment(f" {_RULE * room}" if room > 0 else "", self.style("rule"))


def _overlap(one: Span, other: Span) -> bool:
    return one.first < other.last and other.first < one.last


def _runs(line: Line, looks: Sequence[Look]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """A line's text cut where its look changes, with the names of the looks."""
    cuts = {line.first, line.last}
    for span, _name in looks:
        cuts.update(at for at in span if line.first < at < line.last)
    for first, last in pairwise(sorted(cuts)):
        names = (name for span, name in looks if span.first <= first < span.last)
        yield Span(first, last), tuple(names)


def _offset_at(text: str, column: int) -> int:
    """The character at a column; the first or the last when it is outside."""
    cells = 0
    for first, _last, width in split_graphemes(text)[0]:
        cells += width
        if column < cells:
            return first
    return max(len(text) - 1, 0)
