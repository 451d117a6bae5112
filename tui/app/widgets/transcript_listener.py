"""Following the sound: what is heard is marked, and the page goes with it.

While it follows, the sound leads. Any move of the reader's own takes the lead;
following again gives it back.
"""

from dataclasses import dataclass, replace

from textual.message import Message
from textual.reactive import reactive

from tui.app.widgets.transcript_canvas import Anchor
from tui.app.widgets.transcript_follow import Awaited, Heard, following_top, heard_at
from tui.app.widgets.transcript_gatherer import TranscriptGatherer
from tui.app.widgets.transcript_marks import Marks
from tui.app.widgets.transcript_reader import Remembered
from tui.app.widgets.transcript_script import Script
from tui.model.reading import Reading, Sentence
from tui.model.reading_place import ReadingPlace


class TranscriptListener(TranscriptGatherer):
    """A reading that is told what is heard."""

    @dataclass
    class FollowChanged(Message):
        """Following began or ended."""

        following: bool

    following: reactive[bool] = reactive(True, init=False, repaint=False)
    """Whether the page goes with the sound."""

    wordings: tuple[str, ...] = ()
    """Where words and times come from, the longest wording first."""
    position: float | None = None
    """What is being heard, in seconds."""
    _heard: Heard | None = None
    _in_step: tuple[Heard | None, int] | None = None
    """What was heard, and the top of the page, when the page stood where it should."""
    _awaited: Awaited | None = None
    _left: ReadingPlace | None = None
    """Where the reader was when the sound took the lead."""

    def show_reading(
        self,
        reading: Reading | None,
        *,
        empty: str = "",
        wordings: tuple[str, ...] = (),
    ) -> bool:
        """Show words, or say why there are none; whether they are other words.

        The place is kept when they are the words that were shown, with other times
        say; other words begin at their top and follow the sound.
        """
        self.wordings = wordings
        same = self.open_reading(reading, empty)
        if not same:
            self._awaited = None
            self.following = True
            self._left = None
        if self.following:
            self._keep_in_step()
        self.post_message(self.StateChanged())
        return not same

    def lay_out(self, script: Script, anchor: Anchor | None) -> None:
        """Lay out, and find out again where the sound is."""
        self._heard = self._in_step = None
        super().lay_out(script, anchor)
        self._heard = self._hear()

    def _hear(self) -> Heard | None:
        if self.reading is None or self.position is None:
            return None
        return heard_at(self.reading, self.script, self.position)

    def set_position(self, seconds: float | None) -> None:
        """Say what is being heard, as often as is liked; None for nothing."""
        if self._awaited is not None:
            if self._awaited.outdated(seconds):
                return
            self._awaited = None
        self.position = seconds
        heard = self._hear()
        if heard != self._heard:
            self._heard = heard
            self._mark_sound()
        else:
            self.sound_moved()
        if self.following and self._in_step != (self._heard, self.top):
            self._keep_in_step()

    def leap_to(self, seconds: float) -> None:
        """Go where the sound is going to be, and follow it from there."""
        self._awaited = None
        self.set_position(seconds)
        self._awaited = Awaited(seconds)
        self.following = True

    @property
    def next_moment(self) -> float | None:
        """When other words are heard than now."""
        if self.reading is None or self.position is None:
            return None
        return self.reading.next_moment(self.position)

    @property
    def sentence_at_sound(self) -> Sentence | None:
        """The sentence being spoken."""
        return self._heard.sentence if self._heard else None

    @property
    def sound_line(self) -> int | None:
        """The line of what is being heard."""
        return self.lines.line_of(self._heard.place) if self._heard else None

    @property
    def cursor_shown(self) -> bool:
        """Whether the reader, not the sound, leads."""
        return self._heard is None or not self.following

    def new_marks(self) -> Marks:
        """What is to be marked now, the sound with it."""
        return self._with_sound(super().new_marks())

    def _with_sound(self, marks: Marks) -> Marks:
        if self._heard is None:
            return replace(marks, spoken=(), word=())
        return replace(marks, spoken=self._heard.lit, word=self._heard.word)

    def _mark_sound(self) -> None:
        """Mark what is heard now; all else stays as it was."""
        marks = self._with_sound(self.marks)
        if self._heard is not None and self.following:
            marks = replace(marks, cursor=())
            if self._heard.sentence is not None:
                self._cursor = self._heard.sentence.index
        self.set_marks(marks)
        self.sound_moved()

    def sound_moved(self) -> None:
        """Other words are heard, or others seen."""

    def _keep_in_step(self) -> None:
        line = self.sound_line
        if line is not None:
            top = following_top(line, self.top, len(self.page))
            if top != self.top:
                self.turn_to(top)
            else:
                self._in_step = self._heard, top

    def page_anchor(self) -> Anchor:
        """What is to stay where it is: what is heard, while the page follows it."""
        line = self.sound_line if self.following else None
        if self._heard is None or line is None or line not in self.page:
            return super().page_anchor()
        return Anchor(self._heard.place, line - self.top)

    def page_turned(self, *, by_hand: bool) -> None:
        """Bring the cursor along."""
        if by_hand and self.cursor_shown:
            self.keep_cursor_on_page()
        self.sound_moved()

    def page_resized(self) -> None:
        """Keep what is heard on the page."""
        if self.following:
            self._keep_in_step()
        self.sound_moved()

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

    @property
    def reading_place(self) -> ReadingPlace | None:
        """Where the reader is, or was before the sound took the lead."""
        sentence = self.cursor_sentence
        if self.cursor_shown and sentence is not None:
            return ReadingPlace(sentence.index, sentence.text)
        return replace(self._left, free=False) if self._left else None

    def read_on(self, place: ReadingPlace, *, unless_followed: bool) -> None:
        """Have a place ready; go there, unless the sound led when it was kept."""
        self._left = place
        if place.free or not unless_followed:
            self.action_read_on()

    def action_read_on(self) -> None:
        """Go back to where the reader was before the sound took the lead."""
        if self._left is None or self.reading is None:
            return
        number = self._left.number_in(self.reading)
        if number is not None:
            self.go_to_sentence(number)
            self.show_script((number, 0, len(self.page) // 3))

    def follow(self) -> None:
        """Go to where the sound is and stay with it."""
        self.following = True

    def action_follow(self) -> None:
        """Go to where the sound is and stay with it."""
        self.follow()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One goes back to a place only once it was left."""
        if action == "read_on":
            return self._left is not None and not self.cursor_shown
        return super().check_action(action, parameters)

    def watch_following(self, following: bool) -> None:
        """Mark who leads, and say so."""
        if following and (sentence := self.cursor_sentence):
            self._left = ReadingPlace(sentence.index, sentence.text)
        self._mark_sound()
        self.mark()
        if following:
            self._keep_in_step()
        self.post_message(self.FollowChanged(following))
