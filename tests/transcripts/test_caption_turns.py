"""Captions tell who speaks by marks: ``>>``, dashes, brackets, names of their own."""

import json

import pytest

from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.transcripts.formats import Format, read, write


def read_text(text: str) -> Transcript:
    return read(text.encode(), source=Source.FILE)


def captions(*texts: str, head: str = "") -> Transcript:
    """Captions of ten seconds each."""
    blocks = [
        f"{n + 1}\n00:{n:02}:00.000 --> 00:{n:02}:10.000\n{text}\n"
        for n, text in enumerate(texts)
    ]
    return read_text(head + "\n".join(blocks))


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(cue.speaker, cue.text) for cue in transcript.cues]


HEADS = pytest.mark.parametrize("head", ["", "WEBVTT\n\n"])


@HEADS
def test_named_changes_are_speakers(head: str) -> None:
    found = captions(">> ANN: Hello.", "Come in.", ">> BOB: Thanks.", head=head)
    assert said(found) == [("ANN", "Hello."), ("ANN", "Come in."), ("BOB", "Thanks.")]


@HEADS
def test_a_change_without_a_name_is_nobody_known(head: str) -> None:
    found = captions(">> ANN: Hello.", ">> Hi.", ">> ANN: So.", head=head)
    assert said(found) == [("ANN", "Hello."), (None, "Hi."), ("ANN", "So.")]
    assert [cue.starts_paragraph for cue in found.cues] == [True, True, True]


@HEADS
def test_changes_inside_a_cue_part_it(head: str) -> None:
    found = captions("Yes. >> No.\n>> Why?", ">>> News.", head=head)
    assert [cue.text for cue in found.cues] == ["Yes.", "No.", "Why?", "News."]
    assert found.cues[0].start == 0.0
    assert found.cues[2].end == 10.0
    assert found.cues[0].end == found.cues[1].start


@HEADS
def test_dashes_are_a_dialogue(head: str) -> None:
    found = captions("- Are you in?\n- I am.", "–Good.\n–Very.", "And so.", head=head)
    texts = ["Are you in?", "I am.", "Good.", "Very.", "And so."]
    assert [cue.text for cue in found.cues] == texts


@HEADS
def test_a_single_dash_is_a_dash(head: str) -> None:
    found = captions("It was\n- how to say - late.", "Yes.", head=head)
    assert [cue.text for cue in found.cues] == ["It was - how to say - late.", "Yes."]


@HEADS
def test_a_name_on_a_line_of_its_own(head: str) -> None:
    found = captions(
        "BOB:\nHello there.", "ANN:", "Hello, Bob.", "BOB:\nSo.", head=head
    )
    assert said(found) == [
        ("BOB", "Hello there."),
        ("ANN", "Hello, Bob."),
        ("BOB", "So."),
    ]


@HEADS
def test_names_in_brackets(head: str) -> None:
    found = captions(
        "[Speaker 1] Hello.",
        "[Speaker 2]\nHi.",
        "[music]",
        "(SPEAKER 1) So it goes.",
        "[laughs] Indeed.",
        head=head,
    )
    assert said(found) == [
        ("Speaker 1", "Hello."),
        ("Speaker 2", "Hi."),
        ("Speaker 2", "[music]"),
        ("SPEAKER 1", "So it goes."),
        ("SPEAKER 1", "[laughs] Indeed."),
    ]


@HEADS
def test_names_in_brackets_that_come_again(head: str) -> None:
    texts = ("[BOB] Hello.", "[ANN] Hi.", "[BOB] So.", "[ANN]\nYes.", "[Music] La.")
    found = captions(*texts, "[Music] La la.", "[Once] only.", head=head)
    assert said(found) == [
        ("BOB", "Hello."),
        ("ANN", "Hi."),
        ("BOB", "So."),
        ("ANN", "Yes."),
        ("ANN", "[Music] La."),
        ("ANN", "[Music] La la."),
        ("ANN", "[Once] only."),
    ]


@HEADS
def test_a_dash_alone_counts_where_dashes_are_the_habit(head: str) -> None:
    found = captions(
        "- Hi.", "- Yo.", "So it is.", "- What?", "It was\n- late.", head=head
    )
    assert [cue.text for cue in found.cues] == [
        "Hi.",
        "Yo.",
        "So it is.",
        "What?",
        "It was - late.",
    ]


