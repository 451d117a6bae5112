"""The transcript with what goes with it: a line that says where words and times come
from and what is going on, and the field to find words with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.app.commands import Scope, bindings
from tui.app.provenance import side_by_side
from tui.app.widgets.transcript_reader import Remembered
from tui.app.widgets.transcript_view import TranscriptView

_TYPED = "↓ next · ↑ previous · ⏎ keep · esc back", "↓ ↑ ⏎ esc"
_WALKED = "n next · N previous", "n, N"


class FindField(Input):
    """Where the words to find are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.FIND)]

    @dataclass
    class Stepped(Message):
        """On to another match."""

        step: int

    ended: Callable[[bool], None]
    """Told at once whether the find is kept, so that no key typed after is lost."""

    async def action_submit(self) -> None:
        """Keep what was found."""
        self.ended(True)

    def action_give_up(self) -> None:
        """Find nothing."""
        self.ended(False)

    def action_step(self, step: int) -> None:
        """Look at another match without leaving the field."""
        self.post_message(self.Stepped(step))


class TranscriptPane(Vertical):
    """A transcript, its status line, and the field to find words with."""

    def __init__(
        self,
        *,
        measure: int = 88,
        spacing: int = 1,
        dim_unspoken: bool = True,
        view_id: str | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.view = TranscriptView(
            measure=measure, spacing=spacing, dim_unspoken=dim_unspoken, id=view_id
        )
        self._status = Static(classes="transcript-status", markup=False)
        self._field = FindField(
            placeholder="Find in this transcript", compact=True, classes="find-field"
        )
        self._before: Remembered | None = None
        self._said = ("", "", "")

    def compose(self) -> ComposeResult:
        """Words, field, status."""
        yield self.view
        yield self._field
        yield self._status

    def on_mount(self) -> None:
        """The field waits until it is asked for."""
        self._field.display = False
        self.view.ask_what_to_find = self.open_field
        self._field.ended = self.end_finding

    def on_resize(self) -> None:
        """Fit the status line."""
        self.say_status()

    @on(TranscriptView.StateChanged)
    @on(TranscriptView.FollowChanged)
    def say_status(self) -> None:
        """Say where the words come from, and what is going on."""
        width = max(self.size.width - 4, 0)
        view = self.view
        note, now = side_by_side(
            view.wordings, going_on(view, typing=self._field.has_focus), width
        )
        telling = view.choosing or view.sought or view.only
        self._status.set_class(bool(telling), "-telling")
        gap = " " * (width - cell_len(note) - cell_len(now))
        if self._said != (note, gap, now):
            self._said = (note, gap, now)
            words = Content.assemble(note, gap, (now, "$text-accent"))
            self._status.update(words, layout=False)

    def open_field(self) -> None:
        """Ask for the words to find."""
        self._before = self.view.remember()
        self._field.display = True
        self._field.value = self.view.sought
        self._field.action_select_all()
        self.screen.set_focus(self._field)
        self.say_status()

    @on(Input.Changed)
    def find(self, event: Input.Changed) -> None:
        """Show the first match from where the listener was."""
        event.stop()
        if self._before is not None:
            self.view.find(event.value, self._before.cursor)

    @on(FindField.Stepped)
    def step(self, event: FindField.Stepped) -> None:
        """Show another match."""
        self.view.action_next_found(event.step)

    def end_finding(self, keep: bool) -> None:
        """Go on with ``n`` and ``N``, or back to where the listener was."""
        before, self._before = self._before, None
        if before is None:
            return
        sought = self._field.value if keep else ""
        if sought != self.view.sought:
            # What was typed last may not have been looked for yet.
            self.view.find(sought, before.cursor)
        self._field.display = False
        self.screen.set_focus(self.view)
        self.say_status()
        if not keep:
            self.view.go_back(before)

    def on_click(self, event: events.Click) -> None:
        """Go to where the status line says the sound is."""
        if event.widget is self._status and self.view.sound_elsewhere:
            self.view.follow()


def going_on(view: TranscriptView, *, typing: bool = False) -> tuple[str, ...]:
    """What the listener does in a transcript, and the keys for it, ever shorter."""
    if view.choosing:
        chosen = f"{_counted(len(view.chosen))} chosen"
        return f"{chosen} · y copies · s keeps", f"{chosen} · y, s", chosen
    if view.sought:
        return _finding(view, *(_TYPED if typing else _WALKED))
    if view.only:
        return f"Only {view.only} · o shows everyone", "o shows everyone"
    if view.sentence_at_sound and not view.following:
        there = f"{view.sound_elsewhere} · " if view.sound_elsewhere else ""
        return f"{there}f follows the sound", f"{there}f follows", "f follows"
    return ("",)


def _finding(view: TranscriptView, keys: str, fewer: str) -> tuple[str, ...]:
    if not view.found:
        return f"“{view.sought}” is not here", "not here"
    place = f"{view.found_number + 1} of {len(view.found)}"
    words = f"“{view.sought}” {place} · {keys}"
    return words, f"{place} · {keys}", f"{place} · {fewer}", place


def _counted(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count} sentences"
