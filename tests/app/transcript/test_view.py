"""The pane by its keys: what is followed, marked, copied and kept."""

from dataclasses import replace

import pytest

from tests.app.transcript.pane import LONG, listening
from tests.app.transcript.samples import ESSAY, HOSTILE, INTERVIEW, reading_of
from tui.app.widgets.transcript_view import NO_TIMES, TranscriptView
from tui.model.reading import Reading


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


async def test_a_hint_says_where_the_sound_is_and_leads_there() -> None:
    async with listening() as here:
        await here.hear(10.0)
        await here.press("G")
        assert here.status().endswith("▲ 0:10 · f follows the sound")
        assert "▲" not in here.page()
        await here.hear(11.5)
        assert "▲ 0:11" in here.status()
        await here.press("g")
        await here.hear(300.0)
        assert "▼ 5:00" in here.status()
        await here.pilot.click(".transcript-status", offset=(60, 0))
        assert here.follows()
        assert "follows" not in here.status()


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


async def test_words_without_times_can_be_read_and_say_why_they_do_not_play() -> None:
    async with listening(reading_of(ESSAY, timed=False)) as here:
        await here.hear(12.0)
        assert here.view.sentence_at_sound is None
        await here.press("j", "j", "enter")
        sentence = here.view.cursor_sentence
        assert sentence is not None and sentence.index == 2
        assert not here.of(TranscriptView.PlayFrom)
        assert [n.message for n in here.app._notifications] == [NO_TIMES]


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
