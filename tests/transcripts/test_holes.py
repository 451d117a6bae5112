"""Long silences part what is said, and what lies beyond the sound is told of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.transcripts.reading import make_reading
from tui.transcripts.timing.length_gap import length_gap
from tui.transcripts.timing.outside import inside_audio, plausible


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


LINES = [(n * 2.0, n * 2.0 + 2, f"Line {n}.") for n in range(30)]
MANY = [(n * 10.0, n * 10.0 + 2, f"Line {n}.") for n in range(30)]


def test_words_beyond_the_length_a_feed_tells_stay_when_they_are() -> None:
    whole = captions(*LINES, (58, 100, "Long."), (95, 99, "Last."))
    found = inside_audio(whole, 62.0, measured=False)
    assert found.cues == whole.cues
    assert found.notes == (
        "One cue begins after the length the feed tells: either may be wrong.",
    )


def test_words_beyond_a_measured_length_stand_at_its_end() -> None:
    whole = captions(*LINES, (61, 100, "Long."), (90, 95, "One."), (95, 99, "Two."))
    found = inside_audio(whole, 62.0, measured=True)
    assert found.text == whole.text
    assert [(cue.start, cue.end) for cue in found.cues[-3:]] == [
        (61.0, 62.0),
        (62.0, 62.0),
        (62.0, 62.0),
    ]
    assert found.notes == (
        "2 cues begin after the audio ends: at its end without a time to follow.",
    )


def test_a_cue_hours_beyond_the_end_is_left_out_and_told() -> None:
    found = plausible(captions(*LINES, (360_000, 360_002, "Lost.")), 62.0)
    assert len(found.cues) == 30
    assert found.notes == (
        "One cue begins hours after the audio ends and was left out.",
    )
    assert length_gap(found, 62.0) is None


@pytest.mark.parametrize("measured", [True, False])
def test_where_many_are_beyond_the_end_all_stay_and_it_is_told(measured: bool) -> None:
    found = inside_audio(captions(*MANY), 100.0, measured=measured)
    assert found.cues == captions(*MANY).cues
    assert found.notes[0].startswith("Many words begin after the audio ends")


def test_where_many_are_hours_beyond_the_end_the_length_is_wrong() -> None:
    hours = captions(*((n * 3600.0, n * 3600.0 + 2, f"Line {n}.") for n in range(9)))
    assert plausible(hours, 62.0) is hours


@pytest.mark.parametrize("seconds", [None, 0.0, 62.0])
def test_what_fits_stays_as_it_is(seconds: float | None) -> None:
    whole = captions((0, 2, "Hi."), (60, 65, "Bye."))
    assert inside_audio(whole, seconds, measured=True) is whole
    assert plausible(whole, seconds) is whole


@given(
    st.lists(st.floats(0, 9_000), min_size=1, max_size=40),
    st.floats(1, 9_000),
    st.booleans(),
)
def test_no_word_is_lost_by_its_time(
    starts: list[float], seconds: float, measured: bool
) -> None:
    """Not even one less than hours beyond the end; the order stays."""
    near = sorted(min(start, seconds + 7_000) for start in starts)
    whole = captions(*((at, at + 3, f"Line {n}.") for n, at in enumerate(near)))
    found = inside_audio(plausible(whole, seconds), seconds, measured=measured)
    assert found.text == whole.text
    times = [cue.start or 0.0 for cue in found.cues]
    assert times == sorted(times)
    if not measured:
        assert times == near
