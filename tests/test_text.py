"""Foreign text becomes plain text, whatever is in it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text import plain, plain_line, safe_url

odd = st.text(
    st.sampled_from("a é\n\t\r\x00\x1b\x7f\x9b\u2028\u202e\u2066\ufeff\ud800e\u0301")
)


@pytest.mark.parametrize(
    ("foreign", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31mred\x07", "[31mred"),
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("\u202egnp.exe\u2066", "gnp.exe"),
        ("\ud800", "\N{REPLACEMENT CHARACTER}"),
        ("e\u0301", "é"),
        ("\ufefftext\ufff9", "text"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_plain(foreign: str, shown: str) -> None:
    assert plain(foreign) == shown


@given(odd | st.text())
def test_nothing_a_terminal_obeys_is_left(foreign: str) -> None:
    text = plain(foreign)
    assert not any(
        unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t"
        for character in text
    )
    assert unicodedata.is_normalized("NFC", text)
    assert plain(text) == text


@given(odd | st.text())
def test_a_line_is_one_line(foreign: str) -> None:
    line = plain_line(foreign)
    assert "\n" not in line and "  " not in line and line == line.strip()
    assert line.split() == plain(foreign).split()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://me:secret@e.com:8443/a?token=x#y", "https://e.com:8443/a?…"),
        ("https://e.com/a", "https://e.com/a"),
        ("http://[::1", "(an address that makes no sense)"),
    ],
)
def test_an_address_fit_to_show(url: str, shown: str) -> None:
    assert safe_url(url) == shown
