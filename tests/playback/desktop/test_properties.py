"""What MPRIS is told of a moment, and what its wishes come to."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.playback.desktop.hands import Facts
from tui.playback.desktop.properties import (
    NO_TRACK,
    changed,
    has_leapt,
    properties_of,
    track_path,
    wanted_position,
)
from tui.playback.player import Sound, State
from tui.playback.session import NowPlaying, Track

TRACK = Track(7, "Tides", "Harbor Talk", Sound())
NOW = NowPlaying(TRACK, State.PLAYING, 100.0, 600.0, 2.0, 80)
NOTHING = NowPlaying(None, State.IDLE, 0.0, None, 1.0, 100)


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (State.PLAYING, "Playing"),
        (State.STALLED, "Playing"),
        (State.OPENING, "Playing"),
        (State.PAUSED, "Paused"),
        (State.ENDED, "Stopped"),
        (State.FAILED, "Stopped"),
        (State.IDLE, "Stopped"),
    ],
)
def test_states_in_the_words_of_mpris(state: State, status: str) -> None:
    told = properties_of(replace(NOW, state=state), Facts())
    assert told["PlaybackStatus"] == status


def test_what_is_not_known_is_left_out() -> None:
    metadata = properties_of(replace(NOW, duration=None), Facts())["Metadata"]
    assert set(metadata) == {
        *("mpris:trackid", "xesam:title", "xesam:album", "xesam:artist"),
        "xesam:genre",
    }
    published = datetime(2026, 1, 12, 8, tzinfo=UTC)
    metadata = properties_of(NOW, Facts(published=published))["Metadata"]
    assert metadata["xesam:contentCreated"] == "2026-01-12T08:00:00+00:00"
    assert metadata["mpris:length"] == 600_000_000


def test_nothing_heard_is_no_track_and_nothing_can_be_done() -> None:
    told = properties_of(NOTHING, Facts())
    assert told["Metadata"] == {"mpris:trackid": NO_TRACK}
    assert not any(told[name] for name in told if name.startswith("Can"))


def test_only_what_is_another_is_told() -> None:
    before = properties_of(NOW, Facts())
    assert changed(before, properties_of(replace(NOW, position=300.0), Facts())) == {}
    after = properties_of(replace(NOW, rate=1.0), Facts())
    assert changed(before, after) == {"Rate": 1.0}


@given(seconds=st.floats(0, 5), share=st.floats(0, 1))
def test_playing_on_is_no_leap(seconds: float, share: float) -> None:
    position = NOW.position + share * seconds * NOW.rate
    assert not has_leapt(NOW, replace(NOW, position=position), seconds)


@pytest.mark.parametrize("position", [90.0, 110.0])
def test_a_move_is_a_leap(position: float) -> None:
    assert has_leapt(NOW, replace(NOW, position=position), 0.25)


def test_another_track_is_no_leap() -> None:
    other = replace(NOW, track=replace(TRACK, episode_id=8), position=0.0)
    assert not has_leapt(NOW, other, 0.25)
    assert not has_leapt(NOTHING, NOW, 0.25)


@pytest.mark.parametrize(
    ("path", "microseconds", "wanted"),
    [
        (track_path(TRACK), 300_000_000, 300.0),
        (track_path(TRACK), 0, 0.0),
        (track_path(TRACK), -1, None),
        (track_path(TRACK), 600_000_001, None),
        ("/org/earmark/episode/8", 300_000_000, None),
        (NO_TRACK, 0, None),
    ],
)
def test_a_position_is_taken_only_for_its_own_track(
    path: str, microseconds: int, wanted: float | None
) -> None:
    assert wanted_position(NOW, path, microseconds) == wanted


def test_an_unknown_length_has_no_end() -> None:
    unknown = replace(NOW, duration=None)
    assert wanted_position(unknown, track_path(TRACK), 10**12) == 10**6
