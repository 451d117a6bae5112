"""Round trips: what Earmark writes, read back: the same cues at the same times."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.transcripts.strategies import captioned, told
from tui.model.chapter import Chapter
from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.transcripts.formats import Format, read, write
from tui.transcripts.timing import timed

ESSAY = Transcript(
    (
        Cue("The tide", starts_paragraph=True, heading=True),
        Cue("Note: the sea is punctual.", starts_paragraph=True),
        Cue("We are not."),
        Cue("- And so it goes.", starts_paragraph=True),
        Cue("A table is a promise, made of very old measurements of the coast."),
    ),
    Source.NOTES,
    Timing.NONE,
    "en",
)


def back(transcript: Transcript, format: Format) -> Transcript:
    return read(write(transcript, format, "A title").encode(), source=Source.FILE)


@pytest.mark.parametrize("format", [Format.VTT, Format.JSON])
@given(transcript=told())
def test_the_same_cues_come_back(format: Format, transcript: Transcript) -> None:
    found = back(transcript, format)
    assert found.cues == transcript.cues
    assert found.timing is transcript.timing


@pytest.mark.parametrize("format", [Format.VTT, Format.JSON])
def test_an_essay_comes_back_at_the_times_it_was_written_with(format: Format) -> None:
    chapters = [Chapter(0, "The tide"), Chapter(21, "A table")]
    heard = timed(ESSAY, 60.5, chapters)
    found = timed(back(heard, format), 60.5)
    for cue, given_cue in zip(found.cues, heard.cues, strict=True):
        assert cue.start == pytest.approx(given_cue.start, abs=0.0005)
        assert cue.end == pytest.approx(given_cue.end, abs=0.0005)
        assert replace(cue, start=None, end=None) == replace(
            given_cue, start=None, end=None
        )
    assert found.timing is Timing.ESTIMATED


@pytest.mark.parametrize("format", [Format.VTT, Format.JSON])
def test_estimates_for_other_audio_are_made_anew(format: Format) -> None:
    found = back(timed(ESSAY, 60.0), format)
    assert timed(found, 61.0).cues == found.cues
    assert timed(found, 90.0).cues[-1].end == 90.0


@pytest.mark.parametrize("format", [Format.VTT, Format.JSON])
def test_moved_by_hand_an_estimate_stays_where_it_was_put(format: Format) -> None:
    heard = timed(ESSAY, 60.0)
    moved = [replace(heard.cues[0], end=7.0), replace(heard.cues[1], start=7.0)]
    found = back(replace(heard, cues=(*moved, *heard.cues[2:])), format)
    assert timed(found, 60.0).cues[1].start == 7.0


def test_captions_of_others_are_not_taken_for_ours() -> None:
    text = "WEBVTT\n\nhp1\n00:01.000 --> 00:02.000\nAnn: Hi.\n"
    found = read(text.encode(), source=Source.FEED)
    (cue,) = found.cues
    assert (cue.heading, cue.starts_paragraph, cue.speaker) == (False, False, "Ann")
    assert not found.settled


@given(transcript=captioned())
def test_lyrics_come_back_but_for_words_spoken_at_once(transcript: Transcript) -> None:
    found = back(transcript, Format.LRC)
    assert [(c.text, c.start, c.speaker) for c in found.cues] == [
        (c.text, c.start, c.speaker) for c in transcript.cues
    ]
    starts = [cue.start or 0.0 for cue in transcript.cues]
    for number, (cue, written) in enumerate(
        zip(found.cues, transcript.cues, strict=True)
    ):
        later = [start for start in starts[number:] if start > starts[number]]
        alone = starts.count(starts[number]) == 1
        if alone and written.end is not None:
            assert cue.end == min([written.end, *later[:1]])


def test_a_lyrics_file_tells_what_it_can() -> None:
    cues = (
        Cue("[0:05] it says, and <1:00>.", 61.5, 62.0, "Ann"),
        Cue("So it is.", 62.0, 63.25, "Ann"),
        Cue("No.", 6_000.0, 6_001.0, "Carl"),
    )
    ours = Transcript(cues, Source.FEED, Timing.CUE, "en")
    written = write(ours, Format.LRC, "A [title]")
    assert written.splitlines() == [
        "[ti:A [title)]",
        "[la:en]",
        "[01:01.500]Ann: (0:05) it says, and (1:00).",
        "[01:02.000]So it is.",
        "[01:03.250]",
        "[100:00.000]Carl: No.",
        "[100:01.000]",
    ]
    found = back(ours, Format.LRC)
    assert found.language == "en"
    assert [(c.start, c.end) for c in found.cues] == [(c.start, c.end) for c in cues]


@pytest.mark.parametrize("format", [Format.MARKDOWN, Format.TEXT])
def test_a_page_keeps_paragraphs_speakers_and_the_second_of_a_turn(
    format: Format,
) -> None:
    cues = (
        Cue("Part one", 5.0, 6.0, starts_paragraph=True, heading=True),
        Cue("Hello there.", 7.4, 9.0, "Ann", starts_paragraph=True),
        Cue("And more.", 9.0, 10.0, "Ann", starts_paragraph=True),
        Cue("Good.", 20.6, 22.0, "Carl", starts_paragraph=True),
    )
    found = back(Transcript(cues, Source.FEED, Timing.CUE), format)
    assert [(c.text, c.speaker, c.starts_paragraph) for c in found.cues] == [
        (c.text, c.speaker, c.starts_paragraph) for c in cues
    ]
    assert [cue.start for cue in found.cues[1:]] == [7.0, 7.0, 20.0]
    assert found.cues[0].heading == (format is Format.MARKDOWN)


@pytest.mark.parametrize("format", [Format.VTT, Format.JSON])
def test_nobody_is_named_who_was_not(format: Format) -> None:
    unnamed = (Cue("Ann: a letter.", 0.0, 1.0), Cue("- Yes.", 1.0, 2.0))
    named = (Cue("Hi.", 0.0, 1.0, "Ann"), Cue("Music.", 1.0, 2.0))
    for cues in (unnamed, named):
        ours = Transcript(cues, Source.FEED, Timing.CUE)
        assert back(ours, format).cues == cues


def test_a_file_of_ours_that_lost_its_ends_is_timed_like_any_other() -> None:
    text = (
        "WEBVTT\n\nNOTE Words: notes. Times: estimated.\n\n00:01.000 -->\nHi there.\n"
    )
    found = read(text.encode(), source=Source.FILE)
    assert timed(found, 20.0).cues[0].end == 20.0
