"""Times made without the audio stay in order and inside their turn."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts.strategies import ANY, DURATIONS, TEXTS, captioned, essays, turns
from tui.model.chapter import Chapter
from tui.model.reading import WordSpan
from tui.model.transcript import Cue, Source, Timing, Transcript
from tui.transcripts.formats.draft import squeezed
from tui.transcripts.spoken import place, spoken_length
from tui.transcripts.timing import timed


@given(ANY, DURATIONS)
def test_all_words_are_kept_in_order(
    transcript: Transcript, duration: float | None
) -> None:
    assert squeezed(timed(transcript, duration).text) == squeezed(transcript.text)


@given(ANY, DURATIONS)
def test_timing_twice_changes_nothing(
    transcript: Transcript, duration: float | None
) -> None:
    once = timed(transcript, duration)
    assert timed(once, duration) == once


@given(turns(), DURATIONS)
def test_sentences_lie_in_order_and_never_past_the_next_turn(
    transcript: Transcript, duration: float | None
) -> None:
    turn_starts = [cue.start or 0.0 for cue in transcript.cues]
    cues = timed(transcript, duration).cues
    for cue in cues:
        assert cue.start is not None
        assert cue.end is not None
        assert cue.start <= cue.end
        own = max(start for start in turn_starts if start <= cue.start)
        assert all(cue.end <= start for start in turn_starts if start > own)
    for earlier, later in pairwise(cues):
        assert (earlier.end or 0.0) <= (later.start or 0.0)


@given(essays(), st.floats(1, 20_000))
def test_a_text_without_times_fills_the_duration(
    transcript: Transcript, duration: float
) -> None:
    result = timed(transcript, duration)
    assert result.timing is Timing.ESTIMATED
    assert result.cues[0].start == 0.0
    assert result.cues[-1].end == duration
    for earlier, later in pairwise(result.cues):
        assert earlier.end == later.start


@given(essays())
def test_without_a_duration_there_are_no_times(transcript: Transcript) -> None:
    assert timed(transcript, None) == transcript


@given(captioned(), DURATIONS)
def test_given_times_stay(transcript: Transcript, duration: float | None) -> None:
    assert timed(transcript, duration) == transcript


def test_paragraphs_of_one_turn_follow_each_other() -> None:
    cues = (Cue("One two three.", 5.0), Cue("Four five six.", 5.0), Cue("Seven.", 9.0))
    result = timed(Transcript(cues, Source.NOTES, Timing.TURN), 12.0).cues
    assert [cue.text for cue in result] == [
        "One two three.",
        "Four five six.",
        "Seven.",
    ]
    assert result[0].start == 5.0
    assert 5.0 < (result[1].start or 0.0) < 9.0
    assert (result[1].end or 0.0) <= 9.0


def test_chapters_hold_an_estimate_fast() -> None:
    texts = ["Words said at first. " * 20, "The second part", "Words said then. " * 20]
    cues = tuple(
        Cue(text, heading=text.startswith("The"), starts_paragraph=True)
        for text in texts
    )
    essay = Transcript(cues, Source.NOTES, Timing.NONE)
    chapters = [Chapter(0.0, "Start"), Chapter(130.0, "the second part!")]
    result = timed(essay, 220.0, chapters)
    assert [c.start for c in result.cues if c.heading] == [130.0]
    assert [c.start for c in timed(essay, 220.0).cues if c.heading] != [130.0]


def test_a_chapter_that_cannot_be_is_not_believed() -> None:
    cues = (Cue("Words. " * 50), Cue("Late", heading=True), Cue("Words. " * 50))
    essay = Transcript(cues, Source.NOTES, Timing.NONE)
    assert timed(essay, 100.0, [Chapter(2.0, "Late")]) == timed(essay, 100.0)


@given(TEXTS, st.floats(0, 1000), st.floats(0, 100))
def test_words_lie_in_order_inside_their_cue(
    text: str, start: float, length: float
) -> None:
    words = [WordSpan(*found) for found in place(text, start, start + length)]
    assert squeezed("".join(text[w.first : w.last] for w in words)) == squeezed(text)
    assert words[0].start == start
    assert words[-1].end <= start + length
    for word in words:
        assert word.start <= word.end
    for earlier, later in pairwise(words):
        assert earlier.end <= later.start
        assert earlier.last <= later.first


def test_numbers_and_acronyms_are_longer_than_they_look() -> None:
    assert spoken_length("2024") > spoken_length("year")
    assert spoken_length("GPT") > spoken_length("get")
    assert spoken_length("you, there.") > spoken_length("you there")


def test_headings_take_the_starts_of_as_many_chapters() -> None:
    cues = tuple(
        Cue(text, heading=number % 2 == 0)
        for number, text in enumerate(["One", "Said. " * 40, "Two", "Said. " * 40])
    )
    essay = Transcript(cues, Source.NOTES, Timing.NONE)
    result = timed(essay, 100.0, [Chapter(0.0, "Start"), Chapter(60.0, "Other name")])
    assert [c.start for c in result.cues if c.heading] == [0.0, 60.0]


def test_a_new_paragraph_is_a_pause() -> None:
    texts = ["Same words.", "Same words.", "Same words."]
    cues = tuple(Cue(text, starts_paragraph=text is texts[2]) for text in texts)
    cues = (*cues[:2], Cue("Same words.", starts_paragraph=True))
    result = timed(Transcript(cues, Source.NOTES, Timing.NONE), 10.0).cues
    lengths = [(cue.end or 0.0) - (cue.start or 0.0) for cue in result]
    assert lengths[0] == lengths[1] < lengths[2]


def test_a_comma_is_a_pause_between_words() -> None:
    comma, end = (WordSpan(*found) for found in place("one, two", 0.0, 2.0))
    assert end.start - comma.end > 0.1
