"""No words at all: the pane says so and every key is safe."""

import pytest

from tests.tools.read_along import ReadAlong
from tui.app.commands import Scope, in_scope
from tui.model.reading import Block, BlockKind, Reading

ONLY_A_CHAPTER = Reading((Block(BlockKind.CHAPTER, text="Alone", start=0.0),))


@pytest.mark.parametrize("reading", [None, Reading(()), ONLY_A_CHAPTER])
async def test_every_key_is_safe_where_there_are_no_sentences(
    reading: Reading | None,
) -> None:
    app = ReadAlong(reading)
    async with app.run_test(size=(80, 24)) as pilot:
        for command in in_scope([Scope.TRANSCRIPT]):
            await pilot.press(command.keys.split(",")[0])
        await pilot.click("TranscriptView", offset=(10, 3))
        await pilot.resize_terminal(30, 5)
        app.hear(12.0)
        await pilot.pause()
        assert app.transcript.cursor_sentence is None
        assert app.transcript.chosen == ()
