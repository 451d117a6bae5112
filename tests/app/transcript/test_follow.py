"""The page follows calmly: the spoken line a third from the top, by single lines."""

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.app.transcript.samples import INTERVIEW, reading_of
from tui.app.widgets.transcript_follow import (
    Awaited,
    following_top,
    heard_at,
    revealing_top,
)
from tui.app.widgets.transcript_script import Script
from tui.model.reading import BlockKind

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


def test_what_is_heard() -> None:
    reading = reading_of(INTERVIEW)
    script = Script(reading)
    first = reading.sentences[0]
    assert heard_at(reading, script, -1.0) is None
    heard = heard_at(reading, script, 0.1)
    assert heard is not None and heard.sentence is first
    (word,) = heard.word
    assert script.passages[word.passage].text[slice(*word.span)] == "Welcome"
    assert heard.place == (word.passage, word.span.first)
    pause = heard_at(reading, script, first.end or 0.0)
    assert pause is not None and pause.word == ()


def test_other_sound_is_heard_as_what_it_is() -> None:
    reading = reading_of(INTERVIEW)
    script = Script(reading)
    inserted = next(b for b in reading.blocks if b.kind is BlockKind.INSERTED)
    assert inserted.start is not None
    heard = heard_at(reading, script, inserted.start + 10)
    assert heard is not None and heard.word == ()
    (lit,) = heard.lit
    assert script.passages[lit.passage].text == inserted.text
    after = heard_at(reading, script, inserted.start + 30.2)
    assert after is not None and after.sentence is not None
    assert after.sentence.text == "We’re back."


def test_a_hidden_sentence_is_heard_where_the_one_before_it_stands() -> None:
    reading = reading_of(INTERVIEW)
    script = Script(reading, "Ada Marsh")
    heard = heard_at(reading, script, 20.0)
    assert heard is not None and heard.lit == ()
    assert heard.sentence is not None and heard.sentence.speaker == "Ines Okafor"
    assert script.passages[heard.place.passage].sentences[0].speaker == "Ada Marsh"


def test_positions_from_before_a_leap_are_no_news_for_a_while() -> None:
    awaited = Awaited(100.0)
    assert awaited.outdated(20.0)
    assert awaited.outdated(None)
    assert not awaited.outdated(100.3)
    impatient = Awaited(100.0)
    assert [impatient.outdated(20.0) for _ in range(20)].count(True) == 8


@given(st.floats(-1.0, 60.0))
def test_other_words_are_heard_at_the_next_moment_and_not_before(
    seconds: float,
) -> None:
    reading = reading_of(INTERVIEW)
    script = Script(reading)
    here = heard_at(reading, script, seconds)
    following = reading.next_moment(seconds)

    last = following if following is not None else seconds + 60.0
    assume(last - seconds > 1e-6)
    for share in (0.2, 0.5, 0.8, 0.999):
        assert heard_at(reading, script, seconds + share * (last - seconds)) == here
    if following is not None:
        assert following > seconds
