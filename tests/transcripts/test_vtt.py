"""WebVTT: cue text as the standard parses it, and files no validator objects to."""

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import given

from tests.transcripts.strategies import captioned
from tui.model.transcript import Cue, Source, Timing, Transcript, Word
from tui.transcripts.formats import Format, read, write
from tui.transcripts.formats.vtt_text import parse_spans, timed_words

TIMES = re.compile(
    r"(\d{2,}:[0-5]\d:[0-5]\d\.\d{3}) --> (\d{2,}:[0-5]\d:[0-5]\d\.\d{3})"
)
INNER = re.compile(r"<(\d{2,}:[0-5]\d:[0-5]\d\.\d{3})>")
PAYLOAD = re.compile(
    r"(?:<v [^<>\n&]+(?:&(?:amp|lt|gt);[^<>\n&]*)*>)?"
    r"(?:[^<>&\n]|&(?:amp|lt|gt);|<\d{2,}:[0-5]\d:[0-5]\d\.\d{3}>)+"
)


@pytest.mark.parametrize("name", ["tags", "entities", "timestamps"])
def test_cue_text_is_parsed_as_the_standard_s_tests_expect(
    corpus: Path, name: str
) -> None:
    path = corpus / "w3c+webvtt.js" / "test" / "wpt-cue-parsing" / f"{name}.json"
    for case in json.loads(path.read_text(encoding="utf-8")):
        spans = parse_spans(case["text"].removesuffix("\n"))
        tree = case["expectedTree"]
        spoken = "".join(
            re.findall(r'^\|\s+"(.*)"$', _without_ruby(tree), re.MULTILINE)
        )
        assert "".join(span.text for span in spans) == spoken, case
        voices = set(re.findall(r'title="(.+)"', tree))
        assert {span.voice for span in spans if span.voice} == voices, case


def _without_ruby(tree: str) -> str:
    return re.sub(r"^\|\s+<rt>\n(?:\|\s{5,}.*\n)*", "", tree, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("one <00:01.000>two", [0.0, 1.0]),
        ("one <00:00:01.000>two", [0.0, 1.0]),
        ("one <0:01.000>two", []),
        ("one <00:61.000>two", []),
        ("one <100:00:01.000>two", [0.0, 360001.0]),
    ],
)
def test_inner_times_count_in_their_strict_form_only(
    text: str, starts: list[float]
) -> None:
    words = timed_words(parse_spans(text), 0.0, 400000.0)
    assert [word.start for word in words] == starts


@given(captioned())
def test_what_is_written_keeps_the_standard_s_rules(transcript: Transcript) -> None:
    assert_valid(write(transcript, Format.VTT, "A title --> with an arrow"))


def test_words_are_written_as_inner_times() -> None:
    words = (Word("Good", 1.0, 1.5), Word("&", 1.5, 1.6), Word("bad.", 2.0, 2.5))
    cue = Cue("Good & bad.", 1.0, 3.0, "Ann <x>", words)
    text = write(Transcript((cue,), Source.FEED, Timing.WORD), Format.VTT)
    assert text.endswith(
        "00:00:01.000 --> 00:00:03.000\n"
        "<v Ann &lt;x&gt;>Good <00:00:01.500>&amp; <00:00:02.000>bad.\n"
    )
    assert_valid(text)
    back = read(text.encode(), source=Source.FEED)
    assert back.timing is Timing.WORD
    assert [(w.text, w.start) for w in back.cues[0].words] == [
        ("Good", 1.0),
        ("&", 1.5),
        ("bad.", 2.0),
    ]
    assert back.speakers == ("Ann <x>",)


def assert_valid(text: str) -> None:
    """The rules for authors of https://www.w3.org/TR/webvtt1/#file-structure."""
    blocks = text.removesuffix("\n").split("\n\n")
    assert blocks[0] == "WEBVTT"
    last_start = ""
    for block in blocks[1:]:
        lines = block.split("\n")
        if lines[0].startswith("NOTE "):
            assert "-->" not in block
            continue
        times = TIMES.fullmatch(lines[0])
        assert times is not None, lines[0]
        start, end = times.groups()
        assert last_start <= start < end
        last_start = start
        assert len(lines) == 2
        assert PAYLOAD.fullmatch(lines[1]), lines[1]
        assert "-->" not in html.unescape(INNER.sub("", lines[1]))
        stamps = [start, *INNER.findall(lines[1]), end]
        assert stamps == sorted(set(stamps))
