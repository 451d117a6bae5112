"""Long silences part what is said, and what lies beyond the sound is told of."""

import pytest

from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.transcripts.reading import make_reading
from tui.transcripts.timing.outside import inside_audio


def captions(*cues: tuple[float, float, str]) -> Transcript:
    found = tuple(Cue(text, start, end) for start, end, text in cues)
    return Transcript(found, Source.FEED, Timing.CUE)


def test_a_long_silence_ends_a_paragraph_and_a_sentence() -> None:
    reading = make_reading(
        captions(
            (0, 2, "It goes on"), (2, 4, "and on."), (60, 62, "Then"), (62, 64, "no")
        )
    )
    texts = [[s.text for s in block.sentences] for block in reading.blocks]
    assert texts == [["It goes on and on."], ["Then no"]]


def test_a_sentence_does_not_span_a_hole() -> None:
    reading = make_reading(captions((0, 2, "It goes on"), (30, 32, "and on.")))
    assert [len(block.sentences) for block in reading.blocks] == [1, 1]
    assert reading.sentences[0].text == "It goes on"


def test_a_short_silence_does_not() -> None:
    reading = make_reading(captions((0, 2, "It goes on"), (9, 11, "and on.")))
    assert len(reading.blocks) == 1


def test_a_few_cues_beyond_the_end_are_left_out_and_told() -> None:
    cues = [(n * 2.0, n * 2.0 + 2, f"Line {n}.") for n in range(30)]
    found = inside_audio(captions(*cues, (900, 902, "Lost.")), 62.0)
    assert len(found.cues) == 30
    assert found.notes == ("One cue begins after the audio ends and was left out.",)


def test_where_many_are_beyond_the_end_all_stay_and_it_is_told() -> None:
    cues = [(n * 10.0, n * 10.0 + 2, f"Line {n}.") for n in range(30)]
    found = inside_audio(captions(*cues), 100.0)
    assert len(found.cues) == 30
    assert found.notes[0].startswith("Many words begin after the audio ends")


@pytest.mark.parametrize("seconds", [None, 0.0, 62.0])
def test_what_fits_stays_as_it_is(seconds: float | None) -> None:
    whole = captions((0, 2, "Hi."), (60, 65, "Bye."))
    assert inside_audio(whole, seconds) is whole
