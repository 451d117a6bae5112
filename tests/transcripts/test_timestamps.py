"""Time stamps are read in every form they are written in, and written in one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.transcripts.formats.arrows import times_in
from tui.transcripts.formats.timestamps import (
    format_clock,
    format_stamp,
    parse_stamp,
    seconds_of,
)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("00:00:01.500", 1.5),
        ("0:01,5", 1.5),
        ("00:01:05:250", 65.25),
        ("67:18", 4038.0),
        ("1:02:03", 3723.0),
        ("100:00:00.000", 360000.0),
        ("7.38", 7.38),
        ("1.400s", 1.4),
        ("-00:00:01,000", -1.0),
        ("", None),
        ("1:2:3:4:5", None),
        ("١:٠٠", None),
        ("word", None),
    ],
)
def test_stamps(text: str, seconds: float | None) -> None:
    assert parse_stamp(text) == seconds


@given(st.integers(0, 10**9), st.sampled_from(".,"))
def test_what_is_written_is_read_back(milliseconds: int, mark: str) -> None:
    assert parse_stamp(format_stamp(milliseconds / 1000, mark)) == milliseconds / 1000


def test_clocks_show_hours_only_where_there_are_any() -> None:
    assert format_clock(65.9) == "1:05"
    assert format_clock(3723) == "1:02:03"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (1, 1.0),
        ("0.04", 0.04),
        (True, None),
        (None, None),
        (float("nan"), None),
        (float("inf"), None),
        (10**400, None),
        ([1], None),
    ],
)
def test_values_of_json(value: object, seconds: float | None) -> None:
    assert seconds_of(value) == seconds


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("00:01.000 --> 00:02.000 align:start", (1.0, 2.0)),
        ("00:00:01,000-->00:00:02,000", (1.0, 2.0)),
        ("  00:00:01, 500 --> 00:00:02, 0 X1:5", (1.5, 2.0)),
        ("1.5 ---> 2.5", (1.5, 2.5)),
        ("00:01.000 -->", (1.0, None)),
        ("soon --> later", (None, None)),
    ],
)
def test_lines_with_an_arrow(
    line: str, times: tuple[float | None, float | None]
) -> None:
    assert times_in(line, at_head=True) == times
