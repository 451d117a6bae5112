"""The page follows calmly: the spoken line a third from the top, by single lines."""

from hypothesis import given
from hypothesis import strategies as st

from tests.app.transcript.samples import INTERVIEW, reading_of
from tui.app.widgets.transcript_follow import following_top, revealing_top, spoken_at

HEIGHTS = st.integers(1, 80)
LINES = st.integers(0, 500)


@given(LINES, LINES, HEIGHTS)
def test_the_spoken_line_comes_to_rest_on_the_page(
    line: int, top: int, height: int
) -> None:
    for _ in range(4):
        top = following_top(line, top, height)
        assert top <= line < top + height
    assert following_top(line, top, height) == top


@given(st.lists(st.sampled_from((0, 1, 1, 1, 2, 3)), max_size=60), st.integers(12, 60))
def test_running_on_moves_the_page_by_single_lines(
    steps: list[int], height: int
) -> None:
    line, top = 100, 100 - height // 3
    for step in steps:
        line += step
        for _ in range(3):
            after = following_top(line, top, height)
            assert after in (top, top + 1)
            top = after


def test_a_leap_is_made_at_once() -> None:
    assert following_top(300, 10, 30) == 290
    assert following_top(20, 290, 30) == 10


def test_a_small_step_back_moves_nothing() -> None:
    assert following_top(109, 100, 30) == 100


@given(LINES, st.integers(1, 10), LINES, HEIGHTS)
def test_what_is_revealed_is_seen(
    first: int, count: int, top: int, height: int
) -> None:
    lines = range(first, first + count)
    after = revealing_top(lines, top, height)
    assert after <= first
    if count <= height:
        assert lines.stop <= after + height
    assert revealing_top(lines, after, height) == after


def test_what_is_spoken() -> None:
    reading = reading_of(INTERVIEW)
    first = reading.sentences[0]
    assert spoken_at(reading, -1.0) is None
    spoken = spoken_at(reading, 0.1)
    assert spoken is not None and spoken.sentence is first
    assert spoken.word is not None
    assert first.text[spoken.word.first : spoken.word.last] == "Welcome"
    pause = spoken_at(reading, first.end or 0.0)
    assert pause is not None and pause.word is None
