"""The clock: near the truth, never backwards, never on without reports."""

import itertools
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from tui.playback.clock import HOLD, Clock

RATES = st.sampled_from([0.5, 0.8, 1.0, 1.5, 2.0, 3.0])
POLL = 0.02


def test_a_clock_stands_until_it_is_started() -> None:
    clock = Clock().sought(40.0, 100.0)

    assert clock.read(105.0) == 40.0
    assert clock.started(105.0).read(105.5) == 40.5


def test_a_report_moves_the_clock_to_the_moment_it_was_made() -> None:
    clock = Clock().sought(0.0, 0.0).started(0.0)

    clock = clock.reported(0.2, at=0.1, moment=0.15)

    assert clock.read(0.2) == 0.2 + 0.1


def test_a_repeated_report_says_nothing() -> None:
    clock = Clock().sought(0.0, 0.0).started(0.0).reported(0.3, 0.3, 0.3)

    assert clock.reported(0.3, 0.5, 0.5) is clock


def test_a_report_of_before_a_pause_says_nothing_after_it() -> None:
    clock = Clock().sought(0.0, 0.0).started(0.0).reported(1.0, 1.0, 1.0)
    clock = clock.stopped(1.2).started(60.0)

    assert clock.reported(1.1, at=1.1, moment=60.0).read(60.0) == 1.2


def test_a_change_of_speed_changes_nothing_before_it() -> None:
    clock = Clock().sought(10.0, 0.0).started(0.0).paced(2.0, 0.5)

    assert clock.read(0.5) == 10.5
    assert clock.read(0.7) == 10.9


def test_a_player_that_jumps_back_takes_the_clock_along() -> None:
    clock = Clock().sought(100.0, 0.0).started(0.0).reported(100.2, 0.2, 0.2)

    assert clock.reported(20.0, 0.5, 0.5).read(0.5) == 20.0


@given(st.floats(0, 10_000), RATES, st.floats(0, 3_600))
def test_without_reports_it_stops(start: float, rate: float, later: float) -> None:
    clock = Clock(rate=rate).sought(start, 0.0).started(0.0)

    assert start <= clock.read(later) <= start + HOLD * rate + 1e-6


@dataclass(frozen=True)
class Playing:
    """A player that plays evenly and reports now and then, inexactly."""

    rate: float
    start: float
    reports: list[tuple[float, float]]
    """When, and by how much it is wrong."""


@st.composite
def playing(draw: st.DrawFn, wrong: float = 0.05) -> Playing:
    rate = draw(RATES)
    steps = draw(st.lists(st.floats(0.05, 0.5), min_size=8, max_size=30))
    errors = [draw(st.floats(-wrong, wrong)) for _ in steps]
    moments = [sum(steps[: n + 1]) for n in range(len(steps))]
    reports = list(zip(moments, errors, strict=True))
    return Playing(rate, draw(st.floats(0, 5_000)), reports)


def readings(told: Playing) -> list[tuple[float, float, float]]:
    """Moment, what the clock shows, what is true; polled as a session does."""
    clock = Clock(rate=told.rate).sought(told.start, 0.0).started(0.0)
    rows, reports, moment = [], list(told.reports), 0.0
    while reports:
        while reports and reports[0][0] <= moment:
            at, wrong = reports.pop(0)
            said = max(0.0, told.start + told.rate * at + wrong)
            clock = clock.reported(said, at, moment)
        rows.append((moment, clock.read(moment), told.start + told.rate * moment))
        moment += POLL
    return rows


@given(playing())
def test_it_never_goes_back(told: Playing) -> None:
    shown = [row[1] for row in readings(told)]

    assert all(later >= earlier for earlier, later in itertools.pairwise(shown))


@given(playing(wrong=0.05))
def test_it_stays_as_near_as_the_reports_are(told: Playing) -> None:
    for _, shown, true in readings(told):
        assert abs(shown - true) <= 0.05 * 2 + 1e-6


@given(playing(wrong=0.0), st.floats(0.1, 20.0))
def test_a_seek_shows_at_once(told: Playing, target: float) -> None:
    moment, shown, _ = readings(told)[-1]
    clock = Clock(rate=told.rate).sought(shown, moment).started(moment)

    assert clock.sought(target, moment).read(moment) == target
