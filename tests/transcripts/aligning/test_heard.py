"""From words that were heard to an alignment: what is spoken, inserted, left out."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts.strategies import TEXTS
from tui.errors import AlignmentError
from tui.model.alignment import AlignedPassage, Alignment
from tui.model.transcript import Word
from tui.transcripts.aligning.crosschecking import doubted
from tui.transcripts.aligning.loudness import FRAME, Loudness
from tui.transcripts.aligning.recognized import align_heard
from tui.transcripts.aligning.recognizer import Heard
from tui.transcripts.aligning.tokens import tokens_of

WORD = 0.4

FIRST = "A kettle sings before it boils and nobody has ever thanked it."
SECOND = "Rain had been walking on the roof since the early afternoon."
THIRD = "Every drawer in that house held one key which opened nothing."


def loudness(seconds: float, silent: Sequence[tuple[float, float]] = ()) -> Loudness:
    levels = np.random.default_rng(1).normal(-20, 1, round(seconds / FRAME))
    for start, end in silent:
        levels[round(start / FRAME) : round(end / FRAME)] = -90
    return Loudness(levels)


def say(text: str, start: float) -> list[Heard]:
    words = [t.text for t in tokens_of([text]).tokens]
    times = (start + number * WORD for number in range(len(words)))
    return [Heard(w, at, at + 0.9 * WORD) for w, at in zip(words, times, strict=True)]


def end_of(heard: Sequence[Heard]) -> float:
    return heard[-1].end


def aligned(texts: Sequence[str], heard: Sequence[Heard], sound: Loudness) -> Alignment:
    duration = len(sound.levels) * FRAME
    return align_heard(tokens_of(texts), heard, sound, duration)


def test_words_have_the_times_they_were_heard_at() -> None:
    heard = say(FIRST, 1.0)
    found = aligned([FIRST], heard, loudness(7))
    words = found.passages[0].words
    assert " ".join(word.text for word in words) == FIRST
    assert [word.start for word in words] == pytest.approx([h.start for h in heard])
    assert found.coverage == found.confidence == found.passages[0].confidence == 1.0


def test_an_advert_between_two_sentences_is_inserted() -> None:
    first = say(FIRST, 0.5)
    second = say(SECOND, end_of(first) + 20)
    found = aligned([FIRST, SECOND], first + second, loudness(32))
    (insert,) = found.inserted
    assert insert.start == pytest.approx(end_of(first), abs=0.1)
    assert insert.end == pytest.approx(second[0].start, abs=0.1)


def test_silence_is_not_inserted() -> None:
    first = say(FIRST, 0.5)
    second = say(SECOND, end_of(first) + 20)
    silence = (end_of(first), second[0].start)
    sound = loudness(32, [silence])
    assert not aligned([FIRST, SECOND], first + second, sound).inserted


def test_a_sentence_that_is_not_read_has_no_words() -> None:
    first = say(FIRST, 0.5)
    third = say(THIRD, end_of(first) + 0.5)
    found = aligned([FIRST, SECOND, THIRD], first + third, loudness(12))
    assert [p.spoken for p in found.passages] == [True, False, True]
    assert not found.inserted
    assert found.coverage == pytest.approx(2 / 3, abs=0.05)


def test_a_sentence_lost_to_an_advert_is_not_spread_over_it() -> None:
    first = say(FIRST, 0.5)
    third = say(THIRD, end_of(first) + 30)
    stray = [Heard("the", 20.0, 20.2), Heard("rain", 25.0, 25.3)]
    found = aligned([FIRST, SECOND, THIRD], [*first, *stray, *third], loudness(42))
    assert [p.spoken for p in found.passages] == [True, False, True]
    assert len(found.inserted) == 1


def test_a_word_that_was_not_understood_is_between_its_neighbors() -> None:
    heard = say(FIRST, 1.0)
    missed = heard.pop(4)
    words = aligned([FIRST], heard, loudness(7)).passages[0].words
    assert words[4].start == pytest.approx(missed.start, abs=0.15)
    assert aligned([FIRST], heard, loudness(7)).confidence == pytest.approx(11 / 12)


def test_a_short_heading_is_read_when_something_is_heard_in_its_place() -> None:
    first = say(FIRST, 0.5)
    second = say(SECOND, end_of(first) + 1.8)
    heading = [Heard("uh", end_of(first) + 0.6, end_of(first) + 1.4)]
    texts = [FIRST, "Part Two", SECOND]
    read = aligned(texts, first + heading + second, loudness(14))
    assert read.passages[1].spoken
    assert read.passages[1].confidence == 0.0
    assert not aligned(texts, first + second, loudness(14)).passages[1].spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1758", "one thousand seven hundred fifty eight"),
        ("1758", "seventeen fifty eight"),
        ("$3.50", "three dollars and fifty cents"),
        ("5:45", "five forty five"),
        ("21st", "twenty first"),
    ],
)
def test_a_number_is_heard_in_any_way_it_is_said(written: str, said: str) -> None:
    heard = say(f"{FIRST} {said} {SECOND}", 0.5)
    number = heard[12]
    words = (
        aligned([f"{FIRST} {written} {SECOND}"], heard, loudness(20)).passages[0].words
    )
    assert words[12].text == written
    assert words[12].start == pytest.approx(number.start)
    assert words[12].end == pytest.approx(heard[12 + len(said.split()) - 1].end)


def test_words_of_another_text_are_refused() -> None:
    with pytest.raises(AlignmentError, match="not what is heard"):
        aligned([FIRST, THIRD], say(SECOND, 0.5), loudness(10))


WORDS_HEARD = st.sampled_from(
    ["the", "a", "open", "model", "training", "well", "so", "said", "it", "is"]
)


@st.composite
def hearings(draw: st.DrawFn) -> tuple[list[str], list[Heard], float]:
    """A text, and words heard of it with others among them and some missing."""
    texts = draw(st.lists(TEXTS, min_size=1, max_size=6))
    tokens = [token.text for token in tokens_of(texts).tokens]
    heard = []
    at = draw(st.floats(0, 20))
    for token in tokens:
        if draw(st.integers(0, 9)) == 0:
            continue
        if draw(st.integers(0, 9)) == 0:
            token = draw(WORDS_HEARD)
        end = at + draw(st.floats(0.01, 1.0))
        heard.append(Heard(token, at, end))
        at = end + draw(st.sampled_from([0.0, 0.0, 0.0, 0.3, 15.0]))
    return texts, heard, at + draw(st.floats(0.1, 30))


@given(hearings())
def test_times_go_forward_inside_the_sound_and_every_word_is_accounted_for(
    hearing: tuple[list[str], list[Heard], float],
) -> None:
    texts, heard, seconds = hearing
    try:
        found = aligned(texts, heard, loudness(seconds))
    except AlignmentError:
        return
    duration = found.duration
    spoken = [word for passage in found.passages for word in passage.words]
    assert len(found.passages) == len(texts)
    for text, passage in zip(texts, found.passages, strict=True):
        assert [w.text for w in passage.words] in ([], text.split())
        assert 0.0 <= passage.confidence <= 1.0
    assert all(0.0 <= w.start <= w.end <= duration for w in spoken)
    assert all(a.start <= b.start for a, b in pairwise(spoken))
    assert all(a.end <= b.start for a, b in pairwise(found.inserted))
    assert all(0.0 <= s.start < s.end <= duration for s in found.inserted)
    assert 0.0 <= found.confidence <= 1.0
    assert 0.0 <= found.coverage <= 1.0


def test_warping_casts_doubt_only_on_what_was_barely_heard() -> None:
    word = Word("so", 5.0, 5.2)
    sure, doubtful = AlignedPassage((word,), 0.9), AlignedPassage((word,), 0.5)
    both = Alignment((sure, doubtful, doubtful), (), 10.0, 1.0, 0.7)
    found = doubted(both, {0: 9.0, 1: 9.0, 2: 5.4})
    assert [p.confidence for p in found.passages] == [0.9, 0.25, 0.5]
    assert found.confidence == pytest.approx(1.65 / 3)
