"""A show at a glance."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.show import ShowDetails
from tui.model.statistics import EpisodeFacts, ShowStatistics, statistics_of

SHOW = ShowDetails("A Show", language="en", categories=("Technology",))
NOW = datetime(2026, 6, 11, tzinfo=UTC)
FACTS = st.builds(
    EpisodeFacts,
    st.none() | st.datetimes(timezones=st.just(UTC)),
    st.none() | st.floats(0, 1e7),
    st.none() | st.booleans(),
)


def every(days: list[float], minutes: float = 12.0) -> list[EpisodeFacts]:
    """Episodes with the given gaps between them, the last one today."""
    dates = [NOW]
    for gap in days:
        dates.append(dates[-1] - timedelta(days=gap))
    return [EpisodeFacts(date, minutes * 60) for date in dates]


def test_a_show_is_summed_up() -> None:
    rows = [
        EpisodeFacts(datetime(2023, 5, 1, tzinfo=UTC), 10 * 60),
        EpisodeFacts(datetime(2024, 5, 1, tzinfo=UTC), 20 * 60, explicit=True),
        EpisodeFacts(datetime(2024, 5, 8, tzinfo=UTC), 30 * 60, explicit=False),
        EpisodeFacts(datetime(2026, 6, 9, tzinfo=UTC), 60 * 60),
        EpisodeFacts(None, None),
    ]
    assert statistics_of(rows, SHOW, NOW) == ShowStatistics(
        episodes=5,
        first_year=2023,
        years=3,
        hours=2.0,
        median_minutes=25.0,
        typical_minutes=(17.5, 37.5),
        cadence="irregular",
        this_year=1,
        busiest_year=(2024, 2),
        explicit=1,
        language="en",
        categories=("Technology",),
        last_published=datetime(2026, 6, 9, tzinfo=UTC),
    )


def test_a_show_without_episodes_has_nothing_to_say() -> None:
    empty = statistics_of([], SHOW, NOW)
    assert (empty.episodes, empty.hours, empty.this_year) == (0, 0, 0)
    assert (empty.first_year, empty.median_minutes, empty.cadence) == (None,) * 3


def test_an_explicit_show_flags_what_does_not_say_otherwise() -> None:
    rows = [EpisodeFacts(NOW, 60.0, explicit) for explicit in (None, True, False)]
    show = ShowDetails("A Show", explicit=True)
    assert statistics_of(rows, show, NOW).explicit == 2


@pytest.mark.parametrize(
    ("gaps", "cadence"),
    [
        ([1, 1, 1, 1, 3] * 5, "daily"),
        ([2, 2, 3] * 5, "several times a week"),
        ([7, 7, 7, 6, 8, 7, 21], "weekly"),
        ([14, 13, 15], "fortnightly"),
        ([30, 31, 28], "monthly"),
        ([60, 62], "every two months"),
        ([91, 92], "quarterly"),
        ([365, 365], "irregular"),
        ([1, 100, 2, 50, 300, 9], "irregular"),
        ([7], None),
        ([7] * 40 + [1] * 40, "weekly"),
    ],
)
def test_the_cadence_is_that_of_late(gaps: list[float], cadence: str | None) -> None:
    assert statistics_of(every(gaps), SHOW, NOW).cadence == cadence


@given(st.lists(FACTS, max_size=20))
def test_figures_agree_with_each_other(rows: list[EpisodeFacts]) -> None:
    found = statistics_of(rows, SHOW, NOW)
    if found.median_minutes is not None and found.typical_minutes is not None:
        low, high = found.typical_minutes
        assert low <= found.median_minutes <= high
    if found.busiest_year:
        assert found.busiest_year[1] >= found.this_year
    assert found.hours >= 0
