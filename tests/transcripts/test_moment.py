"""From what a listener types to seconds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.reading import Block, BlockKind, Reading, Sentence
from tui.transcripts.moment import find_phrase, parse_moment


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("12:08", 728.0),
        ("1:02:03", 3723.0),
        ("67:18", 4038.0),
        ("0:01.5", 1.5),
        ("754", 754.0),
        ("1h2m", 3720.0),
        ("90s", 90.0),
        ("2 min", 120.0),
        (" 3m 4s ", 184.0),
    ],
)
def test_a_time_in_every_form(typed: str, seconds: float) -> None:
    assert parse_moment(typed) == seconds


@pytest.mark.parametrize("typed", ["", "h", "12:", "open models", "1:2:3:4", "-5"])
def test_what_is_no_time(typed: str) -> None:
    assert parse_moment(typed) is None


@given(st.text())
def test_any_text_is_a_time_or_none(typed: str) -> None:
    seconds = parse_moment(typed)
    assert seconds is None or seconds >= 0


def reading(*texts: str) -> Reading:
    sentences = tuple(
        Sentence(index, text, index * 10.0, index * 10.0 + 9, None)
        for index, text in enumerate(texts)
    )
    return Reading((Block(BlockKind.PARAGRAPH, sentences),))


def test_a_phrase_is_found_whatever_its_case_accents_and_marks() -> None:
    text = reading("It began in 1999.", "The café — in Paris — was full!")
    found = find_phrase(text, "cafe in PARIS")
    assert found is not None
    assert found.start == 10.0


def test_a_phrase_may_run_over_the_end_of_a_sentence() -> None:
    found = find_phrase(reading("One.", "Two three.", "Four five."), "three four")
    assert found is not None
    assert found.index == 1


def test_whole_words_are_preferred_to_parts() -> None:
    found = find_phrase(reading("Particular.", "An art."), "art")
    assert found is not None
    assert found.index == 1


def test_a_phrase_nobody_says() -> None:
    assert find_phrase(reading("One."), "two") is None
    assert find_phrase(reading("One."), "!?") is None
