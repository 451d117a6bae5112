"""The transcript pane: the words of an episode, in step with the sound."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.commands import Scope, bindings
from tui.model.reading import Reading, Sentence


class TranscriptView(ScrollView, can_focus=True):
    """Sentences, one a line."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.TRANSCRIPT)]

    @dataclass
    class PlayFrom(Message):
        """Play from a moment."""

        seconds: float

    @dataclass
    class FollowChanged(Message):
        """Following began or ended."""

        following: bool

    @dataclass
    class Keep(Message):
        """Keep sentences as a quote."""

        sentences: tuple[Sentence, ...]

    following: reactive[bool] = reactive(True, init=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.reading: Reading | None = None
        self.empty = ""
        self.position: float | None = None

    def show_reading(
        self, reading: Reading | None, *, empty: str = "", note: str = ""
    ) -> None:
        """Show other words."""
        self.reading, self.empty = reading, empty
        lines = len(reading.sentences) if reading else 1
        self.virtual_size = Size(self.size.width, lines)
        self.refresh()

    def set_position(self, seconds: float | None) -> None:
        """What is being heard."""
        before = self.sentence_at_sound
        self.position = seconds
        if self.sentence_at_sound is not before:
            self.refresh()

    def follow(self) -> None:
        """Follow the sound."""
        self.following = True

    def action_follow(self) -> None:
        """Follow the sound."""
        self.follow()

    def action_play_here(self) -> None:
        """Play from the top line."""
        sentence = self.cursor_sentence
        if sentence and sentence.start is not None:
            self.post_message(self.PlayFrom(sentence.start))

    @property
    def cursor_sentence(self) -> Sentence | None:
        """The sentence at the cursor."""
        if self.reading and self.scroll_offset.y < len(self.reading.sentences):
            return self.reading.sentences[self.scroll_offset.y]
        return None

    @property
    def sentence_at_sound(self) -> Sentence | None:
        """The sentence being spoken."""
        if self.reading is None or self.position is None:
            return None
        return self.reading.sentence_at(self.position)

    def render_line(self, y: int) -> Strip:
        """One line."""
        from rich.segment import Segment
        from rich.style import Style

        number = y + self.scroll_offset.y
        sentences = self.reading.sentences if self.reading else ()
        base = self.rich_style
        if number < len(sentences):
            spoken = sentences[number] is self.sentence_at_sound
            style = base + Style(bold=True, reverse=True) if spoken else base
            segment = Segment("  " + sentences[number].text, style)
        else:
            segment = Segment(
                "  " + self.empty if y == 0 and not sentences else "", base
            )
        return Strip([segment]).adjust_cell_length(self.size.width, base)
