"""Dates and durations, in every form that was seen."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds.dates import parse_date
from tui.feeds.durations import clock_seconds, parse_duration


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Mon, 06 Jan 2025 10:00:00 GMT", "2025-01-06T10:00:00"),
        ("Mon, 06 Jan 2025 10:00:00 -0500", "2025-01-06T15:00:00"),
        ("Mon, 6 January 2025 10:00:00 PDT", "2025-01-06T17:00:00"),
        ("6 Jan 25 10:00 EST", "2025-01-06T15:00:00"),
        ("6 Jan 95 10:00 Z", "1995-01-06T10:00:00"),
        ("Mon, 06-Jan-2025 10:00:00 GMT", "2025-01-06T10:00:00"),
        ("Mon, 06 Jan 2025 24:00:00 GMT", "2025-01-07T00:00:00"),
        ("Mon, 06 Jan 2025 23:59:60 GMT", "2025-01-07T00:00:00"),
        ("2025-01-06", "2025-01-06T00:00:00"),
        ("2025-01-06T10:00:00Z", "2025-01-06T10:00:00"),
        ("2025-01-06T10:00:00.123456+02:00", "2025-01-06T08:00:00"),
        ("2025-01-06 10:00:00 +0200", "2025-01-06T08:00:00"),
        ("20250106T100000Z", "2025-01-06T10:00:00"),
        ("Thu Jan 05 2023 10:11:12 GMT+0100 (CET)", "2023-01-05T09:11:12"),
        ("Wed Jan  8 10:11:12 2025", "2025-01-08T10:11:12"),
        ("January 6, 2025 3:30 PM", "2025-01-06T15:30:00"),
        ("06.01.2025 10:00", "2025-01-06T10:00:00"),
        ("01/06/2025", "2025-01-06T00:00:00"),
        ("13/06/2025", "2025-06-13T00:00:00"),
        ("Lun, 06 Ene 2025 10:00:00 +0100", "2025-01-06T09:00:00"),
        ("jeu., 06 févr. 2025 10:00:00 +0100", "2025-02-06T09:00:00"),
        ("Do, 6 März 2025 10:00 MEZ", "2025-03-06T09:00:00"),
        ("6 marca 2024", "2024-03-06T00:00:00"),
        ("2025年9月1日", "2025-09-01T00:00:00"),
        ("2025年9月1日 10:30:00 +0900", "2025-09-01T01:30:00"),
        ("2025년 9월 1일", "2025-09-01T00:00:00"),
        ("2025/9/1 10:00", "2025-09-01T10:00:00"),
        ("2025.9.1.", "2025-09-01T00:00:00"),
        ("2025-9-1", "2025-09-01T00:00:00"),
        ("1 de septiembre de 2025", "2025-09-01T00:00:00"),
        ("1º de março de 2025", "2025-03-01T00:00:00"),
        ("1er septembre 2025", "2025-09-01T00:00:00"),
        ("1. Dezember 2025", "2025-12-01T00:00:00"),
        ("1 settembre 2025", "2025-09-01T00:00:00"),
        ("1 сентября 2025 г.", "2025-09-01T00:00:00"),
        ("9 мая 2025, 10:00", "2025-05-09T10:00:00"),
        ("9 май 2025", "2025-05-09T00:00:00"),
        ("1 Ağustos 2025", "2025-08-01T00:00:00"),
        ("1. marraskuuta 2025", "2025-11-01T00:00:00"),
        ("1736157600", "2025-01-06T10:00:00"),
        ("1736157600000", "2025-01-06T10:00:00"),
    ],
)
def test_dates(text: str, moment: str) -> None:
    assert parse_date(text) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "Sun, 31 Feb 2025 10:00:00 GMT",
        "2025-13-01",
        "0001-01-01T00:00:00+14:00",
        "2025",
        "99:99",
        "Mon, 06 Jan 2025 10:99:00 GMT",
        "2025-01-06T10:00:00+99:99",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@given(
    st.datetimes(datetime(1950, 1, 1), datetime(2049, 12, 31), timezones=st.just(UTC))
)
def test_any_moment_is_read_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    written = moment.strftime("%a, %d %b %Y %H:%M:%S +0000")
    assert parse_date(written) == parse_date(moment.isoformat()) == moment


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = parse_date(text)
    assert found is None or found.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("3723", 3723),
        (" 3723.5 ", 3723.5),
        ("1:02:03", 3723),
        ("01:02:03.5", 3723.5),
        ("62:03", 3723),
        ("0:62:03", 3723),
        ("02:03:", 123),
        ("PT1H2M3S", 3723),
        ("PT45M", 2700),
        ("P1DT1S", 86401),
        ("1h 2m 3s", 3723),
        ("12m30s", 750),
        ("62 min", 3720),
        ("1 hr. 2 mins", 3720),
        ("90 minutes", 5400),
        ("~12 min", 720),
        ("45'30\"", 2730),
        ("1,5 Std", 5400),
        ("1 Stunde 2 Minuten", 3720),
        ("3723000", 3723),
        ("00:00:00", None),
        ("0", None),
        ("-5", None),
        ("", None),
        ("soon", None),
        ("9" * 40, None),
    ],
)
def test_durations(text: str, seconds: float | None) -> None:
    assert parse_duration(text) == seconds


@given(st.integers(1, 359_999))
def test_any_length_on_a_clock_is_read_back(seconds: int) -> None:
    hours, minutes = seconds // 3600, seconds // 60 % 60
    assert clock_seconds(f"{hours}:{minutes:02}:{seconds % 60:02}") == seconds
    assert clock_seconds(f"{seconds // 60}:{seconds % 60:02}") == seconds


@given(st.text(max_size=60))
def test_any_text_is_a_duration_or_none(text: str) -> None:
    found = parse_duration(text)
    assert found is None or 0 < found <= 30 * 24 * 3600
