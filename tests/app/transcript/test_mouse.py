"""The mouse in the pane: the wheel moves, clicks play, and dragging selects."""

from textual.events import MouseScrollDown
from textual.geometry import Offset
from textual.selection import Selection

from tests.app.transcript.pane import listening
from tui.app.widgets.transcript_view import TranscriptView


async def test_the_wheel_ends_following_and_takes_the_cursor_along() -> None:
    async with listening() as here:
        await here.hear(10.0)
        for _ in range(8):
            await here.pilot._post_mouse_events(
                [MouseScrollDown],
                TranscriptView,
                button=0,
            )
        await here.pilot.pause()
        assert not here.follows()
        sentence = here.view.cursor_sentence
        assert sentence is not None
        stretch = here.view.script.stretch_of(sentence.index)
        assert stretch is not None
        assert set(here.view.lines.lines_of(*stretch)) & set(here.view.page)


async def test_a_click_moves_the_cursor_and_a_second_one_plays_the_word() -> None:
    async with listening() as here:
        row = next(r for r in range(24) if "thirty years" in here.shown(r))
        spot = (here.shown(row).index("thirty") + 2, row)
        await here.pilot.click(TranscriptView, offset=spot)
        sentence = here.view.cursor_sentence
        assert sentence is not None and "thirty" in sentence.text
        assert not here.of(TranscriptView.PlayFrom)
        await here.pilot.click(TranscriptView, offset=spot)
        (message,) = here.of(TranscriptView.PlayFrom)
        word = sentence.word_at(message.seconds + 0.001)
        assert word is not None and sentence.text[word.first : word.last] == "thirty"


async def test_a_click_on_a_time_plays_from_it() -> None:
    async with listening() as here:
        row = next(r for r in range(24) if "0:15" in here.shown(r))
        column = here.shown(row).index("0:15")
        await here.pilot.click(TranscriptView, offset=(column, row))
        (message,) = here.of(TranscriptView.PlayFrom)
        assert int(message.seconds) == 15


async def test_the_mouse_too_marks_what_is_left_out() -> None:
    async with listening() as here:
        await here.press("J", "o")
        lines = here.view.lines.lines
        whole = Selection(Offset(0, 0), Offset(0, len(lines)))
        text, _end = here.view.get_selection(whole) or ("", "")
        assert text.count("\n[…]\n\nInes Okafor\n") >= 2
        await here.press("o")
        text, _end = here.view.get_selection(whole) or ("", "")
        assert "[…]" not in text


async def test_the_mouse_selects_running_text() -> None:
    async with listening() as here:
        row = next(r for r in range(24) if "Welcome" in here.shown(r))
        left = here.shown(row).index("Welcome")
        await here.pilot.mouse_down(TranscriptView, offset=(left, row))
        await here.pilot.hover(TranscriptView, offset=(left + 5, row + 1))
        await here.pilot.mouse_up(TranscriptView, offset=(left + 5, row + 1))
        await here.pilot.pause()
        text = here.app.screen.get_selected_text()
        assert text is not None and text.startswith("Welcome back")
        assert "\n" not in text and "  " not in text
        assert not here.of(TranscriptView.PlayFrom)
