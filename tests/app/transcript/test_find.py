"""What is sought is found, however it is spelled."""

from hypothesis import given
from hypothesis import strategies as st

from tests.app.transcript.readings import readings
from tests.app.transcript.samples import reading_of
from tui.app.widgets.transcript_find import find_all, first_from, folded
from tui.app.widgets.transcript_script import Place, Script
from tui.model.reading import Reading


def found(text: str, query: str) -> list[str]:
    passages = Script(reading_of([(None, text)])).passages
    return [text[s.span.first : s.span.last] for s in find_all(passages, query)]


def test_case_accents_quotes_and_dashes_make_no_difference() -> None:
    assert found("The CAFÉ, a cafe.", "café") == ["CAFÉ", "cafe"]
    assert found("Don’t “stop” — ever", 'don\'t "stop" - EVER') == [
        "Don’t “stop” — ever"
    ]
    assert found("今天下雨了", "下雨") == ["下雨"]


def test_signs_are_signs() -> None:
    assert found("1+1 is (2) [sic] a.b", "(2) [SIC]") == ["(2) [sic]"]
    assert found("aab a+b", "a+b") == ["a+b"]


def test_spaces_alone_find_nothing() -> None:
    assert found("a b", "  ") == []


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(readings(), st.text(max_size=6))
def test_finds_are_in_order_and_apart(reading: Reading, query: str) -> None:
    passages = Script(reading).passages
    finds = find_all(passages, query)
    assert list(finds) == sorted(finds)
    for stretch in finds:
        assert 0 <= stretch.span.first < stretch.span.last
        assert stretch.span.last <= len(passages[stretch.passage].text)


def test_the_first_find_is_the_next_one_or_the_very_first() -> None:
    passages = Script(reading_of([(None, "one two"), (None, "one two")])).passages
    finds = find_all(passages, "two")
    assert first_from(finds, Place(0, 0)) == 0
    assert first_from(finds, Place(0, 5)) == 1
    assert first_from(finds, Place(1, 6)) == 0
