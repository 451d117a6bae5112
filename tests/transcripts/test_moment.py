"""From what a listener types to seconds."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.quote import Quote
from tui.model.reading import Block, BlockKind, Reading, Sentence
from tui.transcripts.moment import (
    find_near,
    find_phrase,
    moment_and_words,
    parse_moment,
    quoted_moment,
)


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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1:05 the sea", (65.0, "the sea")),
        (" 0:00:59.9  The sea ", (59.9, " The sea")),
        ("12 monkeys", None),
        ("1:05", None),
        ("1:05 …", None),
        ("9:99:99x the sea", None),
        ("the sea 1:05", None),
    ],
)
def test_a_time_and_the_words_said_about_then(
    typed: str, meant: tuple[float, str] | None
) -> None:
    assert moment_and_words(typed) == meant


def test_of_words_said_twice_the_nearer_are_meant() -> None:
    text = reading("So it is.", "The sea.", "So it is.", "And so it was.")
    for seconds, start in ((0.0, 0.0), (9.0, 0.0), (11.0, 20.0), (400.0, 20.0)):
        found = find_near(text, "so it is", seconds)
        assert found is not None and found.start == start
    assert find_near(text, "so it is", 9_000.0) is None
    assert find_near(text, "it never is", 0.0) is None


def quote(text: str, start: float | None) -> Quote:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    return Quote(1, 1, "Show", "Talk", None, text, start, None, "", None, at)


def test_a_quote_is_heard_where_its_words_are_now() -> None:
    words = "The sea is as punctual as the moon, and we are not"
    text = reading("Hello.", f"{words}.", "Yes.", "The sea is as punctual as ever.")
    assert quoted_moment(text, quote(f"{words}.", 32.0)) == 10.0
    assert quoted_moment(text, quote(f"{words}, say I.", 12.0)) == 10.0
    assert quoted_moment(text, quote("It was cut out.", 12.0)) == 12.0
    assert quoted_moment(text, quote("Yes.", None)) == 20.0
    assert quoted_moment(text, quote("No.", None)) is None
