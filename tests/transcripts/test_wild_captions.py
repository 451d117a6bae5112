"""Caption files as people and programs leave them: no cue harms its neighbors."""

import pytest

from tui.model.transcript import Source, Transcript
from tui.transcripts.formats import Format, read, write

FIRST = "1\n00:00:01,000 --> 00:00:02,000\nBefore.\n\n"
LAST = "3\n00:00:05,000 --> 00:00:06,000\nAfter.\n"


def read_text(text: str) -> Transcript:
    return read(text.encode(), source=Source.FILE)


def rows(transcript: Transcript) -> list[tuple[float | None, float | None, str]]:
    return [(cue.start, cue.end, cue.text) for cue in transcript.cues]


@pytest.mark.parametrize(
    "line",
    [
        "00:00:03,000 -> 00:00:04,000",
        "00:00:03,000 ---> 00:00:04,000",
        "00:00:03,000 -- > 00:00:04,000",
        "00:00:03,000 - -> 00:00:04,000",
        "00:00:03,000 => 00:00:04,000",
        "00:00:03,000 –> 00:00:04,000",
        "00:00:03,000 —> 00:00:04,000",
        "00:00:03,000 → 00:00:04,000",
        "00:00:03,000-->00:00:04,000",
        "00:00:03,000 00:00:04,000",
        "0:00:03.000,0:00:04.000",
        "00:00:03,000 - 00:00:04,000",
        "00: 00: 03, 000 --> 00 : 00 : 04 , 000",
        "００：００：０３，０００ --> ００：００：０４，０００",
        "００：００：０３．０００ －－＞ ００：００：０４．０００",
        "00∶00∶03،000 --> 00∶00∶04،000",
        "٠٠:٠٠:٠٣,٠٠٠ --> ٠٠:٠٠:٠٤,٠٠٠",
        "\u200e00:00:03,000 --> 00:00:04,000\u200f",
        "\ufeff00:00:03,000 --> 00:00:04,000",
        "00.00.03,000 --> 00.00.04,000",
        "00;00;03,000 --> 00;00;04,000",
        "00h00m03s --> 00h00m04s",
        "3 --> 4",
    ],
)
def test_times_are_read_however_they_are_written(line: str) -> None:
    transcript = read_text(f"{FIRST}2\n{line}\nHere.\n\n{LAST}")
    assert rows(transcript) == [
        (1.0, 2.0, "Before."),
        (3.0, 4.0, "Here."),
        (5.0, 6.0, "After."),
    ]
    assert transcript.notes == ()


@pytest.mark.parametrize(
    "line",
    [
        "0o:00:0x,000 --> 00:00:04,000",
        "--> 00:00:04,000",
        "soon --> later",
        "00:00:1x,000 --> what",
        "?? --> ??",
        "NaN --> NaN",
        "99:99:99:99:99 --> 1",
        "00:99 --> bogus",
    ],
)
def test_times_that_make_no_sense_cost_only_their_own_cue(line: str) -> None:
    transcript = read_text(f"{FIRST}2\n{line}\nHere.\n\n{LAST}")
    assert rows(transcript) == [(1.0, 2.0, "Before."), (5.0, 6.0, "After.")]
    assert transcript.notes == ("One cue could not be read and was left out.",)


@pytest.mark.parametrize(
    "text",
    [
        "From A --> B we go.",
        "A -> B",
        "We meet 12:00 -> 13:00",
        "12:00 -> 13:00",
        "-->",
        "x --> y\nand on",
        "At 00:01 --> 00:02 we said",
        "Score was 3 -> 4 there",
        "—> so there",
    ],
)
@pytest.mark.parametrize("head", ["", "WEBVTT\n\n"])
def test_arrows_in_what_is_said_are_said(head: str, text: str) -> None:
    middle = f"2\n00:00:03.000 --> 00:00:04.000\n{text}\n\n"
    first, last = FIRST.replace(",", "."), LAST.replace(",", ".")
    transcript = read_text(head + first + middle + last)
    assert rows(transcript) == [
        (1.0, 2.0, "Before."),
        (3.0, 4.0, " ".join(text.split())),
        (5.0, 6.0, "After."),
    ]
    assert transcript.notes == ()


@pytest.mark.parametrize("format", [Format.VTT, Format.SRT])
@pytest.mark.parametrize("said", ["00:00:01,000 → 00:00:02,000", "1 --> 2", "3"])
def test_times_that_are_said_come_back_as_words(format: Format, said: str) -> None:
    written = write(read_text(f"{FIRST}2\n00:00:03,000 --> 00:00:04,000\nX\n"), format)
    back = read_text(write(_saying(read_text(written), said), format))
    assert [cue.text for cue in back.cues] == ["Before.", said]


def _saying(transcript: Transcript, said: str) -> Transcript:
    from dataclasses import replace

    first, last = transcript.cues
    return replace(transcript, cues=(first, replace(last, text=said)))


def test_a_file_with_weak_arrows_throughout_is_a_caption_file() -> None:
    text = "1\n00:00:01,000 -> 00:00:02,000\nOne.\n\n2\n0:00:03,0 -> 0:00:04,0\nTwo.\n"
    assert rows(read_text(text)) == [(1.0, 2.0, "One."), (3.0, 4.0, "Two.")]


def test_youtube_captions_are_read() -> None:
    text = "0:00:01.000,0:00:02.000\nOne.\n\n0:00:03.000,0:00:04.500\nTwo,\nthree.\n"
    assert rows(read_text(text)) == [(1.0, 2.0, "One."), (3.0, 4.5, "Two, three.")]


def test_the_number_of_a_cue_may_have_its_own_digits() -> None:
    text = FIRST + "２\n00:00:03,000 --> 00:00:04,000\nHere.\n\n#3\n" + LAST[2:]
    assert [cue.text for cue in read_text(text).cues] == ["Before.", "Here.", "After."]
