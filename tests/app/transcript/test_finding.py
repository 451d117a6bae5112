"""Finding words in the pane: as they are typed, back and forth, and back to before."""

from textual.events import Key

from tests.app.transcript.pane import listening
from tui.app.widgets.transcript_pane import FindField


async def test_matches_are_marked_while_typing_and_gone_through_afterwards() -> None:
    async with listening() as here:
        await here.press("slash", "r", "i", "v", "e", "r")
        count = len(here.view.found)
        assert count == len(here.view.marks.found) > 5
        assert here.at() == 0
        keys = "↓ next · ↑ previous · ⏎ keep · esc back"
        assert f"“river” 1 of {count} · {keys}" in here.status()
        await here.press("enter", "n", "n")
        assert here.status().endswith(f"“river” 3 of {count} · n next · N previous")
        assert here.at() == 2
        sentence = here.view.cursor_sentence
        assert sentence is not None and "river" in sentence.text
        assert here.app.focused is here.view
        await here.press("N", "N", "N")
        assert here.at() == count - 1
        assert f"“river” {count} of {count}" in here.status()
        await here.press("escape")
        assert here.view.marks.found == () and here.view.sought == ""


async def test_escape_while_typing_goes_back_to_where_the_listener_was() -> None:
    async with listening() as here:
        await here.hear(150.0, times=4)
        top = here.view.top
        await here.press("ctrl+f", *"cellar")
        assert not here.follows()
        await here.press("escape")
        assert here.follows()
        assert here.view.top == top
        assert here.view.marks.found == ()


async def test_finding_begins_at_the_reader() -> None:
    async with listening() as here:
        await here.press("G", "ctrl+f", *"welcome")
        assert here.at() == 0
        await here.press("escape", "pageup", "pageup", "pageup", "ctrl+f", *"welcome")
        assert here.at() == len(here.view.found) - 1


async def test_what_is_not_there_is_said_not_to_be() -> None:
    async with listening() as here:
        await here.press("ctrl+f", *"zebra")
        assert "“zebra” is not here" in here.status()
        await here.press("enter", "n", "escape")
        assert here.view.sought == ""


async def test_n_is_left_to_others_while_nothing_is_sought() -> None:
    async with listening() as here:
        assert here.view.check_action("next_found", (1,)) is False
        assert here.view.check_action("leave", ()) is False
        await here.press("ctrl+f", "a", "enter")
        assert here.view.check_action("next_found", (1,)) is True


async def test_the_arrows_step_through_matches_in_the_field() -> None:
    async with listening() as here:
        await here.press("ctrl+f", *"map", "down", "down", "up")
        assert here.at() == 1
        assert here.app.focused is not here.view


async def test_what_is_typed_at_once_after_asking_reaches_the_field() -> None:
    async with listening() as here:
        for key in ("ctrl+f", *"river"):
            here.app.post_message(Key(key, key if len(key) == 1 else None))
        await here.pilot.pause()
        await here.pilot.pause()
        assert here.sought() == "river"


async def test_no_key_after_enter_is_typed_and_none_before_it_is_lost() -> None:
    async with listening() as here:
        await here.press("slash", *"rive")
        field = here.app.query_one(FindField)
        field.value = "river"
        await field.action_submit()
        assert here.app.focused is here.view and here.sought() == "river"
        await here.press("n")
        assert here.at() == 1 and field.value == "river"
