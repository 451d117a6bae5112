"""Every format is read for what it is, and what was written comes back."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts.strategies import ANY, captioned
from tui.errors import TranscriptError
from tui.model.transcript import Source, Timing, Transcript
from tui.transcripts.formats import Format, read, write
from tui.transcripts.formats.draft import squeezed
from tui.transcripts.timing import timed


def read_text(text: str, declared_type: str = "") -> Transcript:
    return read(text.encode(), source=Source.FILE, declared_type=declared_type)


def rows(
    transcript: Transcript,
) -> list[tuple[float | None, float | None, str | None, str]]:
    return [(cue.start, cue.end, cue.speaker, cue.text) for cue in transcript.cues]


def test_content_decides_not_the_declared_type() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"
    assert rows(read_text(text, "application/json")) == [(1.0, 2.0, None, "Hello")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "1\r\n00:00:01,000 --> 00:00:02,000\r\nCafé “naïve”\r\n"
    transcript = read(text.encode(encoding), source=Source.FILE)
    assert rows(transcript) == [(1.0, 2.0, None, "Café “naïve”")]


def test_unsorted_cues_are_sorted_and_told() -> None:
    transcript = read_text(
        "1\n00:00:05,000 --> 00:00:06,000\nsecond\n\n"
        "2\n00:00:01,000 --> 00:00:02,000\nfirst\n"
    )
    assert [cue.text for cue in transcript.cues] == ["first", "second"]
    assert transcript.notes == ("The cues were out of order and have been sorted.",)


def test_negative_times_are_clamped_or_dropped_and_told() -> None:
    transcript = read_text(
        "1\n-00:00:03,000 --> -00:00:02,000\nbefore\n\n"
        "2\n-00:00:01,000 --> 00:00:02,000\nacross\n"
    )
    assert rows(transcript) == [(0.0, 2.0, None, "across")]
    assert transcript.notes == ("One cue could not be read and was left out.",)


@pytest.mark.parametrize("data", [b"", b"  \n ", bytes(range(256)) * 4, b"\x00" * 500])
def test_what_holds_no_words_is_our_own_error(data: bytes) -> None:
    with pytest.raises(TranscriptError):
        read(data, source=Source.FEED)


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    _reads_or_refuses(data)


PIECES = [
    "\nWEBVTT",
    "NOTE",
    "STYLE",
    "1",
    "-->",
    "00:01.000 --> 00:02.000",
    "00:00:01,000 --> 0:",
    "<v Ann>",
    "&amp;",
    "\n<00:01.500>",
    "Ann: hi",
    "Ann (0:12)",
    "# head",
    "[00:01.00]",
    "<00:02.00>",
    "<cite>",
    "</cite>",
    "<p>",
    "<!--",
    "\n<time>0:01",
    "<![CDATA[",
    "<?x",
    '{"segments":[',
    '{"startTime":1,"body":"x"}',
    "]}",
    ",",
    "[",
    '"text":',
    "NaN",
    '\n{"words":[{',
    "1e999",
    '{"start":"5s","text":"a"}',
    "\ufeff",
    "\x00",
    "\n\n",
    "  ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_no_pieces_of_formats_raise_anything_else(text: str) -> None:
    _reads_or_refuses(text.encode())


def _reads_or_refuses(data: bytes) -> None:
    try:
        transcript = read(data, source=Source.FEED)
    except TranscriptError:
        return
    starts = [cue.start for cue in transcript.cues]
    assert all(cue.text == " ".join(cue.text.split()) != "" for cue in transcript.cues)
    if transcript.timed:
        known = [start for start in starts if start is not None]
        assert len(known) == len(starts)
        assert known == sorted(known)
        assert known[0] >= 0
    else:
        assert set(starts) == {None}
    timed(transcript, 100.0)


@pytest.mark.parametrize("format", [Format.VTT, Format.SRT, Format.JSON])
@given(transcript=captioned())
def test_captions_come_back_as_they_were_written(
    format: Format, transcript: Transcript
) -> None:
    back = read_text(write(transcript, format, "A title"))
    if format is Format.SRT:
        assert [c.text.replace("<b>", "") for c in transcript.cues] != []
    assert back.timing is Timing.CUE
    assert rows(back) == rows(transcript)


@pytest.mark.parametrize("format", [Format.TEXT, Format.MARKDOWN])
@given(transcript=ANY)
def test_pages_keep_every_word_and_speaker(
    format: Format, transcript: Transcript
) -> None:
    back = read_text(write(transcript, format, "A title"))
    assert squeezed(back.text) == squeezed(transcript.text)
    assert back.speakers == transcript.speakers


@given(ANY)
def test_json_keeps_all_there_is(transcript: Transcript) -> None:
    back = read_text(write(transcript, Format.JSON))
    assert back.cues == transcript.cues
    assert back.timing is transcript.timing


def test_json_says_where_words_and_times_come_from() -> None:
    transcript = read_text("Ann: One.\n\nCarl: Two.\n")
    document = json.loads(write(transcript, Format.JSON))
    assert document["source"] == "file"
    assert document["timing"] == "none"
    assert document["segments"][1] == {
        "startTime": None,
        "endTime": None,
        "speaker": "Carl",
        "body": "Two.",
        "paragraph": True,
    }


@pytest.mark.parametrize("format", [Format.VTT, Format.SRT])
def test_captions_need_times(format: Format) -> None:
    with pytest.raises(TranscriptError, match="choose txt or md"):
        write(read_text("No times here."), format)


@pytest.mark.parametrize(
    "name", ["podnews_daily_2024-01-25.vtt", "kde_express-16_kde_en_telegram.vtt"]
)
def test_caption_files_read_as_their_collectors_expect(corpus: Path, name: str) -> None:
    folder = corpus / "stevencrader+transcriptator" / "test" / "test_files"
    transcript = read((folder / name).read_bytes(), source=Source.FEED)
    expected = json.loads(
        (folder / name.replace(".vtt", "_vtt_parsed.json")).read_text(encoding="utf-8")
    )
    assert rows(transcript) == [
        (s["startTime"], s["endTime"], s["speaker"] or None, s["body"])
        for s in expected["segments"]
    ]


def test_single_words_become_sentences_as_expected(corpus: Path) -> None:
    folder = corpus / "stevencrader+transcriptator" / "test" / "test_files"
    name = "podnews_weekly_review_2023-06-02"
    transcript = read((folder / f"{name}.json").read_bytes(), source=Source.FEED)
    assert transcript.timing is Timing.WORD
    assert rows(transcript)[0] == (
        0.221,
        3.09,
        "Speaker 1",
        "It's Friday, the 2nd of June 2023.",
    )
    assert [w.text for w in transcript.cues[0].words][:3] == ["It's", "Friday,", "the"]


def test_headings_are_headings_in_markdown() -> None:
    transcript = read_text("# The file\n\n## Part\n\n**Ann** (0:05)\n\nHello.\n")
    text = write(transcript, Format.MARKDOWN, "The file")
    assert text.startswith("# The file\n\n## Part\n\n**Ann** (0:05)\n\nHello.")


def test_a_cue_that_never_ends_is_written_with_an_end() -> None:
    text = "WEBVTT\n\n00:05.000 -->\nHello.\n\n00:05.000 --> 00:05.000\nNo time.\n"
    back = read_text(write(read_text(text), Format.SRT))
    assert all((cue.end or 0.0) > (cue.start or 0.0) for cue in back.cues)


def test_lines_said_twice_stay_where_captions_do_not_roll() -> None:
    lines = ["Yes.", "Yes.", "No.", "No.", "So.", "Well.", "Now.", "Then.", "Oh."]
    blocks = [
        f"{n + 1}\n00:00:0{n},000 --> 00:00:0{n},900\n{line}\n"
        for n, line in enumerate(lines)
    ]
    assert [cue.text for cue in read_text("\n".join(blocks)).cues] == lines


def test_the_last_cue_may_be_a_number() -> None:
    transcript = read_text("1\n00:00:01,000 --> 00:00:02,000\n1984\n")
    assert [cue.text for cue in transcript.cues] == ["1984"]


def test_with_voices_given_a_colon_is_only_a_colon() -> None:
    transcript = read_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Bread: food.\n\n"
        "00:02.000 --> 00:03.000\n<v Carl>Bread: old.\n"
    )
    assert transcript.speakers == ("Ann", "Carl")


def test_one_cue_with_the_whole_show_is_cut_at_its_words_sentences() -> None:
    words = [
        {"word": f" w{n}{'.' if n % 10 == 9 else ''}", "start": n, "end": n + 0.5}
        for n in range(200)
    ]
    text = "".join(str(word["word"]) for word in words)
    document = {"segments": [{"start": 0, "end": 200, "text": text, "words": words}]}
    transcript = read_text(json.dumps(document))
    assert transcript.timing is Timing.WORD
    assert transcript.cues[1].start == 10.0


@pytest.mark.parametrize(
    "text", ["{", "[" * 2000, "12 -- 34", '<?xml version="1.0"?><rss>A feed</rss>']
)
def test_what_cannot_be_words_is_refused(text: str) -> None:
    with pytest.raises(TranscriptError):
        read_text(text, "text/plain")


def test_lyrics_may_set_the_hundredths_behind_a_colon() -> None:
    read = read_text("[ti:Song]\n[00:06:50]One line\n[00:09:25]Another\n")
    assert [cue.start for cue in read.cues] == [6.5, 9.25]


def test_captions_say_how_exact_their_times_are() -> None:
    spoken = read(b"It rains.\n\nIt pours.", source=Source.NOTES)
    captions = write(timed(spoken, 20.0), Format.VTT)
    assert "NOTE Words: notes. Times: estimated." in captions
