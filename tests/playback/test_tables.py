"""Tables of MP3 files, and the count that makes what they tell exact."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.playback.frame_count import CutCount, FrameCount
from tui.playback.mp3_frames import Frame, frame_at
from tui.playback.tables import Table, table_of

FRAME = frame_at(b"\xff\xfb\x90\x00", 0) or Frame(0, 0, 0, False)
RATES = (0x50, 0x70, 0x90, 0xB0)


def sound(count: int) -> bytes:
    """So many frames of changing bitrate."""
    chance = random.Random(count)
    frames = []
    for _ in range(count):
        header = bytes([0xFF, 0xFB, chance.choice(RATES), 0])
        frame = frame_at(header, 0)
        assert frame is not None
        frames.append(header.ljust(frame.bytes, b"\0"))
    return b"".join(frames)


def xing(shares: bytes, frames: int = 4_000, count: int = 1_000_000) -> bytes:
    numbers = (7, frames, count)
    return b"Xing" + b"".join(n.to_bytes(4, "big") for n in numbers) + shares


def test_a_moment_lies_between_the_places_around_it() -> None:
    table = table_of(xing(bytes(range(100))), FRAME, 100)

    assert table is not None
    half = table.seconds / 200
    assert table.offset_of(0.0) == table.first
    assert abs(table.offset_of(21 * half) - (100 + 10.5 * 1_000_000 / 256)) < 2
    assert table.offset_of(table.seconds + 60) == 1_000_100


@given(st.binary(max_size=400), st.sampled_from((b"Xing", b"VBRI")))
def test_no_header_makes_a_table_that_goes_back(rest: bytes, mark: bytes) -> None:
    table = table_of(mark + rest, FRAME, 0)

    moments = range(0, 100_000, 997)
    offsets = [table.offset_of(moment) for moment in moments] if table else []
    assert all(before <= after for before, after in pairwise(offsets))


def test_a_table_without_places_or_one_in_disorder_is_none() -> None:
    assert table_of(xing(b"\0" * 20), FRAME, 0) is None
    assert table_of(xing(bytes(range(100))[::-1]), FRAME, 0) is None
    assert table_of(b"Info" + bytes(200), FRAME, 0) is None


@given(st.integers(1, 1_500), st.integers(0, 300), st.integers(0, 128))
def test_frames_are_counted_as_they_come_whatever_lies_between(
    count: int, junk: int, tag: int
) -> None:
    data = sound(count) + bytes(junk) + sound(40) + bytes(tag)
    there = 0

    def peek(at: int, wanted: int) -> bytes:
        return data[at : min(at + wanted, there)]

    counted = FrameCount(0, len(data), FRAME)
    while not counted.done:
        there = min(len(data), there + 5_000)
        counted.go_on(peek)

    assert counted.frames == count + 40


def test_a_place_is_known_from_either_side() -> None:
    before, behind = sound(300), sound(500)
    data = before + behind
    table = Table(0, FRAME, 800, ((0.0, 0), (20.0, len(data))))
    moment = 300 * FRAME.seconds

    def hides(span: range) -> float | None:
        count = CutCount(table, len(before), len(data))
        found = None
        for _ in range(20):
            found = found or count.moment(
                lambda at, n: b"" if at in span else data[at : at + n]
            )
        return found

    assert hides(range(0)) == moment
    assert hides(range(len(before))) == moment
    assert hides(range(len(before), len(data))) == moment
    assert hides(range(len(data))) is None
