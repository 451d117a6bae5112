"""The player bar in the listener's hands: what is said at a moment is shown before the
sound goes there.

The mouse shows the moment it is over and lands where it is let go. By keys the target
is moved about first, then landed on or given up; only the landing is a seek.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget

from tui.app.commands import Scope, bindings
from tui.app.drawing import Piece, width_of
from tui.app.moves import chapter_at, neighbor
from tui.app.phrases import clock
from tui.app.widgets.player_bar import PlayerBar
from tui.config import Settings
from tui.model.chapter import Chapter
from tui.model.reading import Reading
from tui.model.transport import back_to, on_to

_PROGRESS_ROW = 1


class ScrubBar(PlayerBar, can_focus=False):
    """The player bar, with a target on its progress line."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.SCRUB)]

    class SeekAsked(Message):
        """A place on the progress line was chosen."""

        def __init__(self, seconds: float) -> None:
            super().__init__()
            self.seconds = seconds

    reading: Reading | None = None
    """The words of what is heard."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._before: Widget | None = None

    def begin(self) -> bool:
        """Move about by keys, from where the sound is; False where one cannot."""
        if self.now is None or not self.now.duration:
            return False
        self._before = self.screen.focused
        self.can_focus = True
        self._aim(self.now.position)
        self.focus()
        return True

    def action_by(self, step: int) -> None:
        """Move the target a little."""
        self._aim(self._from + step * self._settings.seek_short)

    def action_far_by(self, step: int) -> None:
        """Move the target further."""
        self._aim(self._from + step * self._settings.seek_long)

    def action_by_sentence(self, step: int) -> None:
        """Move the target by a sentence."""
        reading = self.reading or Reading(())
        move = on_to if step > 0 else back_to
        self._aim(move(reading, self._from))

    def action_by_chapter(self, step: int) -> None:
        """Move the target by a chapter."""
        starts = [chapter.start for chapter in self.chapters]
        self._aim(neighbor(starts, self._from, step))

    def action_land(self) -> None:
        """Go there."""
        target = self.target
        self.action_give_up()
        if target is not None:
            self.post_message(self.SeekAsked(target))

    def action_give_up(self) -> None:
        """Stay where the sound is."""
        self._aim(None)
        if self.has_focus:
            self.screen.set_focus(self._before)

    def on_blur(self) -> None:
        """Who goes elsewhere gives up."""
        self._aim(None)
        self.can_focus = False

    @property
    def _from(self) -> float:
        here = self.now.position if self.now else 0.0
        return here if self.target is None else self.target

    def _aim(self, seconds: float | None) -> None:
        """Put the target at a moment of the episode; None takes it away."""
        if seconds is not None and self.now is not None:
            seconds = max(0.0, min(seconds, self.now.duration or 0.0))
        if seconds != self.target:
            self.target = seconds
            self.set_class(seconds is not None, "-aiming")
            self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Hold the target."""
        if self._moment_under(event) is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what is said at the moment under the mouse."""
        if not self.can_focus:
            held = self.app.mouse_captured is self
            self._aim(self._moment_under(event, anywhere=held))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Land where the mouse was let go."""
        if self.app.mouse_captured is self:
            self.release_mouse()
            self._aim(self._moment_under(event, anywhere=True))
            self.action_land()

    def on_leave(self) -> None:
        """The mouse is gone; so is its target."""
        if not self.can_focus and self.app.mouse_captured is not self:
            self._aim(None)

    def _moment_under(
        self, event: events.MouseEvent, *, anywhere: bool = False
    ) -> float | None:
        if self.now is None or not self.now.duration:
            return None
        if not anywhere and event.y != _PROGRESS_ROW:
            return None
        share = (event.x - 1) / max(1, self.size.width - 2)
        return max(0.0, min(1.0, share)) * self.now.duration

    def target_words(self, seconds: float) -> list[Piece]:
        """Time and sentence at a moment; the chapter where that leaves it room."""
        reading = self.reading or Reading(())
        sentence = reading.said_at(seconds)
        said = []
        if sentence is not None:
            said = [Piece(f" {sentence.text}", "strong")]
        elif reading.inserted_at(seconds):
            said = [Piece(" not in the text", "muted")]
        time = Piece(f" ◆ {clock(seconds)} ", "accent")
        title = chapter_title(self.chapters, seconds)
        chapter = [Piece(f" › {title} ", "muted")] if title else []
        whole = [time, *chapter, *said]
        return whole if width_of(whole) <= self.size.width else [time, *said, *chapter]


def chapter_title(chapters: Sequence[Chapter], seconds: float) -> str:
    """The title of the chapter a moment is in."""
    here = chapter_at(chapters, seconds)
    return "" if here is None else chapters[here].title