def test_escaped_arrows_and_timed_words_part_too() -> None:
    found = read_text(
        "WEBVTT\n\n00:00.000 --> 00:04.000\n"
        "&gt;&gt; so<00:01.000><c> yes</c><00:02.000><c> &gt;&gt;</c>"
        "<00:02.500><c> no</c>\n"
    )
    assert [cue.text for cue in found.cues] == ["so yes", "no"]
    (word,) = found.cues[1].words
    assert (word.text, word.start) == ("no", 2.5)


def test_words_after_the_last_inner_time_share_what_is_left() -> None:
    found = read_text(
        "WEBVTT\n\n00:00.000 --> 00:09.000\n"
        "<c>one</c><c> two</c><00:03.000><c> three</c><c> four</c><c> five</c>\n"
    )
    starts = [word.start for word in found.cues[0].words]
    assert starts[0] == 0.0
    assert 0.0 < starts[1] < 3.0
    assert starts[2] == 3.0
    assert 3.0 < starts[3] < starts[4] < 9.0
    ends = [word.end for word in found.cues[0].words]
    assert all(a <= b for a, b in zip(ends, starts[1:], strict=False))


@pytest.mark.parametrize("timing", [Timing.ESTIMATED, Timing.TURN, Timing.ALIGNED])
def test_captions_of_ours_do_not_claim_more_when_read_back(timing: Timing) -> None:
    cues = (Cue("It rains.", 0.0, 2.0), Cue("It pours.", 2.0, 4.0))
    ours = Transcript(cues, Source.NOTES, timing, "de")
    back = read_text(write(ours, Format.VTT, "A title"))
    assert (back.timing, back.language) == (timing, "de")
    assert [(c.text, c.start, c.end) for c in back.cues] == [
        (c.text, c.start, c.end) for c in cues
    ]


def test_words_of_ours_keep_what_they_claim() -> None:
    text = "WEBVTT\n\nNOTE Words: feed. Times: word.\n\n00:00.000 --> 00:01.000\nHi.\n"
    assert read_text(text).timing is Timing.CUE


def test_what_is_not_spoken_stays_so_in_json() -> None:
    cue = Cue("Subscribe.", 0.0, 0.0, spoken=False)
    ours = Transcript((Cue("Hi.", 0.0, 1.0), cue), Source.NOTES, Timing.ALIGNED)
    written = write(ours, Format.JSON)
    assert json.loads(written)["segments"][1]["spoken"] is False
    assert read_text(written).cues == ours.cues


def test_a_dialogue_among_named_voices_is_of_two_speakers() -> None:
    found = captions(
        "<v Ann>Hello.", "- First of all.\n- Second.", "<v Ann>So.", head="WEBVTT\n\n"
    )
    assert said(found) == [
        ("Ann", "Hello."),
        (None, "First of all."),
        (None, "Second."),
        ("Ann", "So."),
    ]


@HEADS
def test_a_name_below_a_sound_is_a_speaker(head: str) -> None:
    found = captions("[MUSIC]\nANN: Note: a colon.\n>> BOB: Hi.", head=head)
    assert said(found) == [
        (None, "[MUSIC]"),
        ("ANN", "Note: a colon."),
        ("BOB", "Hi."),
    ]
    assert said(captions("[MUSIC]\nand so on", head=head)) == [
        (None, "[MUSIC] and so on")
    ]


def test_readings_beside_words_are_told_of() -> None:
    found = captions("<ruby>漢字<rt>かんじ</rt></ruby>です", head="WEBVTT\n\n")
    assert found.text == "漢字です"
    assert found.notes == ("Readings set beside words (ruby) were left out.",)


def test_a_lyric_without_a_time_stays_behind_the_one_above() -> None:
    found = read_text("[ti:A song]\n[00:01.00]One\nand a half\n[00:05.00]Two\n")
    assert [cue.text for cue in found.cues] == ["One", "and a half", "Two"]
    one, half, two = [cue.start or 0.0 for cue in found.cues]
    assert one < half < two
    assert found.notes[0].startswith("Some cues had no times")


def test_a_speaker_is_named_where_the_voice_is_empty() -> None:
    entries = [
        {
            "start_ms": 0,
            "end_ms": 4000,
            "speaker": "eric",
            "voice": "",
            "text": "Hello.",
        }
    ]
    found = read_text(json.dumps({"version": "1.0", "transcripts": entries}))
    assert said(found) == [("eric", "Hello.")]
