"""No two commands share a key where both can be meant."""

from dataclasses import replace

from tui.app.clashes import clashes
from tui.app.commands import COMMANDS


def test_no_two_commands_want_one_key() -> None:
    assert clashes() == []


def test_a_clash_is_named() -> None:
    first = COMMANDS[0]
    twin = replace(first, id="twin")
    (sentence,) = clashes([first, twin])
    assert first.id in sentence
    assert "twin" in sentence
