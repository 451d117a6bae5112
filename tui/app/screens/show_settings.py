"""The dialog of one show's settings: arrows change them, and they hold at once."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.message import Message

from tui.app.screens.dialog import Dialog
from tui.app.show_choices import CHOICES
from tui.app.widgets.choice_list import ChoiceList
from tui.config import Settings
from tui.model.show import Show
from tui.model.show_settings import ShowSettings


class ShowSettingsDialog(Dialog[None]):
    """Every setting of a show."""

    hint = "← → change it · backspace as for all shows · escape closes"

    @dataclass
    class Changed(Message):
        """The listener set something."""

        show: Show
        settings: ShowSettings

    def __init__(self, show: Show, kept: ShowSettings, everywhere: Settings) -> None:
        super().__init__()
        self.heading = show.title
        self.show = show
        self.choices = ChoiceList(kept, everywhere)

    def body(self) -> ComposeResult:
        """The list."""
        yield self.choices

    def on_mount(self) -> None:
        """Begin on the first."""
        self.choices.styles.height = len(CHOICES)
        self.choices.show_rows(CHOICES)
        self.set_focus(self.choices)

    def action_change(self, step: int) -> None:
        """Take the next value of the setting under the cursor."""
        if (choice := self.choices.current) is not None:
            self._use(choice.stepped(self.choices.settings, step))

    def action_clear(self) -> None:
        """Set it no more."""
        if (choice := self.choices.current) is not None:
            self._use(choice.cleared(self.choices.settings))

    def _use(self, settings: ShowSettings) -> None:
        if settings != self.choices.settings:
            self.choices.use(settings)
            self.app.post_message(self.Changed(self.show, settings))
