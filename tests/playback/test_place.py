"""Where an episode is gone on with, and when it counts as played."""

import pytest

from tui.playback.place import (
    after_pause,
    believable,
    inside,
    is_played,
    is_whole,
    start_of,
)


def test_an_episode_is_not_begun_at_its_very_end() -> None:
    assert start_of(1_799.0, 1_800.0) == 0.0
    assert start_of(900.0, 1_800.0) == 900.0
    assert start_of(900.0, None) == 900.0


def test_a_seek_stays_inside() -> None:
    assert inside(-5.0, 60.0) == 0.0
    assert inside(100.0, 60.0) == 59.0
    assert inside(100.0, None) == 100.0
    assert inside(5.0, 0.5) == 0.0


@pytest.mark.parametrize(
    ("position", "duration", "played"),
    [
        (1_771.0, 1_800.0, True),
        (1_769.0, 1_800.0, False),
        (12.0, 30.0, False),
        (16.0, 30.0, True),
        (50.0, None, False),
    ],
)
def test_played_is_nearly_the_end(
    position: float, duration: float | None, played: bool
) -> None:
    assert is_played(position, duration, 30.0) is played


def test_a_file_that_breaks_off_is_not_whole() -> None:
    assert not is_whole(1_200.0, 3_600.0, 30.0)
    assert is_whole(3_400.0, 3_600.0, 30.0)
    assert is_whole(58.0, 60.0, 0.0)
    assert is_whole(100.0, None, 30.0)


def test_zero_never_replaces_a_place() -> None:
    assert not believable(0.0, 0.0, 100.0)
    assert not believable(3.0, 1_800.0, 2.0)
    assert believable(70.0, 1_800.0, 61.0)
    assert believable(1_799.0, 1_800.0, 0.0)


def test_a_long_pause_goes_back_a_little() -> None:
    assert after_pause(100.0, 179.0, 180.0, 5.0) == 100.0
    assert after_pause(100.0, 181.0, 180.0, 5.0) == 95.0
    assert after_pause(2.0, 181.0, 180.0, 5.0) == 0.0
