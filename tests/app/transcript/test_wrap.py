"""Every line fits its width by cells, and no word is lost."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.widgets.transcript_wrap import NARROWEST, Span, Wrappable, _Measured

WIDTHS = st.integers(NARROWEST, 40)
TRICKY = "aab c.-—/é中文。「」ー한👍🏽👨👩👧🇩🇪\u0301\u200d\ufe0fשל, \u3000x"
ANY_TEXT = st.text(st.sampled_from(TRICKY) | st.characters(), max_size=80)
NARROW_TEXT = st.text(st.sampled_from("aaabc def.-—/é’“ жЯ"), max_size=120)


def cut(text: str, width: int) -> list[str]:
    return [text[first:last] for first, last in Wrappable(text).lines(width)]


@given(ANY_TEXT, WIDTHS)
def test_every_line_fits(text: str, width: int) -> None:
    assert all(0 <= cell_len(line) <= width for line in cut(text, width))


@given(ANY_TEXT, WIDTHS)
def test_only_spaces_are_left_out(text: str, width: int) -> None:
    at = 0
    for first, last in Wrappable(text).lines(width):
        assert at <= first < last
        assert not text[at:first].strip()
        at = last
    assert not text[at:].strip()


@given(NARROW_TEXT, WIDTHS)
def test_the_short_cut_for_narrow_text_changes_nothing(text: str, width: int) -> None:
    assert Wrappable(text).lines(width) == _Measured(text).lines(width)


@given(st.text(st.sampled_from("abc  "), max_size=120), WIDTHS)
def test_a_line_takes_what_fits(text: str, width: int) -> None:
    """The first word of a line would not have fitted on the one before."""
    for one, following in pairwise(Wrappable(text).lines(width)):
        word = text[following.first :].split(" ")[0]
        assert following.first + len(word) - one.first > width


@given(st.characters())
def test_narrow_characters_are_narrow(character: str) -> None:
    from tui.app.widgets.transcript_wrap import _NARROW

    if _NARROW.fullmatch(character):
        assert cell_len(character) == 1


def test_words_stay_whole() -> None:
    assert cut("the quick brown fox", 10) == ["the quick", "brown fox"]
    assert cut("well-known things", 6) == ["well-", "known", "things"]
    assert cut("extraordinary", 5) == ["extra", "ordin", "ary"]


def test_chinese_breaks_anywhere_but_before_a_stop() -> None:
    assert cut("今天下雨了。我们走吧", 10) == ["今天下雨", "了。我们走", "吧"]
    assert cut("他说：「好」", 8) == ["他说：", "「好」"]


def test_what_belongs_together_stays_together() -> None:
    family = "👨\u200d👩\u200d👧"
    assert cut(family * 3, 4) == [family * 2, family]
    assert cut("e\u0301" * 4, 3) == ["e\u0301" * 3, "e\u0301"]
    assert cut("🇩🇪🇫🇷", 2) == ["🇩🇪", "🇫🇷"]


def test_nothing_makes_no_line() -> None:
    assert Wrappable("").lines(10) == []
    assert Wrappable("   ").lines(10) == []
    assert Wrappable("  a").lines(10) == [Span(2, 3)]
