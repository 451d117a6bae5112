"""Reading without sound: a cursor that goes by sentences, and a place that is kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from textual.message import Message

from tui.app.widgets.transcript_canvas import Anchor, TranscriptCanvas
from tui.app.widgets.transcript_follow import revealing_top
from tui.app.widgets.transcript_layout import LineKind
from tui.app.widgets.transcript_marks import Marks, sentences_marked
from tui.app.widgets.transcript_script import (
    Passage,
    Place,
    Script,
    Stretch,
    same_sentence,
)
from tui.model.reading import Reading, Sentence


class Remembered(NamedTuple):
    """Where a reader was."""

    cursor: int
    anchor: tuple[int, int, int]
    """The sentence at the top of the page, an offset in it, and its row."""
    following: bool


class TranscriptReader(TranscriptCanvas):
    """A reading with a cursor in it."""

    @dataclass
    class StateChanged(Message):
        """What the status line says is no longer true."""

        def can_replace(self, message: Message) -> bool:
            """One is as good as many."""
            return isinstance(message, TranscriptReader.StateChanged)

    reading: Reading | None = None
    only: str | None = None
    """The one speaker shown, if not all are."""
    _cursor = 0

    def open_reading(self, reading: Reading | None, empty: str) -> bool:
        """Show words; whether they are those that were shown, at the same place."""
        old, self.reading, self.empty = self.reading, reading, empty
        cursor = self._same(old, self._cursor)
        if cursor is None:
            self._cursor, self.only = 0, None
            self.show_script(None)
            return False
        anchor = self.sentence_anchor()
        self._cursor = cursor
        sentence = self._same(old, anchor[0]) or 0
        self.show_script((sentence, *anchor[1:]))
        return True

    def _same(self, old: Reading | None, sentence: int | None) -> int | None:
        if not (old and self.reading and sentence is not None and old.sentences):
            return None
        return same_sentence(old, self.reading, sentence)

    def show_script(self, anchor: tuple[int, int, int] | None) -> None:
        """Lay out what is to be shown of the reading, its anchor kept in its row."""
        script = Script(self.reading or Reading(()), self.only)
        kept = None
        if anchor is not None:
            sentence, offset, row = anchor
            place = script.place_of(sentence)
            kept = Anchor(Place(place.passage, place.offset + offset), row)
        self.lay_out(script, kept)
        self.mark()

    def sentence_anchor(self) -> tuple[int, int, int]:
        """What is to stay where it is: a sentence, an offset in it, its row."""
        if not self.script.has_sentences:
            return 0, 0, 0
        anchor = self.page_anchor()
        sentence = self.script.sentence_at(anchor.place) or 0
        place = self.script.place_of(sentence)
        same = place.passage == anchor.place.passage
        offset = anchor.place.offset - place.offset if same else 0
        return sentence, max(offset, 0), anchor.row

    def mark(self) -> None:
        """Mark what is to be marked now."""
        self.set_marks(self.new_marks())
        self.post_message(self.StateChanged())

    def new_marks(self) -> Marks:
        """What is to be marked now."""
        cursor = (self._cursor, self._cursor) if self.cursor_shown else (0, -1)
        return replace(self.marks, cursor=sentences_marked(self.script, *cursor))

    @property
    def cursor_shown(self) -> bool:
        """Whether the reader, not the sound, leads."""
        return True

    @property
    def cursor_sentence(self) -> Sentence | None:
        """The sentence under the reading cursor."""
        sentences = self.reading.sentences if self.reading else ()
        return sentences[self._cursor] if self._cursor < len(sentences) else None

    def take_lead(self) -> None:
        """The reader leads from here on."""

    def go_to_sentence(self, sentence: int) -> None:
        """Put the cursor on a sentence and show it."""
        if not self.script.has_sentences:
            return
        self.take_lead()
        self._cursor = self.script.next_shown(sentence, 0)
        self.mark()
        self.reveal(self.script.stretch_of(self._cursor))

    def remember(self) -> Remembered:
        """Where the reader is, to come back to."""
        return Remembered(self._cursor, self.sentence_anchor(), True)

    def go_back(self, remembered: Remembered) -> None:
        """Go back to where the reader was."""
        self._cursor = remembered.cursor
        self.show_script(remembered.anchor)

    def reveal(self, stretch: Stretch | None) -> None:
        """Turn the page, as little as possible, to where a stretch is seen."""
        if stretch is not None:
            lines = self.lines.lines_of(*stretch)
            if stretch.span.first == 0:
                lines = range(self.lines.passage_top(stretch.passage), lines.stop)
            self.turn_to(revealing_top(lines, self.top, len(self.page)))

    def keep_cursor_on_page(self) -> None:
        """After the page was turned: bring the cursor to the nearest line seen."""
        stretch = self.script.stretch_of(self._cursor)
        page = self.page
        if stretch is None or not page:
            return
        lines = self.lines.lines_of(*stretch)
        if lines.stop <= page.start:
            self._put_cursor_at_line(page.start)
        elif lines.start >= page.stop:
            last = min(page.stop, len(self.lines.lines)) - 1
            while last > page.start and not self._holds_words(last):
                last -= 1
            self._put_cursor_at_line(last)

    def _holds_words(self, number: int) -> bool:
        """Whether a sentence stands on a line, not a name or a chapter's title."""
        line = self.lines.lines[number]
        said = bool(self.script.passages[line.passage].sentences)
        return said and line.kind is LineKind.TEXT

    def _put_cursor_at_line(self, line: int) -> None:
        sentence = self.script.sentence_at(self.lines.place_at(line))
        if sentence is not None and sentence != self._cursor:
            self._cursor = sentence
            self.mark()

    def action_move_sentence(self, steps: int) -> None:
        """Move the cursor by sentences."""
        if self.script.has_sentences:
            self.go_to_sentence(self.script.next_shown(self._cursor, steps))

    def action_move_paragraph(self, step: int) -> None:
        """Move the cursor to the start of a paragraph."""
        self._go_to_passage(step, lambda passage: bool(passage.sentences))

    def action_move_turn(self, step: int) -> None:
        """Move the cursor to where a speaker begins; without speakers, a section."""
        named = any(passage.speaker for passage in self.script.passages)
        self._go_to_passage(step, _begins_turn if named else _begins_section)

    def _go_to_passage(self, step: int, wanted: Callable[[Passage], bool]) -> None:
        place = self.script.place_of(self._cursor)
        found = self.script.passage_from(place, step, wanted)
        if found is not None:
            sentence = self.script.sentence_at(Place(found, 0))
            self.go_to_sentence(self._cursor if sentence is None else sentence)

    def action_move_page(self, step: int) -> None:
        """Move page and cursor by a page."""
        self.take_lead()
        place = self.script.place_of(self._cursor)
        by = step * max(len(self.page) - 2, 1)
        line = self.lines.line_of(place) + by
        self.turn_to(self.top + by)
        self._put_cursor_at_line(min(max(line, 0), len(self.lines.lines) - 1))
        self.keep_cursor_on_page()

    def action_first(self) -> None:
        """Go to the first sentence."""
        self.go_to_sentence(0)
        self.turn_to(0)

    def action_last(self) -> None:
        """Go to the last sentence."""
        self.go_to_sentence(len(self.reading.sentences) if self.reading else 0)
        self.turn_to(len(self.lines.lines))


def _begins_turn(passage: Passage) -> bool:
    return bool(passage.speaker)


def _begins_section(passage: Passage) -> bool:
    return not passage.sentences or passage.kind.value == "heading"
