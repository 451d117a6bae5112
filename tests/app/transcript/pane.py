"""An open pane: keys go in, what is marked and said comes out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Static

from tests.app.transcript.samples import INTERVIEW, reading_of
from tests.tools.read_along import ReadAlong
from tui.app.widgets.transcript_view import TranscriptView
from tui.model.reading import Reading

Said = TypeVar("Said", bound=Message)

LONG = reading_of([*INTERVIEW] * 3)


class Listening:
    """An open pane, its pilot, and what the pane said."""

    def __init__(self, app: ReadAlong, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.said: list[Message] = []

    @property
    def view(self) -> TranscriptView:
        """The pane itself."""
        return self.app.transcript

    async def hear(self, seconds: float, times: int = 1) -> None:
        """Sound goes on; following moves by single lines, so some time may pass."""
        for _ in range(times):
            self.app.hear(seconds)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def row_of_sound(self) -> int:
        """The row of the pane where the sound is."""
        sentence = self.view.sentence_at_sound
        assert sentence is not None
        stretch = self.view.script.stretch_of(sentence.index)
        assert stretch is not None
        return self.view.lines.lines_of(*stretch).start - self.view.top

    def shown(self, row: int) -> str:
        """What a row shows."""
        return self.view.render_line(row).text

    def page(self) -> str:
        """What all rows show."""
        return "\n".join(self.shown(row) for row in range(self.view.size.height))

    def status(self) -> str:
        """What the line under the words says."""
        return str(self.app.query_one(".transcript-status", Static).content)

    def follows(self) -> bool:
        """Whether it follows the sound."""
        return self.view.following

    def sought(self) -> str:
        """What was looked for."""
        return self.view.sought

    def only(self) -> str | None:
        """Whose words alone are shown."""
        return self.view.only

    def at(self) -> int:
        """The number of the find that is shown."""
        return self.view.found_number

    def of(self, kind: type[Said]) -> list[Said]:
        """The messages of a kind; each passes several pumps, and counts once."""
        unlike = {id(message): message for message in self.said}
        return [message for message in unlike.values() if isinstance(message, kind)]


@asynccontextmanager
async def listening(
    reading: Reading | None = LONG, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Listening]:
    """A pane with words, open."""
    app = ReadAlong(reading)
    said: list[Message] = []
    async with app.run_test(size=size, message_hook=said.append) as pilot:
        await pilot.pause()
        here = Listening(app, pilot)
        here.said = said
        yield here
