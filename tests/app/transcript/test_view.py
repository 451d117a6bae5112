"""The pane as a listener uses it: keys and mouse in, what is marked and said out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TypeVar

import pytest
from textual.events import MouseScrollDown
from textual.geometry import Offset
from textual.message import Message
from textual.pilot import Pilot
from textual.selection import Selection
from textual.widgets import Static

from tests.app.transcript.samples import ESSAY, HOSTILE, INTERVIEW, reading_of
from tests.tools.read_along import ReadAlong
from tui.app.widgets.transcript_view import NO_TIMES, TranscriptView
from tui.model.quote import in_words, said
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
        return self.app.transcript

    async def hear(self, seconds: float, times: int = 1) -> None:
        """Sound goes on; following moves by single lines, so some time may pass."""
        for _ in range(times):
            self.app.hear(seconds)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def row_of_sound(self) -> int:
        sentence = self.view.sentence_at_sound
        assert sentence is not None
        stretch = self.view.script.stretch_of(sentence.index)
        assert stretch is not None
        return self.view.lines.lines_of(*stretch).start - self.view.top

    def shown(self, row: int) -> str:
        return self.view.render_line(row).text

    def page(self) -> str:
        return "\n".join(self.shown(row) for row in range(self.view.size.height))

    def status(self) -> str:
        return str(self.app.query_one(".transcript-status", Static).content)

    def follows(self) -> bool:
        return self.view.following

    def sought(self) -> str:
        return self.view.sought

    def only(self) -> str | None:
        return self.view.only

    def at(self) -> int:
        return self.view.found_number

    def of(self, kind: type[Said]) -> list[Said]:
        unlike = {id(message): message for message in self.said}
        return [message for message in unlike.values() if isinstance(message, kind)]


@asynccontextmanager
async def listening(
    reading: Reading | None = LONG, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Listening]:
    app = ReadAlong(reading)
    said: list[Message] = []
    async with app.run_test(size=size, message_hook=said.append) as pilot:
        await pilot.pause()
        here = Listening(app, pilot)
        here.said = said
        yield here


async def test_the_spoken_sentence_and_word_are_marked() -> None:
    async with listening() as here:
        await here.hear(0.1)
        sentence = here.view.sentence_at_sound
        assert sentence is not None and sentence.index == 0
        (word,) = here.view.marks.word
        text = here.view.script.passages[word.passage].text
        assert text[word.span.first : word.span.last] == "Welcome"


async def test_a_paragraph_that_is_not_spoken_says_so() -> None:
    said, unsaid = reading_of([(None, "It is said."), (None, "It is not.")]).blocks
    silent = tuple(replace(s, spoken=False) for s in unsaid.sentences)
    async with listening(Reading((said, replace(unsaid, sentences=silent)))) as here:
        rows = [row.rstrip() for row in here.page().split("\n")]
        assert any(row.endswith("It is said.") for row in rows)
        assert any(row.endswith("It is not.  (not spoken)") for row in rows)


async def test_the_page_follows_and_keeps_the_line_a_third_down() -> None:
    async with listening() as here:
        for seconds in range(0, 260, 4):
            await here.hear(float(seconds), times=4)
            assert 0 <= here.row_of_sound() <= here.view.size.height // 3 + 1
        assert here.view.top > 80


async def test_only_lines_that_changed_are_drawn_again() -> None:
    async with listening() as here:
        await here.hear(30.0)
        kept = dict(here.view._strips)
        await here.hear(30.4)
        drawn = [
            n for n, strip in here.view._strips.items() if kept.get(n) is not strip
        ]
        assert 1 <= len(drawn) <= 2


@pytest.mark.parametrize("key", ["down", "k", "pagedown", "home", "G", "J", "v"])
async def test_a_move_of_the_readers_own_ends_following(key: str) -> None:
    async with listening() as here:
        await here.hear(60.0)
        await here.press(key)
        assert not here.follows()
        top = here.view.top
        await here.hear(200.0, times=4)
        assert here.view.top == top
        await here.press("f")
        assert here.follows()
        changed = here.of(TranscriptView.FollowChanged)
        assert [m.following for m in changed] == [False, True]


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


async def test_a_hint_says_where_the_sound_is_and_leads_there() -> None:
    async with listening() as here:
        await here.hear(10.0)
        await here.press("G")
        assert "▲ 0:0" in here.shown(0)
        await here.press("g")
        await here.hear(300.0)
        last = here.view.size.height - 1
        assert "▼ " in here.shown(last)
        column = here.shown(last).rindex("follows")
        await here.pilot.click(TranscriptView, offset=(column, last))
        assert here.follows()
        assert "follows" not in here.page()


async def test_enter_plays_from_the_sentence_under_the_cursor() -> None:
    async with listening() as here:
        await here.press("j", "j", "j", "enter")
        (message,) = here.of(TranscriptView.PlayFrom)
        assert message.seconds == LONG.sentences[3].start
        assert here.follows()
        spoken = here.view.sentence_at_sound
        assert spoken is not None and spoken.index == 3


async def test_the_page_does_not_go_back_while_the_player_is_still_on_its_way() -> None:
    async with listening() as here:
        await here.hear(5.0)
        here.view.leap_to(LONG.sentences[-1].start or 0)
        top = here.view.top
        await here.hear(5.2)
        assert here.view.top == top
        assert here.view.sentence_at_sound == LONG.sentences[-1]
        await here.hear((LONG.sentences[-1].start or 0) + 0.5)
        await here.hear(5.4)
        assert here.view.top < top


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


async def test_words_without_times_can_be_read_and_say_why_they_do_not_play() -> None:
    async with listening(reading_of(ESSAY, timed=False)) as here:
        await here.hear(12.0)
        assert here.view.sentence_at_sound is None
        await here.press("j", "j", "enter")
        sentence = here.view.cursor_sentence
        assert sentence is not None and sentence.index == 2
        assert not here.of(TranscriptView.PlayFrom)
        assert [n.message for n in here.app._notifications] == [NO_TIMES]


async def test_turns_and_paragraphs() -> None:
    async with listening() as here:
        sentences = LONG.sentences
        await here.press("J")
        at = here.view.cursor_sentence
        assert at is not None and at.speaker == "Ines Okafor"
        await here.press("}")
        after = here.view.cursor_sentence
        assert after is not None and after.text.startswith("That was the summer")
        await here.press("down", "{")
        assert here.view.cursor_sentence == after
        await here.press("K")
        assert here.view.cursor_sentence == at
        await here.press("end")
        assert here.view.cursor_sentence == sentences[-1]
        await here.press("home")
        assert here.view.cursor_sentence == sentences[0]


async def test_page_keys_go_through_the_text_without_a_gap() -> None:
    async with listening() as here:
        seen: set[int] = set(here.view.page)
        for _ in range(20):
            await here.pilot.press("pagedown")
            seen |= set(here.view.page)
        assert seen >= set(range(len(here.view.lines.lines)))
        assert here.view.cursor_sentence == LONG.sentences[-1]
        await here.press(*["pageup"] * 20)
        assert here.view.cursor_sentence == LONG.sentences[0]


@pytest.mark.parametrize("height", range(20, 28))
async def test_the_cursor_is_seen_after_every_page(height: int) -> None:
    async with listening(size=(80, height)) as here:
        for key in ("pagedown", "pagedown", "G", *["pageup"] * 6, *["pagedown"] * 4):
            await here.press(key)
            at = here.view.cursor_sentence
            stretch = here.view.script.stretch_of(at.index) if at else None
            assert stretch is not None
            assert {*here.view.lines.lines_of(*stretch)} & {*here.view.page}


async def test_one_speaker_alone() -> None:
    async with listening() as here:
        await here.press("J", "o")
        assert "Ada Marsh" not in here.page()
        assert here.only() == "Ines Okafor"
        at = here.view.cursor_sentence
        await here.press("j", "j", "j", "j", "j")
        here_now = here.view.cursor_sentence
        assert here_now is not None and here_now.speaker == "Ines Okafor"
        await here.press("escape")
        assert here.only() is None
        assert here.view.cursor_sentence == here_now != at


async def test_nobody_is_shown_alone_where_nobody_is_named() -> None:
    async with listening(reading_of(ESSAY)) as here:
        await here.press("o")
        assert here.only() is None
        assert [t.message for t in here.app._notifications] == ["Nobody is named here."]


async def test_what_others_said_in_between_is_marked_as_left_out() -> None:
    async with listening() as here:
        await here.press("J", "o", "v", *["j"] * 8, "y")
        copied = here.app.clipboard
        assert "\n\n[…]\n\n" in copied and "Marsh" not in copied
        await here.press("v", *["k"] * 8, "s")
        (message,) = here.of(TranscriptView.Keep)
        assert in_words(said(message.sentences)).count(" […] ") == copied.count("[…]")


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


async def test_choosing_copying_keeping() -> None:
    async with listening() as here:
        await here.press("j", "v", "j", "j", "y")
        assert here.app.clipboard == (
            "Ada Marsh: Today we talk about rivers, and about the people who draw "
            "them. My guest has spent thirty years walking along water that no map "
            "agrees on — which is, she says, the only honest kind.\n\n"
            "Ines Okafor: Thank you for having me."
        )
        assert not here.view.choosing
        await here.press("v", "k", "s")
        (message,) = here.of(TranscriptView.Keep)
        assert [s.index for s in message.sentences] == [2, 3]


async def test_without_a_choice_the_sentence_at_the_sound_is_kept() -> None:
    async with listening() as here:
        await here.hear(20.0)
        await here.press("s")
        (message,) = here.of(TranscriptView.Keep)
        assert message.sentences == (here.view.sentence_at_sound,)
        assert here.follows()


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


@pytest.mark.parametrize("following", [True, False])
async def test_a_resize_keeps_the_place(following: bool) -> None:
    async with listening(size=(120, 36)) as here:
        await here.hear(150.0, times=4)
        if not following:
            await here.press("pagedown")
        kept = here.view.page_anchor()
        for size in ((60, 20), (97, 30), (33, 10), (120, 36)):
            await here.pilot.resize_terminal(*size)
            await here.pilot.pause()
            assert here.view.lines.line_of(kept.place) in here.view.page
        assert here.view.page_anchor() == kept
        assert here.view.following is following


async def test_other_times_for_the_same_words_keep_the_place() -> None:
    async with listening() as here:
        await here.press("pagedown", "pagedown", "j")
        at, top = here.view.cursor_sentence, here.view.top
        assert at is not None
        here.view.show_reading(reading_of([*INTERVIEW] * 3, begins=33.0))
        await here.pilot.pause()
        again = here.view.cursor_sentence
        assert again is not None and again.index == at.index
        assert here.view.top == top


async def test_other_words_begin_at_their_top_and_follow() -> None:
    async with listening() as here:
        await here.hear(10.0)
        await here.press("G")
        here.view.show_reading(reading_of(ESSAY))
        await here.pilot.pause()
        assert here.view.top == 0
        assert here.follows()


async def test_foreign_text_is_shown_as_it_is_and_obeyed_by_nothing() -> None:
    async with listening(reading_of(HOSTILE)) as here:
        page = here.page()
        assert "[red]Mallory[/]" in page
        assert "[/b] closes what was never open." in page
        assert "[@click=quit]x[/]" in page
        assert "{markup} $primary \\[ok]" in page
        assert not any(ord(c) < 32 and c != "\n" for c in page)
        await here.press("ctrl+f", "[", "/", "enter")
        await here.press("v", "j", "y")
        assert "[/b] closes" in here.app.clipboard
        assert "[" in here.app.export_screenshot()


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (5, 2), (12, 4), (300, 3)])
async def test_no_size_is_too_small(size: tuple[int, int]) -> None:
    async with listening(size=size) as here:
        await here.hear(40.0, times=3)
        await here.press("j", "pagedown", "G", "ctrl+f", "a", "escape", "f")
