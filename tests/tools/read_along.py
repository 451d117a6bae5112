"""The transcript pane alone: ``python -m tests.tools.read_along interview``.

Space starts and stops a clock that plays a sample of the tests instead of sound.
"""

import sys
from time import monotonic
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType

from tests.app.transcript import samples
from tui.app.widgets.transcript_pane import TranscriptPane
from tui.app.widgets.transcript_view import TranscriptView
from tui.model.reading import Reading


class ReadAlong(App[None]):
    """A reading that a clock plays."""

    CSS_PATH = "../../tui/app/tui.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("space", "play_or_pause", "Play"),
        ("q", "quit", "Quit"),
    ]

    def __init__(self, reading: Reading | None, *, theme: str = "textual-dark") -> None:
        super().__init__()
        self.reading = reading
        self.wanted_theme = theme
        self.at: float | None = None
        self.started: float | None = None

    def compose(self) -> ComposeResult:
        yield TranscriptPane(id="pane")

    @property
    def transcript(self) -> TranscriptView:
        return self.query_one(TranscriptView)

    def on_mount(self) -> None:
        self.theme = self.wanted_theme
        self.transcript.show_reading(
            self.reading,
            empty="There are no words here.\nPress o to read the show notes.",
            wordings=("Transcript from the feed · word times as published",),
        )
        self.transcript.focus()
        self.set_interval(0.1, self.tick)

    def tick(self) -> None:
        if self.started is not None and self.at is not None:
            now = monotonic()
            self.hear(self.at + now - self.started)
            self.started = now

    def hear(self, seconds: float) -> None:
        self.at = seconds
        self.transcript.set_position(seconds)

    def action_play_or_pause(self) -> None:
        self.at = self.at or 0.0
        self.started = None if self.started else monotonic()

    def on_transcript_view_play_from(self, message: TranscriptView.PlayFrom) -> None:
        self.hear(message.seconds)


def main() -> None:
    name = (sys.argv[1:] or ["interview"])[0]
    ReadAlong(samples.reading_of(getattr(samples, name.upper()))).run()


if __name__ == "__main__":
    main()
