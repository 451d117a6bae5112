"""A draft, whatever is wrong with it, becomes a transcript that keeps the rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import TranscriptError
from tui.model.transcript import Cue, Source, Timing, Transcript, Word
from tui.transcripts.formats import mending
from tui.transcripts.formats.draft import Draft
from tui.transcripts.formats.mending import fill_starts, mend


def mended(*cues: Cue, timing: Timing = Timing.CUE) -> Transcript:
    return mend(Draft(cues, timing), source=Source.FEED)


TIMES = st.none() | st.floats(allow_nan=False, allow_infinity=False)
WORDS = st.builds(
    Word,
    st.sampled_from(["a", "b "]),
    st.floats(-5, 500),
    st.floats(-5, 500),
)


@given(
    st.lists(
        st.builds(
            Cue,
            st.sampled_from(["a b", "b\x1b[0m", " ", "a"]),
            TIMES,
            TIMES,
            st.none() | st.just("Ann:"),
            st.lists(WORDS, max_size=3).map(tuple),
        ),
        max_size=6,
    ),
    st.sampled_from([Timing.CUE, Timing.TURN, Timing.WORD]),
)
def test_any_draft_keeps_the_rules(cues: list[Cue], timing: Timing) -> None:
    try:
        transcript = mend(Draft(tuple(cues), timing), source=Source.FEED)
    except TranscriptError:
        return
    timed = transcript.timing is not Timing.NONE
    latest = 0.0
    for cue in transcript.cues:
        assert (cue.start is not None) is timed
        start = cue.start or 0.0
        assert start >= latest
        latest = start
        assert cue.end is None or cue.end >= start
        assert "\x1b" not in cue.text
        for word in cue.words:
            assert start <= word.start <= word.end
            assert cue.end is not None
            assert word.end <= cue.end
            start = word.start


def test_a_cue_given_twice_is_kept_once() -> None:
    cue = Cue("Hello.", 1.0, 2.0)
    assert len(mended(cue, cue, Cue("Hello.", 2.0, 3.0)).cues) == 2


def test_turns_of_the_same_second_are_not_one() -> None:
    assert len(mended(Cue("Yes.", 1.0), Cue("Yes.", 1.0), timing=Timing.TURN).cues) == 2


def test_a_cue_days_later_is_left_out() -> None:
    transcript = mended(Cue("Here.", 1.0, 2.0), Cue("There.", 1e6, 1e6 + 1))
    assert [cue.text for cue in transcript.cues] == ["Here."]
    assert transcript.notes == ("One cue could not be read and was left out.",)


def test_words_that_do_not_make_up_the_text_are_left_out() -> None:
    words = (Word("Other", 1.0, 1.5), Word("words.", 1.5, 2.0))
    assert mended(Cue("These words.", 1.0, 2.0, words=words)).cues[0].words == ()


def test_words_outside_their_cue_are_brought_inside() -> None:
    words = (Word("One", 0.0, 1.5), Word("two", 1.2, 9.0))
    (cue,) = mended(Cue("One two", 1.0, 2.0, words=words)).cues
    assert cue.words == (Word("One", 1.0, 1.5), Word("two", 1.2, 2.0))


def test_a_file_of_endless_cues_is_cut_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mending, "MOST_CUES", 2)
    transcript = mended(*(Cue("Word", float(n), n + 1.0) for n in range(5)))
    assert len(transcript.cues) == 2
    assert transcript.notes == ("Only the first 2 cues were read.",)


def test_a_cue_without_a_start_goes_between_its_neighbors_and_says_so() -> None:
    transcript = mended(
        Cue("Same length.", 0.0), Cue("Same length.", None), Cue("End.", 1.0, 2.0)
    )
    assert [cue.start for cue in transcript.cues] == [0.0, 0.5, 1.0]
    assert transcript.notes == (
        "Some cues had no times; they were placed between their neighbors.",
    )


def test_with_time_to_spare_a_cue_follows_at_the_pace_of_speech() -> None:
    cues = [
        Cue("A few words.", 0.0, 1.0),
        Cue("And more."),
        Cue("End."),
        Cue("Z.", 90.0),
    ]
    starts = [cue.start or 0.0 for cue in fill_starts(cues, Timing.CUE)]
    assert starts[:2] == [0.0, 1.0]
    assert 1.2 < starts[2] < 3.0


def test_paragraphs_without_a_time_share_their_turn_s() -> None:
    cues = [Cue("Before."), Cue("A turn.", 5.0), Cue("Its second paragraph.")]
    transcript = mended(*cues, timing=Timing.TURN)
    assert [cue.start for cue in transcript.cues] == [0.0, 5.0, 5.0]
    assert transcript.notes == ()
