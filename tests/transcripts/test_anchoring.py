"""Times set right by the listener: shifted from there on, never out of order."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts.strategies import ANY, DURATIONS
from tui.model.quote import Anchor
from tui.model.transcript import Cue, Source, Timing, Transcript, Word
from tui.transcripts.timing import timed
from tui.transcripts.timing.anchoring import anchored, points_of, same_clock
from tui.transcripts.timing.length_gap import length_gap

TIMES = st.floats(0, 20_000)
ANCHORS = st.lists(st.tuples(TIMES, TIMES), max_size=6).map(
    lambda pairs: [
        Anchor(number, 1, "file", *pair) for number, pair in enumerate(pairs)
    ]
)


def words(timing: Timing = Timing.CUE, *starts: float) -> Transcript:
    starts = starts or (0.0, 10.0, 20.0, 30.0)
    cues = tuple(
        Cue(
            f"Line {start:.0f}.", start, start + 8, words=(Word("x", start, start + 1),)
        )
        for start in starts
    )
    return Transcript(cues, Source.FEED, timing)


def starts_of(transcript: Transcript) -> list[float | None]:
    return [cue.start for cue in transcript.cues]


def test_words_move_from_the_anchor_on_until_the_next() -> None:
    shifted = anchored(words(), [(10.0, 40.0), (30.0, 65.0)])
    assert starts_of(shifted) == [0.0, 40.0, 50.0, 65.0]
    assert shifted.timing is Timing.ANCHORED
    assert shifted.cues[1].words == (Word("x", 40.0, 41.0),)
    assert (shifted.cues[0].end, shifted.cues[1].end) == (8.0, 48.0)


def test_words_before_an_anchor_that_moves_back_wait_for_it() -> None:
    earlier = anchored(words(), [(20.0, 5.0)])
    assert starts_of(earlier) == [0.0, 5.0, 5.0, 15.0]


def test_guessed_times_are_stretched_to_the_end() -> None:
    guessed = words(Timing.ESTIMATED)
    stretched = anchored(guessed, [(10.0, 20.0)], 38.0)
    assert starts_of(stretched) == [0.0, 20.0, pytest.approx(26.43, abs=0.01),
                                    pytest.approx(32.86, abs=0.01)]  # fmt: skip
    assert stretched.cues[-1].end == 38.0


def test_guessed_times_make_room_for_a_line_heard_earlier() -> None:
    guessed = words(Timing.ESTIMATED)
    earlier = anchored(guessed, [(20.0, 10.0)], 38.0)
    assert starts_of(earlier)[:3] == [0.0, 5.0, 10.0]
    later = anchored(guessed, [(20.0, 25.0)], 38.0)
    assert starts_of(later)[:3] == [0.0, 10.0, 25.0]


def test_the_later_word_counts() -> None:
    said = [
        Anchor(1, 1, "file", 10.0, 40.0),
        Anchor(2, 1, "file", 20.0, 30.0),
        Anchor(3, 1, "file", 50.0, 60.0),
    ]
    assert points_of(said) == [(20.0, 30.0), (50.0, 60.0)]
    assert points_of(reversed(said)) == points_of(said)


def test_words_without_times_stay_as_they_are() -> None:
    untimed = Transcript((Cue("Words."),), Source.NOTES, Timing.NONE)
    assert anchored(untimed, [(1.0, 2.0)]) == untimed
    assert anchored(words(), []) == words()


def test_a_publishers_times_run_by_one_clock() -> None:
    assert same_clock(Timing.CUE, Timing.TURN)
    assert same_clock(Timing.ESTIMATED, Timing.ESTIMATED)
    assert not same_clock(Timing.CUE, Timing.ESTIMATED)
    assert not same_clock(Timing.ALIGNED, Timing.WORD)


@given(ANCHORS)
def test_what_anchors_say_never_runs_backward(anchors: list[Anchor]) -> None:
    points = points_of(anchors)
    assert bool(points) == bool(anchors)
    for (text, audio), (later, later_audio) in pairwise(points):
        assert text < later and audio < later_audio
    if anchors:
        assert (anchors[-1].text_time, anchors[-1].audio_time) in points


@given(ANY, ANCHORS, DURATIONS)
def test_order_and_bounds_hold(
    transcript: Transcript, anchors: list[Anchor], duration: float | None
) -> None:
    before = timed(transcript, duration)
    after = anchored(before, points_of(anchors), duration)
    assert [cue.text for cue in after.cues] == [cue.text for cue in before.cues]
    if after == before:
        return
    starts = [cue.start for cue in after.cues if cue.start is not None]
    assert starts == sorted(starts)
    for cue in after.cues:
        assert cue.start is not None and cue.end is not None
        assert 0 <= cue.start <= cue.end
        assert duration is None or cue.end <= duration
        assert all(cue.start <= w.start <= w.end <= cue.end for w in cue.words)


@pytest.mark.parametrize(
    ("timing", "seconds", "gap"),
    [
        (Timing.CUE, 38.5, None),
        (Timing.CUE, 41.5, 3.5),
        (Timing.CUE, 35.5, -2.5),
        (Timing.WORD, 30.0, -8.0),
        (Timing.TURN, 400.0, None),
        (Timing.TURN, 25.0, -5.0),
        (Timing.ESTIMATED, 400.0, None),
        (Timing.CUE, None, None),
    ],
)
def test_words_and_sound_that_differ_in_length(
    timing: Timing, seconds: float | None, gap: float | None
) -> None:
    assert length_gap(words(timing), seconds) == gap


def test_three_seconds_are_enough_to_differ_in_an_hour() -> None:
    hour = words(Timing.CUE, 3590.0)
    assert length_gap(hour, 3600.0) is None
    assert length_gap(hour, 3601.5) == 3.5
    assert length_gap(replace(hour, cues=()), 3600.0) is None
