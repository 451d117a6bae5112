"""Show notes, drawn line by line; links and times can be followed."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.commands import Scope, bindings
from tui.app.messages import OpenLink
from tui.app.note_layout import (
    Target,
    lay_out,
    line_of,
    numbered,
    stepped,
    targets,
)
from tui.app.note_lines import LinePart, NoteLine
from tui.app.widgets.hint import hint_row
from tui.model.notes import Link, NoteBlock, NoteKind, SpanKind

MEASURE = 88
MARGIN = 2


class NotesView(ScrollView, can_focus=True):
    """Blocks of plain text. Nothing in them is ever taken for markup."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.NOTES)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "notes--text",
        "notes--heading",
        "notes--muted",
        "notes--strong",
        "notes--emphasis",
        "notes--code",
        "notes--link",
        "notes--target",
    }

    class TimePicked(Message):
        """A time in the notes was picked."""

        def __init__(self, seconds: float) -> None:
            super().__init__()
            self.seconds = seconds

    picked: reactive[int | None] = reactive(None, init=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.blocks: Sequence[NoteBlock] = ()
        self.links: Sequence[Link] = ()
        self.targets: Sequence[Target] = ()
        self.empty = ""
        self._lines: Sequence[NoteLine | None] = ()
        self._typed = ""

    def show_blocks(
        self, blocks: Sequence[NoteBlock], links: Sequence[Link] = (), *, empty: str
    ) -> None:
        """Show other notes, from their beginning."""
        self.blocks, self.links = numbered(blocks, links), links
        self.targets, self.empty = targets(self.blocks), empty
        self.set_reactive(NotesView.picked, None)
        self._typed = ""
        self._lay_out()
        self.scroll_to(y=0, animate=False)
        self.screen.refresh_bindings()

    def _lay_out(self) -> None:
        width = self._text_width
        self._lines = lay_out(self.blocks, width) if width > 0 else ()
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))
        self.refresh()

    @property
    def _text_width(self) -> int:
        return min(MEASURE, self.scrollable_content_region.width - 2 * MARGIN)

    def on_resize(self) -> None:
        """Wrap anew; the first line seen stays first."""
        top = self.scroll_offset.y
        line = self._lines[top] if top < len(self._lines) else None
        self._lay_out()
        if line is not None:
            first = min(part.first for part in line.parts)
            place = next(
                (
                    number
                    for number, other in enumerate(self._lines)
                    if other and other.block == line.block and other.last > first
                ),
                0,
            )
            self.scroll_to(y=place, animate=False)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        base = self._look("text")
        if not self._lines and not self.blocks:
            hint = hint_row(self.empty, y, width, self.size.height)
            text = Segment(hint, self._look("muted"))
            return Strip([text]).adjust_cell_length(width, base)
        line = self._lines[number] if number < len(self._lines) else None
        if line is None:
            return Strip.blank(width, base)
        return Strip(self._segments(line)).adjust_cell_length(width, base)

    def _segments(self, line: NoteLine) -> list[Segment]:
        segments = [Segment(" " * MARGIN, self._look("muted"))]
        for part in line.parts:
            segments.append(Segment(part.before, self._look("muted")))
            segments += self._part_segments(line.block, part)
        return segments

    def _part_segments(self, index: int, part: LinePart) -> Iterator[Segment]:
        block = self.blocks[index]
        cuts = {part.first, part.last}
        for span in block.spans:
            cuts.update(
                cut for cut in (span.first, span.last) if part.first < cut < part.last
            )
        for first, last in pairwise(sorted(cuts)):
            text = block.text[first:last].replace("\n", " ").replace("\t", " ")
            yield Segment(text, self._style_at(index, block, first))

    def _style_at(self, index: int, block: NoteBlock, offset: int) -> Style:
        over = [span for span in block.spans if span.first <= offset < span.last]
        picked = self.targets[self.picked] if self.picked is not None else None
        if picked and picked.block == index and picked.span in over:
            return self._look("target")
        kinds = {span.kind for span in over}
        if SpanKind.LINK in kinds or SpanKind.TIME in kinds:
            return self._look("link")
        for kind in (SpanKind.CODE, SpanKind.STRONG, SpanKind.EMPHASIS):
            if kind in kinds:
                return self._look(kind.value)
        if block.row and block.row.names:
            return self._look("strong")
        return self._look(_BLOCK_LOOKS.get(block.kind, "text"))

    def _look(self, name: str) -> Style:
        return self.get_visual_style(f"notes--{name}").rich_style

    def action_next_target(self, step: int) -> None:
        """Go to the next link or time, or the one before."""
        if not self.targets:
            return
        self._typed = ""
        places = [line_of(self._lines, target) for target in self.targets]
        self.picked = stepped(places, self.picked, step, self._seen)

    @property
    def _seen(self) -> range:
        top = self.scroll_offset.y
        return range(top, top + self.scrollable_content_region.height)

    def watch_picked(self) -> None:
        """Bring the picked target into sight."""
        self.screen.refresh_bindings()
        if self.picked is None:
            return
        number = line_of(self._lines, self.targets[self.picked])
        if number not in self._seen:
            top = max(0, number - len(self._seen) // 3)
            self.scroll_to(y=top, animate=False)

    def on_key(self, event: events.Key) -> None:
        """A number typed picks the link of that number."""
        if not event.key.isdigit():
            return
        event.stop()
        event.prevent_default()
        self._typed = (self._typed + event.key)[-3:]
        if not self._pick_link(int(self._typed)):
            self._typed = event.key
            self._pick_link(int(event.key))

    def _pick_link(self, number: int) -> bool:
        url = next((link.url for link in self.links if link.number == number), None)
        for index, target in enumerate(self.targets):
            if url and target.span.target == url:
                self.picked = index
                return True
        return False

    def action_open_target(self) -> None:
        """Follow what is picked."""
        self._typed = ""
        if self.picked is not None:
            self._follow(self.targets[self.picked])

    def key_words(self) -> dict[str, str]:
        """What the key that opens would open: the link's number is told."""
        if self.picked is None:
            return {}
        url = self.targets[self.picked].span.target
        number = next((link.number for link in self.links if link.url == url), None)
        return {} if number is None else {"notes.open": f"Open link {number}"}

    def _follow(self, target: Target) -> None:
        if target.span.seconds is not None:
            self.post_message(self.TimePicked(target.span.seconds))
        elif target.span.target:
            self.post_message(OpenLink(target.span.target))

    def on_click(self, event: events.Click) -> None:
        """A click on a link or time follows it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        number = offset.y + self.scroll_offset.y
        line = self._lines[number] if number < len(self._lines) else None
        if line is None:
            return
        place = line.offset_at(self.blocks[line.block].text, offset.x - MARGIN)
        if place is None:
            return
        for index, target in enumerate(self.targets):
            span = target.span
            if target.block == line.block and span.first <= place < span.last:
                self.picked = index
                self._follow(target)
                return


_BLOCK_LOOKS = {
    NoteKind.HEADING: "heading",
    NoteKind.QUOTE: "emphasis",
    NoteKind.CODE: "code",
    NoteKind.IMAGE: "muted",
    NoteKind.CAPTION: "muted",
}
