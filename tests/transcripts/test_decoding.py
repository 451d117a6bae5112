"""Bytes become text by what they are, and never more of it than fits."""

import pytest

from tui.errors import TranscriptError
from tui.transcripts.formats import decoding
from tui.transcripts.formats.decoding import decode
from tui.transcripts.formats.documents import read_json

TEXT = "Ann: “naïve” café, 3 €"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_encodings_are_told_from_the_bytes(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_one_bad_byte_does_not_make_a_text_latin_1() -> None:
    data = ("ééééé " * 20).encode() + b"\xff" + " öööö".encode()
    assert decode(data).count("é") == 100


def test_a_text_cut_inside_a_letter_stays_what_it_was() -> None:
    assert decode("Größe: groß é".encode()[:-1]) == "Größe: groß \ufffd"


def test_line_breaks_of_every_kind_are_one() -> None:
    assert decode(b"a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LARGEST_BYTES", 10)
    with pytest.raises(TranscriptError, match="larger than 64 MB"):
        decode(b"a" * 11)


def test_json_with_nothing_readable_in_it_is_given_up() -> None:
    with pytest.raises(TranscriptError, match="no transcript that Earmark knows"):
        read_json('{"' + "{" * 5000)
