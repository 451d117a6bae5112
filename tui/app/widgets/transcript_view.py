"""The transcript pane's heart: the words of an episode, in step with the sound.

While it follows, the sound leads and the page goes with it. Any move of the reader's
own takes the lead; following again gives it back.
"""

from dataclasses import dataclass, replace
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.scrollbar import ScrollDown, ScrollTo, ScrollUp
from textual.strip import Strip

from tui.app.commands import Scope, bindings
from tui.app.widgets.transcript_canvas import Anchor
from tui.app.widgets.transcript_follow import Spoken, following_top, spoken_at
from tui.app.widgets.transcript_gatherer import TranscriptGatherer
from tui.app.widgets.transcript_layout import clock
from tui.app.widgets.transcript_marks import Marks
from tui.app.widgets.transcript_reader import Remembered
from tui.app.widgets.transcript_script import Place, Stretch
from tui.app.widgets.transcript_wrap import Span
from tui.model.reading import Reading, Sentence

NO_TIMES = "These words have no times, so nothing can be played from a sentence."


class TranscriptView(TranscriptGatherer):
    """A reading that follows the sound."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.TRANSCRIPT)]

    @dataclass
    class PlayFrom(Message):
        """Play from a moment."""

        seconds: float

    @dataclass
    class FollowChanged(Message):
        """Following began or ended."""

        following: bool

    following: reactive[bool] = reactive(True, init=False, repaint=False)
    """Whether the page goes with the sound."""

    note = ""
    """Where words and times come from."""
    position: float | None = None
    """What is being heard, in seconds."""
    _spoken: Spoken | None = None
    _hint = ""
    _hint_above = False

    def show_reading(
        self, reading: Reading | None, *, empty: str = "", note: str = ""
    ) -> None:
        """Show words, or say why there are none.

        The place is kept when they are the words that were shown, with other times
        say; other words begin at their top and follow the sound.
        """
        self.note = note
        self._spoken = None
        if not self.open_reading(reading, empty):
            self.following = True
        self.set_position(self.position)
        self.post_message(self.StateChanged())

    def set_position(self, seconds: float | None) -> None:
        """Say what is being heard, as often as is liked; None for nothing."""
        self.position = seconds
        spoken = None
        if self.reading is not None and seconds is not None:
            spoken = spoken_at(self.reading, seconds)
        if spoken != self._spoken:
            self._spoken = spoken
            self._mark_sound()
        if self.following:
            self._keep_in_step()

    @property
    def sentence_at_sound(self) -> Sentence | None:
        """The sentence being spoken."""
        return self._spoken.sentence if self._spoken else None

    @property
    def cursor_shown(self) -> bool:
        """Whether the reader, not the sound, leads."""
        return self._spoken is None or not self.following

    def new_marks(self) -> Marks:
        """What is to be marked now, the sound with it."""
        return replace(super().new_marks(), **self._sound_marks())

    def _mark_sound(self) -> None:
        """Mark what is spoken now; all else stays as it was."""
        marks = replace(self.marks, **self._sound_marks())
        if self._spoken is not None and self.following:
            self._cursor = self._spoken.sentence.index
            marks = replace(marks, cursor=())
        self.set_marks(marks)
        self._update_hint()

    def _sound_marks(self) -> dict[str, tuple[Stretch, ...]]:
        if self._spoken is None:
            return {"spoken": (), "word": ()}
        sentence = self.script.stretch_of(self._spoken.sentence.index)
        word = self._spoken.word
        if sentence is None:
            return {"spoken": (), "word": ()}
        if word is None:
            return {"spoken": (sentence,), "word": ()}
        first = sentence.span.first
        span = Span(first + word.first, first + word.last)
        return {
            "spoken": (sentence,),
            "word": (Stretch(sentence.passage, span),),
        }

    @property
    def _sound_place(self) -> Place | None:
        """Where the word being spoken stands."""
        if self._spoken is None:
            return None
        place = self.script.place_of(self._spoken.sentence.index)
        if self._spoken.word is None or not self.marks.spoken:
            return place
        return Place(place.passage, place.offset + self._spoken.word.first)

    @property
    def _sound_line(self) -> int | None:
        """The line of the word being spoken."""
        place = self._sound_place
        return None if place is None else self.lines.line_of(place)

    def _keep_in_step(self) -> None:
        line = self._sound_line
        if line is not None:
            top = following_top(line, self.top, len(self.page))
            if top != self.top:
                self.turn_to(top)

    def page_anchor(self) -> Anchor:
        """What is to stay where it is: what is heard, while the page follows it."""
        place = self._sound_place if self.following else None
        line = None if place is None else self.lines.line_of(place)
        if place is None or line is None or line not in self.page:
            return super().page_anchor()
        return Anchor(place, line - self.top)

    def take_lead(self) -> None:
        """The reader leads from here on."""
        if self.reading is not None and self.reading.timed:
            self.following = False

    def remember(self) -> Remembered:
        """Where the reader is, and who leads."""
        return super().remember()._replace(following=self.following)

    def go_back(self, remembered: Remembered) -> None:
        """Go back to where the reader was, led by whom it was."""
        super().go_back(remembered)
        self.following = remembered.following

    def action_follow(self) -> None:
        """Go to where the sound is and stay with it."""
        self.following = True

    def follow(self) -> None:
        """Go to where the sound is and stay with it."""
        self.action_follow()

    def watch_following(self, following: bool) -> None:
        """Mark who leads, and say so."""
        self._mark_sound()
        self.mark()
        if following:
            self._keep_in_step()
        self.post_message(self.FollowChanged(following))
        self.post_message(self.StateChanged())

    def action_play_here(self) -> None:
        """Play from the sentence under the cursor, and follow."""
        if (sentence := self.cursor_sentence) is not None:
            self._play_from(sentence.start)

    def _play_from(self, seconds: float | None) -> None:
        if seconds is None:
            self.notify(NO_TIMES, markup=False)
            return
        self.set_position(seconds)
        self.post_message(self.PlayFrom(seconds))
        self.following = True

    def page_turned(self, *, by_hand: bool) -> None:
        """Bring the cursor along."""
        if by_hand and self.cursor_shown:
            self.keep_cursor_on_page()
        self._update_hint()

    def page_resized(self) -> None:
        """Keep the sound, or the cursor, on the page."""
        if self.following:
            self._keep_in_step()
        self._update_hint()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The reader's own move."""
        self.take_lead()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The reader's own move."""
        self.take_lead()

    def on_scroll_to(self, message: ScrollTo) -> None:
        """The scroll bar was dragged."""
        self.take_lead()

    def on_scroll_up(self, message: ScrollUp) -> None:
        """The scroll bar was clicked."""
        self.take_lead()

    def on_scroll_down(self, message: ScrollDown) -> None:
        """The scroll bar was clicked."""
        self.take_lead()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor there; a click on the sentence under it plays the word.

        A click on a time plays from it, one on the hint follows the sound.
        """
        event.prevent_default()
        point = event.get_content_offset(self)
        if point is None or self.text_selection or not self.script.has_sentences:
            return
        if self._on_hint(point):
            self.action_follow()
        elif (seconds := self.time_under(point)) is not None:
            self._play_from(seconds)
        else:
            self._click_on(self.place_under(point))

    def _click_on(self, place: Place) -> None:
        sentence = self.script.sentence_at(place)
        if sentence is None:
            return
        if sentence == self._cursor and self.cursor_shown:
            self._play_from(self._time_of(sentence, place))
        else:
            self.go_to_sentence(sentence)

    def _time_of(self, number: int, place: Place) -> float | None:
        """When the word at a place is spoken, as well as is known."""
        sentence = self.script.sentence(number)
        offset = place.offset - self.script.place_of(number).offset
        words = [word for word in sentence.words if word.first <= offset]
        return words[-1].start if words else sentence.start

    def _update_hint(self) -> None:
        """Say where the sound is when it is not on the page."""
        before = self._hint, self._hint_above
        line = None if self.following else self._sound_line
        page = self.page
        self._hint = ""
        if line is not None and page and line not in page and self._spoken:
            self._hint_above = line < page.start
            start = self._spoken.sentence.start or 0.0
            arrow = "▲" if self._hint_above else "▼"
            self._hint = f" {arrow} {clock(start)} · f follows "
        if before != (self._hint, self._hint_above):
            self.refresh()

    def _hint_row(self) -> int:
        return 0 if self._hint_above else self.size.height - 1

    def _on_hint(self, point: Offset) -> bool:
        left = self.size.width - len(self._hint)
        return bool(self._hint) and point.y == self._hint_row() and point.x >= left

    def render_line(self, y: int) -> Strip:
        """A row of the page, the hint over its end."""
        strip = super().render_line(y)
        if not self._hint or y != self._hint_row():
            return strip
        left = max(self.size.width - len(self._hint), 0)
        hint = Strip([Segment(self._hint, self.style_of("hint"))])
        return Strip.join([strip.crop(0, left), hint]).crop(0, self.size.width)
