"""The page keeps its place: words just opened, and widths that come and go."""

from tests.app.transcript.pane import listening
from tests.app.transcript.samples import INTERVIEW, reading_of
from tui.model.reading_place import ReadingPlace

LONG = reading_of([*INTERVIEW] * 3)


async def test_words_can_be_read_on_before_they_were_ever_drawn() -> None:
    async with listening(None) as here:
        place = ReadingPlace(20, LONG.sentences[20].text)
        here.view.show_reading(LONG)
        here.view.read_on(place, unless_followed=True)
        row = here.view.top
        assert row > 0 and here.view.reading_place == place
        await here.pilot.pause()
        assert here.view.top == row
        assert here.view.vertical_scrollbar.position == row
        stretch = here.view.script.stretch_of(20)
        assert stretch is not None
        assert here.view.lines.lines_of(*stretch).start in here.view.page
