"""Rhythm: when a feed is looked at again."""

from datetime import datetime, timedelta

import pytest

from tests.sync.feeds import NOW
from tui.model.show import ShowDetails
from tui.sync.rhythm import next_check, next_try

HOUR = timedelta(hours=1)


def every(gap: timedelta, latest: timedelta) -> list[datetime | None]:
    return [NOW - latest - gap * number for number in range(8)]


@pytest.mark.parametrize(
    ("gap", "latest", "wait"),
    [
        (timedelta(hours=1), timedelta(minutes=10), HOUR),
        (timedelta(days=1), timedelta(hours=3), 2.4 * HOUR),
        (timedelta(days=7), timedelta(days=2), 16.8 * HOUR),
        (timedelta(days=30), timedelta(days=2), 24 * HOUR),
        (timedelta(days=1), timedelta(days=400), 24 * HOUR),
    ],
)
def test_the_shows_own_rhythm(
    gap: timedelta, latest: timedelta, wait: timedelta
) -> None:
    assert next_check(NOW, every(gap, latest), ShowDetails("A")) == NOW + wait


def test_little_is_known_of_a_show_with_one_episode_or_no_dates() -> None:
    for published in ([], [None, None], [NOW], [NOW + timedelta(days=3), NOW]):
        assert next_check(NOW, published, ShowDetails("A")) == NOW + 2.4 * HOUR


@pytest.mark.parametrize(
    ("rule", "wait"),
    [
        ("FREQ=WEEKLY", 16.8 * HOUR),
        ("FREQ=DAILY;INTERVAL=2", 4.8 * HOUR),
        ("FREQ=HOURLY", HOUR),
        ("FREQ=NEVER", 2.4 * HOUR),
        ("nonsense", 2.4 * HOUR),
    ],
)
def test_what_the_publisher_states(rule: str, wait: timedelta) -> None:
    details = ShowDetails("A", update_rule=rule)
    assert next_check(NOW, [], details) == NOW + wait


def test_a_finished_show_is_looked_at_once_a_week() -> None:
    details = ShowDetails("A", complete=True)
    assert next_check(NOW, [], details) == NOW + timedelta(days=7)


def test_the_servers_max_age_is_kept_up_to_a_day() -> None:
    dates = every(HOUR, HOUR)
    for asked, wait in ((0.0, HOUR), (7200.0, 2 * HOUR), (1e9, 24 * HOUR)):
        assert next_check(NOW, dates, ShowDetails("A"), max_age=asked) == NOW + wait


def test_jitter_spreads_checks() -> None:
    plain = next_check(NOW, every(HOUR, HOUR), ShowDetails("A"), jitter=0)
    late = next_check(NOW, every(HOUR, HOUR), ShowDetails("A"), jitter=1)
    assert late - plain == HOUR * 0.1


def test_a_server_cannot_send_us_away_for_ever() -> None:
    assert next_try(NOW, 0, retry_after=1e12) == NOW + timedelta(days=7)
