"""Going by sentences, and hearing a stretch again and again."""

import pytest

from tui.model.reading import Block, BlockKind, Reading, Sentence
from tui.model.transport import (
    Loop,
    again_from,
    back_to,
    ends_of,
    loop_of,
    next_loop,
    on_to,
)

TIMES = ((0.0, 4.0), (4.5, 9.0), (9.0, 14.0))
SENTENCES = tuple(
    Sentence(number, f"Sentence {number}.", start, end, None)
    for number, (start, end) in enumerate(TIMES)
)
READING = Reading((Block(BlockKind.PARAGRAPH, SENTENCES),))
UNTIMED = Reading(
    (Block(BlockKind.PARAGRAPH, (Sentence(0, "No times.", None, None, None),)),)
)


@pytest.mark.parametrize(
    ("seconds", "start"), [(0.5, 0.0), (3.0, 0.0), (5.0, 0.0), (7.0, 4.5), (99.0, 9.0)]
)
def test_back_is_this_sentence_or_soon_after_its_start_the_one_before(
    seconds: float, start: float
) -> None:
    assert back_to(READING, seconds) == start


def test_on_is_the_next_sentence_until_the_last() -> None:
    assert on_to(READING, -3.0) == 0.0
    assert on_to(READING, 4.2) == 4.5
    assert on_to(READING, 13.0) is None


def test_again_is_this_sentence_and_each_has_its_end() -> None:
    assert again_from(READING, 6.0) == 4.5
    assert ends_of(READING) == (4.0, 9.0, 14.0)


def test_without_times_there_is_nowhere_to_go() -> None:
    assert back_to(UNTIMED, 1.0) is None
    assert on_to(UNTIMED, 1.0) is None
    assert again_from(UNTIMED, 1.0) is None
    assert ends_of(UNTIMED) == ()
    assert loop_of(UNTIMED, UNTIMED.sentences) is None


def test_a_loop_is_begun_closed_and_left_by_the_same_key() -> None:
    begun = next_loop(None, READING, 6.0)
    assert begun == Loop(4.5) and not begun.complete
    closed = next_loop(begun, READING, 10.0)
    assert closed == Loop(4.5, 14.0)
    assert next_loop(closed, READING, 10.0) is None


def test_a_loop_of_one_sentence() -> None:
    assert next_loop(Loop(4.5), READING, 5.0) == Loop(4.5, 9.0)


def test_a_second_press_before_the_start_begins_anew() -> None:
    assert next_loop(Loop(9.0), READING, 1.0) == Loop(0.0)


def test_a_loop_without_times_takes_the_moments_themselves() -> None:
    begun = next_loop(None, UNTIMED, 10.0)
    assert begun == Loop(10.0)
    assert next_loop(begun, UNTIMED, 20.0) == Loop(10.0, 20.0)


def test_a_loop_of_chosen_sentences() -> None:
    assert loop_of(READING, SENTENCES[1:]) == Loop(4.5, 14.0)
    assert loop_of(READING, ()) is None
