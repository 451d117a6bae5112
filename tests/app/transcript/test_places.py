"""The page keeps its place: words just opened, and widths that come and go."""

import pytest

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


@pytest.mark.parametrize("pages", [1, 2, 3, 4])
async def test_widths_that_come_and_go_add_up_to_no_drift(pages: int) -> None:
    async with listening() as here:
        await here.press(*["pagedown"] * pages, "down", "down")
        top = here.view.top
        for width in (120, 45, 61, 33, 80):
            await here.pilot.resize_terminal(width, 24)
            await here.pilot.pause()
        assert here.view.top == top


async def test_a_page_turned_in_another_width_stays_turned() -> None:
    async with listening() as here:
        await here.press("pagedown")
        top = here.view.top
        await here.pilot.resize_terminal(45, 24)
        await here.press("pagedown")
        first = here.view.page_anchor().place
        await here.pilot.resize_terminal(80, 24)
        await here.pilot.pause()
        assert here.view.top > top
        assert here.view.lines.line_of(first) == here.view.top
