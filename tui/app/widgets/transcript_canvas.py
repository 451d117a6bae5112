"""The transcript as lines on the screen: each is drawn once, kept, and drawn anew only
when it changed. What it shows is decided elsewhere."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.app.phrases import clock
from tui.app.widgets.hint import hint_row
from tui.app.widgets.transcript_layout import Layout, frame
from tui.app.widgets.transcript_marks import Marks
from tui.app.widgets.transcript_painter import SPEAKER_COLORS, Painter
from tui.app.widgets.transcript_script import Place, Script
from tui.app.widgets.transcript_wrap import Span
from tui.model.reading import Reading

_KEPT_STRIPS = 4000
_LOOKS = (
    *("text", "unspoken", "heading", "chapter", "rule", "inserted", "time", "bar"),
    *("spoken", "word", "cursor", "chosen", "found", "found-here", "selected"),
    *("not-spoken", "empty"),
    *(f"speaker-{number}" for number in range(SPEAKER_COLORS)),
)


class Anchor(NamedTuple):
    """What must not move when the lines change: a place and its row on the page."""

    place: Place
    row: int


class TranscriptCanvas(ScrollView, can_focus=True):
    """A script, laid out and drawn, with marks on it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"transcript--{look}" for look in _LOOKS}

    measure: reactive[int] = reactive(88, init=False, repaint=False)
    """The widest a line of text may be, in cells."""
    spacing: reactive[int] = reactive(1, init=False, repaint=False)
    """Blank lines between paragraphs."""
    dim_unspoken: reactive[bool] = reactive(True, init=False, repaint=False)
    """Whether what is not being spoken is slightly dimmed."""

    def __init__(
        self,
        *,
        measure: int = 88,
        spacing: int = 1,
        dim_unspoken: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(TranscriptCanvas.measure, measure)
        self.set_reactive(TranscriptCanvas.spacing, spacing)
        self.set_reactive(TranscriptCanvas.dim_unspoken, dim_unspoken)
        self.empty = ""
        self.script = Script(Reading(()))
        self._marks = Marks()
        self._strips: dict[int, Strip] = {}
        self._turning = False
        self._resting: Anchor | None = None
        """What was held while the width changed, so that widths add up to no drift."""
        self._painter = self._new_painter()

    @property
    def lines(self) -> Layout:
        """The script in lines."""
        return self._painter.layout

    @property
    def text_width(self) -> int:
        """How wide lines are now: the measure, or what there is room for."""
        return self._painter.frame.text

    @property
    def marks(self) -> Marks:
        """What is marked."""
        return self._marks

    @property
    def top(self) -> int:
        """The line at the top of the page, once it has stopped moving."""
        return round(self.scroll_target_y)

    @property
    def page(self) -> range:
        """The lines that are seen, once the page has stopped moving."""
        return range(self.top, self.top + self.scrollable_content_region.height)

    def page_anchor(self) -> Anchor:
        """What is to stay where it is: the words at the top of the page."""
        place = self.lines.place_at(self.top)
        return Anchor(place, self.lines.line_of(place) - self.top)

    def lay_out(self, script: Script, anchor: Anchor | None) -> None:
        """Put a script into lines of the present width; None begins at its top."""
        self.script = script
        self._resting = None
        self._marks = Marks()
        self._painter = self._new_painter()
        self._turning = True
        self.virtual_size = Size(self._painter.frame.width, len(self.lines.lines))
        self.turn_to(self.lines.line_of(anchor.place) - anchor.row if anchor else 0)
        self.redraw()

    def _new_painter(self) -> Painter:
        times = [p.start for p in self.script.passages if p.start is not None]
        width = self.scrollable_content_region.width if self.is_attached else 0
        shares = frame(width, self.measure, clock(max(times)) if times else "")
        layout = Layout(self.script, shares.text, self.spacing)
        return Painter(layout, shares, self._marks, self._dimmed, self.style_of)

    @property
    def _dimmed(self) -> bool:
        return self.dim_unspoken and bool(self._marks.spoken)

    def turn_to(self, top: int) -> None:
        """Put a line at the top of the page."""
        self._turning = True
        # New words can be turned to before it is known that they need a scroll bar.
        self.scroll_to(y=max(top, 0), animate=False, force=True)
        self._turning = False

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """Have a scroll bar that comes late stand where the page is."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_y

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw the page; tell whether it was turned by hand."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._resting = None
            self.page_turned(by_hand=not self._turning)

    def page_turned(self, *, by_hand: bool) -> None:
        """Other lines are seen now."""

    def on_resize(self, event: events.Resize) -> None:
        """Wrap again, unless only the height changed."""
        if self.scrollable_content_region.width != self._painter.frame.width:
            self.wrap_again()
        self.page_resized()

    def page_resized(self) -> None:
        """More lines are seen, or fewer, or others."""

    def watch_measure(self) -> None:
        """Wrap again."""
        self.wrap_again()

    def watch_spacing(self) -> None:
        """Lay out again."""
        self.wrap_again()

    def wrap_again(self) -> None:
        """Lay the script out anew; words and marks stay where they are."""
        marks, anchor = self._marks, self._resting
        if anchor is None and self.lines.lines:
            anchor = self.page_anchor()
        self.lay_out(self.script, anchor)
        self.set_marks(marks)
        self._resting = anchor

    def watch_dim_unspoken(self) -> None:
        """Draw again."""
        self._repaint()
        self.redraw()

    def redraw(self) -> None:
        """Draw every line again."""
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw every line again, in the new colors."""
        self._strips.clear()
        super().notify_style_update()

    def set_marks(self, marks: Marks) -> None:
        """Mark other things, and draw only the lines that look different."""
        before, self._marks = self._marks, marks
        dimmed = self._painter.dimmed
        self._repaint()
        if self._dimmed != dimmed:
            self.redraw()
            return
        changed: set[int] = set()
        for stretch in before.changes(marks):
            changed.update(self.lines.lines_of(*stretch))
        self.redraw_lines(changed)

    def _repaint(self) -> None:
        old = self._painter
        self._painter = Painter(
            old.layout, old.frame, self._marks, self._dimmed, self.style_of
        )

    def redraw_lines(self, lines: Iterable[int]) -> None:
        """Draw some lines again, where they are seen."""
        seen = range(self.scroll_offset.y, self.scroll_offset.y + self.size.height)
        for line in lines:
            self._strips.pop(line, None)
            if line in seen:
                self.refresh_line(line)

    def render_line(self, y: int) -> Strip:
        """A row of the page."""
        number = y + self.scroll_offset.y
        if not self.lines.lines:
            return self._empty_row(y)
        if number >= len(self.lines.lines):
            return Strip.blank(self.size.width, self.style_of("text"))
        strip = self._strips.get(number)
        if strip is None:
            if len(self._strips) >= _KEPT_STRIPS:
                self._strips.clear()
            strip = self._strips[number] = self._strip(number)
        return strip

    def _strip(self, number: int) -> Strip:
        selection = self.text_selection
        chosen = selection.get_span(number) if selection else None
        segments = self._painter.paint(number, Span(*chosen) if chosen else None)
        strip = Strip(segments).adjust_cell_length(
            self.size.width, self.style_of("text")
        )
        return strip.apply_offsets(0, number)

    def _empty_row(self, y: int) -> Strip:
        width = self.size.width
        text = hint_row(self.empty, y, width, self.size.height)
        strip = Strip([Segment(text, self.style_of("empty"))])
        return strip.adjust_cell_length(width, self.style_of("text"))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse selected, without margins, times and breaks of lines."""
        found = ""
        for number in range(len(self.lines.lines)):
            if (span := selection.get_span(number)) is not None:
                found += self.lines.gap_before(number) if found else ""
                found += self._painter.cut(number, Span(*span))
        return found.strip(), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what the mouse selected."""
        self._strips.clear()
        super().selection_updated(selection)

    def place_under(self, point: Offset) -> Place:
        """The place nearest to a point of the page."""
        return self._painter.place_at(point.y + self.scroll_offset.y, point.x)

    def time_under(self, point: Offset) -> float | None:
        """The time whose place in the gutter is at a point of the page."""
        number = point.y + self.scroll_offset.y
        if number >= len(self.lines.lines) or point.x >= self._painter.frame.text_left:
            return None
        line = self.lines.lines[number]
        return self.script.passages[line.passage].start if line.time else None

    def style_of(self, *looks: str) -> Style:
        """The style of looks painted one over the other."""
        names = [f"transcript--{look}" for look in looks]
        return self.get_visual_style(*names).rich_style
