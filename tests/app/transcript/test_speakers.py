"""Speakers: turns of theirs to go by, and one alone."""

from tests.app.transcript.pane import LONG, listening
from tests.app.transcript.samples import ESSAY, reading_of
from tui.app.widgets.transcript_view import TranscriptView
from tui.model.quote import in_words, said


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
