"""Pauses are found between words, and nothing else is left out."""

from hypothesis import given
from hypothesis import strategies as st

from tui.playback.pauses import WINDOW, Jumps, Pause, PauseFinder


def found(*stretches: tuple[float, float]) -> list[Pause]:
    """The pauses in stretches of so many seconds and so much loudness."""
    finder, at, pauses = PauseFinder(), 0.0, []
    for seconds, loudness in stretches:
        for _ in range(round(seconds / WINDOW)):
            pauses.append(finder.tell(at, loudness))
            at += WINDOW
    return [pause for pause in (*pauses, finder.end(at)) if pause is not None]


def rounded(pauses: list[Pause]) -> list[tuple[float, float]]:
    return [(round(pause.start, 1), round(pause.end, 1)) for pause in pauses]


def test_where_nobody_speaks_is_a_pause() -> None:
    pauses = found((2, 0.1), (1, 0.0), (3, 0.1), (0.3, 0.0), (1, 0.1), (2, 0.001))
    assert rounded(pauses) == [(2.0, 3.0), (7.3, 9.3)]


def test_music_under_the_words_is_no_pause() -> None:
    assert found((5, 0.1), (5, 0.01), (5, 0.1)) == []


def test_a_soft_voice_is_heard_some_time_after_a_loud_one() -> None:
    (pause,) = found((5, 0.5), (1, 0.0), (300, 0.05))
    assert rounded([pause]) == [(5.0, 6.0)]


def test_a_short_pause_is_not_worth_a_jump() -> None:
    assert Pause(1.0, 1.6).jump is None
    assert Pause(1.0, 3.0).jump == (1.2, 2.8)


@given(
    st.lists(st.tuples(st.floats(0.1, 5), st.floats(0, 4)), max_size=20),
    st.floats(0, 60),
)
def test_a_jump_leads_ahead_and_over_nothing_but_a_pause(
    stretches: list[tuple[float, float]], here: float
) -> None:
    at, pauses = 0.0, []
    for words, silence in stretches:
        pauses.append(Pause(at + words, at + words + silence))
        at += words + silence
    to = Jumps(pauses).to(here)
    if to is not None:
        assert any(pause.start < here < to < pause.end for pause in pauses)
    elif any(p.start + 0.25 <= here <= p.end - 0.8 for p in pauses):
        raise AssertionError("a long pause is heard")
