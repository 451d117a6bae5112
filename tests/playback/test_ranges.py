"""Ranges of bytes, against a plain set of numbers."""

from hypothesis import given
from hypothesis import strategies as st

from tui.playback.ranges import Ranges

LENGTH = 60
EDGES = st.integers(-5, LENGTH)
SPANS = st.lists(st.tuples(EDGES, EDGES), max_size=12)


def bytes_of(spans: list[tuple[int, int]]) -> set[int]:
    return {n for first, last in spans if first >= 0 for n in range(first, last)}


@given(SPANS)
def test_spans_are_kept_in_order_and_apart(spans: list[tuple[int, int]]) -> None:
    ranges = Ranges.of(spans)

    flat = [edge for span in ranges.spans for edge in span]
    assert flat == sorted(set(flat))
    assert bytes_of(list(ranges.spans)) == bytes_of(spans)
    assert ranges.bytes == len(bytes_of(spans))


@given(SPANS, st.integers(0, LENGTH))
def test_the_end_is_the_first_byte_that_is_missing(
    spans: list[tuple[int, int]], offset: int
) -> None:
    there = bytes_of(spans)

    missing = next(n for n in range(offset, LENGTH + 1) if n not in there)
    assert Ranges.of(spans).end_from(offset) == missing


@given(SPANS, st.integers(0, LENGTH))
def test_gaps_are_what_is_missing(spans: list[tuple[int, int]], offset: int) -> None:
    there, ranges = bytes_of(spans), Ranges.of(spans)

    gap = ranges.gap_from(offset, LENGTH)

    missing = [n for n in range(offset, LENGTH) if n not in there]
    if gap is None:
        assert not missing
    else:
        first, last = gap
        assert last is not None
        assert first == missing[0]
        assert not there & set(range(first, last))
        assert last == LENGTH or last in there


def test_without_a_length_the_last_gap_is_open() -> None:
    ranges = Ranges.of([(0, 10), (20, 30)])

    assert ranges.gap_from(0, None) == (10, 20)
    assert ranges.gap_from(25, None) == (30, None)
    assert not ranges.covers(None)
    assert Ranges.of([(0, 30)]).covers(30)
