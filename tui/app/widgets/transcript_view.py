"""The transcript as the listener holds it: keys, mouse, and the way to the sound.

A click puts the cursor on a sentence; a click in the sentence under the cursor plays
from the word clicked. A click on a time in the gutter plays from it.
"""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.scrollbar import ScrollDown, ScrollTo, ScrollUp

from tui.app.commands import Scope, bindings
from tui.app.phrases import clock
from tui.app.widgets.transcript_listener import TranscriptListener
from tui.app.widgets.transcript_script import Place

NO_TIMES = "These words have no times, so nothing can be played from a sentence."

NARROWEST, WIDEST, MEASURE_STEP = 32, 160, 4
MOST_SPACE = 2


class TranscriptView(TranscriptListener):
    """A reading in the listener's hands."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.TRANSCRIPT)]

    @dataclass
    class PlayFrom(Message):
        """Play from a moment."""

        seconds: float

    @dataclass
    class ComfortChanged(Message):
        """A setting of how words look was changed by key."""

        setting: str
        value: int | bool

    sound_elsewhere = ""
    """Which way the sound is, and when, while it is not on the page."""

    def action_play_here(self) -> None:
        """Play from the sentence under the cursor, and follow."""
        if (sentence := self.cursor_sentence) is not None:
            self._play_from(sentence.start)

    def _play_from(self, seconds: float | None) -> None:
        if seconds is None:
            self.notify(NO_TIMES, markup=False)
            return
        self.leap_to(seconds)
        self.post_message(self.PlayFrom(seconds))

    def action_change_measure(self, step: int) -> None:
        """Narrower or wider lines, beginning at what is seen."""
        wanted = min(self.measure, self.text_width) + step * MEASURE_STEP
        self.measure = max(NARROWEST, min(WIDEST, wanted))
        self.post_message(self.ComfortChanged("measure", self.measure))

    def action_change_spacing(self) -> None:
        """More space between paragraphs, then none."""
        self.spacing = (self.spacing + 1) % (MOST_SPACE + 1)
        self.post_message(self.ComfortChanged("spacing", self.spacing))

    def action_toggle_dim(self) -> None:
        """Dim what is not being spoken, or not."""
        self.dim_unspoken = not self.dim_unspoken
        self.post_message(self.ComfortChanged("dim_unspoken", self.dim_unspoken))

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

        A click on a time plays from it.
        """
        event.prevent_default()
        point = event.get_content_offset(self)
        if point is None or self.text_selection or not self.script.has_sentences:
            return
        if (seconds := self.time_under(point)) is not None:
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

    def sound_moved(self) -> None:
        """Say where the sound is when it is not on the page."""
        before, self.sound_elsewhere = self.sound_elsewhere, self._elsewhere()
        if self.sound_elsewhere != before:
            self.post_message(self.StateChanged())

    def _elsewhere(self) -> str:
        line, page = None if self.following else self.sound_line, self.page
        if line is None or not page or line in page:
            return ""
        return f"{'▲' if line < page.start else '▼'} {clock(self.position)}"
