"""Web pages: the words in them, without what stands around."""

import sys

import pytest

from tui.errors import TranscriptError, UsageError
from tui.model.transcript import Source, Timing
from tui.transcripts.notes.web_page import read_page

PROSE = "".join(
    f"<p>This is sentence number {n} of the text that is read aloud, no more.</p>"
    for n in range(40)
)


def page(body: str) -> bytes:
    return (
        "<html><head><title>On bees</title></head><body>"
        "<nav><a href='/'>Home</a> <a href='/about'>About us</a></nav>"
        f"<article><h1>On bees</h1>{body}</article>"
        "<footer>Copyright by the bees. All rights reserved.</footer></body></html>"
    ).encode()


def test_an_essay_is_read_off_its_page() -> None:
    body = page(f"<h2>In winter</h2>{PROSE}")
    words = read_page(body, title="On bees", language="en", origin="a.example/bees")
    assert (words.source, words.timing) == (Source.PAGE, Timing.NONE)
    assert words.origin == "a.example/bees"
    assert "sentence number 39" in words.text
    assert "Copyright" not in words.text and "About us" not in words.text
    assert words.cues[0].heading


def test_turns_with_times_are_found_in_a_page() -> None:
    turns = (
        "<h2>Transcript</h2>"
        "<p><strong>00:00:00 Ann:</strong> Welcome to the garden, everybody.</p>"
        "<p><strong>00:00:07 Bob:</strong> Thank you, Ann, it is good to be here.</p>"
        "<p><strong>00:05:00 Ann:</strong> What do bees do in the snow?</p>"
    )
    words = read_page(page(f"<p>Ann and Bob talk about bees.</p>{turns}"))
    assert words.timing is Timing.TURN
    assert words.speakers == ("Ann", "Bob")
    assert words.cues[-1].start == 300.0


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "no text that can be read"),
        (b"%PDF-1.7 \x00\xff\xfe", "web page holds"),
        (page("<p>A talk about bees and what they do in winter.</p>"), "62 minutes"),
    ],
)
def test_a_page_that_is_not_the_words_is_refused(body: bytes, sentence: str) -> None:
    with pytest.raises(TranscriptError, match=sentence):
        read_page(body, duration=3720.0)


def test_the_reader_of_pages_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(UsageError, match=r"pip install 'earmark\[page\]'"):
        read_page(page(PROSE))
