"""What libVLC tells, folded into reports."""

import pytest

from tui.playback.events import STALLED_AFTER, Account, Event, Kind
from tui.playback.player import State


def account(*events: tuple[Kind, float, float]) -> Account:
    told = Account()
    for kind, at, seconds in events:
        told = told.told(Event(kind, at, seconds))
    return told


PLAYING = ((Kind.OPENING, 0.0, 0.0), (Kind.PLAYING, 0.1, 0.0), (Kind.TIME, 0.4, 30.3))


def test_there_is_no_position_before_the_first_time() -> None:
    report = account(*PLAYING[:2]).report(0.3, lead=0.0)

    assert report.state is State.OPENING
    assert report.position is None


def test_full_buffers_mean_sound_even_before_the_first_time() -> None:
    report = account(*PLAYING[:2], (Kind.FILLED, 0.2, 0.0)).report(0.3, lead=0.0)

    assert report.state is State.PLAYING
    assert report.position is None


def test_a_time_counts_from_the_moment_it_was_told() -> None:
    report = account(*PLAYING).report(0.5, lead=0.05)

    assert (report.state, report.at) == (State.PLAYING, 0.4)
    assert report.position == pytest.approx(30.25)


def test_silence_while_playing_is_a_stall() -> None:
    told = account(*PLAYING)

    assert told.report(0.4 + STALLED_AFTER + 0.1, 0.0).state is State.STALLED
    paused = told.told(Event(Kind.PAUSED, 0.5))
    assert paused.report(60.0, 0.0).state is State.PAUSED
    resumed = paused.told(Event(Kind.PLAYING, 60.0))
    assert resumed.report(60.1, 0.0).state is State.PLAYING


def test_times_of_before_a_seek_are_not_believed() -> None:
    sought = account(*PLAYING).seeking(100.0, 0.5)

    assert sought.told(Event(Kind.TIME, 0.6, 30.5)).report(0.6, 0.0).position is None
    arrived = sought.told(Event(Kind.TIME, 0.6, 100.0))
    assert arrived.report(0.6, 0.0).position == 100.0


def test_a_player_that_lands_elsewhere_is_believed_in_the_end() -> None:
    sought = account(*PLAYING).seeking(100.0, 0.5)

    assert sought.told(Event(Kind.TIME, 5.0, 97.0)).report(5.0, 0.0).position == 97.0


def test_a_length_of_nothing_is_no_length() -> None:
    told = account(*PLAYING, (Kind.LENGTH, 0.5, 60.0), (Kind.LENGTH, 0.6, 0.0))

    assert told.report(0.6, 0.0).duration == 60.0
