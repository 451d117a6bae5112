"""Where an MP3 may be entered, told from its first bytes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.playback.cuts import SLACK, Layout, NotYet, layout_of, tells_length
from tui.playback.mp3_frames import frame_at, synced, tag_end

HEAD = bytes([0xFF, 0xFB, 0x90, 0xC0])
"""MPEG-1 layer III, 128 kbit/s, 44.1 kHz, mono."""
PADDED = bytes([0xFF, 0xFB, 0x92, 0xC0])
FASTER = bytes([0xFF, 0xFB, 0xA0, 0xC0])
FRAME_SECONDS = 1152 / 44_100


def frames(count: int, head: bytes = HEAD) -> bytes:
    """Frames with padding as an encoder does it, so that the mean is exact."""
    frame = frame_at(head, 0)
    assert frame is not None
    data, ends = bytearray(), 0
    for number in range(1, count + 1):
        size = int(number * frame.mean_bytes) - ends
        ends += size
        padded = size > frame.bytes
        data += (PADDED if padded and head == HEAD else head).ljust(size, b"\0")
    return bytes(data)


def information(name: bytes, count: int) -> bytes:
    """A first frame that tells how many there are."""
    told = name + bytes([0, 0, 0, 1]) + count.to_bytes(4, "big")
    return (HEAD + bytes(17) + told).ljust(417, b"\0")


def layout(
    data: bytes, duration: float | None = None, there: int | None = None
) -> Layout | None:
    here = data[:there]
    found = layout_of(lambda at, n: here[at : at + n], len(data), duration)
    assert found is None or isinstance(found, Layout)
    return found


def tagged(size: int) -> bytes:
    low, high = size & 0x7F, size >> 7
    return b"ID3\4\0\0" + bytes([0, 0, high, low]) + bytes(size)


@given(st.floats(0, 1_000 * FRAME_SECONDS), st.integers(0, 9_000))
def test_a_cut_finds_the_frame_of_its_moment(seconds: float, tag: int) -> None:
    data = tagged(tag) + frames(1_024)
    found = layout(data, 1_024 * FRAME_SECONDS)
    assert found is not None

    cut = found.cut(seconds)
    begins = synced(data[cut.offset : cut.offset + 3_000], cut.frame)
    assert begins is not None

    number = round(cut.starts_at / FRAME_SECONDS)
    expected = tag_end(data) + int(number * cut.frame.mean_bytes)
    assert abs(cut.offset + begins - expected) <= 1
    assert 0 <= seconds - cut.starts_at <= 2.001 * FRAME_SECONDS
    assert begins <= SLACK + 1


def test_a_header_tells_that_the_bitrate_is_constant() -> None:
    data = information(b"Info", 1_000) + frames(1_000)

    found = layout(data)

    assert found is not None
    assert found.first == 417


@pytest.mark.parametrize(
    ("data", "duration"),
    [
        (information(b"Xing", 1_000) + frames(1_000), 26.1),
        (information(b"Info", 1_000) + frames(2_000), 26.1),
        (frames(1_000), None),
        (frames(1_000), 60.0),
        (frames(3) + frames(1_000, FASTER), 26.1),
        (b"OggS" + bytes(50_000), 26.1),
        (b"", 26.1),
        (frames(5), 0.13),
    ],
    ids=["vbr", "stitched", "no hint", "another hint", "changes", "ogg", "0", "short"],
)
def test_where_it_is_not_sure_nothing_is_cut(
    data: bytes, duration: float | None
) -> None:
    assert layout(data, duration) is None


@pytest.mark.parametrize("there", [0, 5, 10, 9_000, 20_000])
def test_too_little_to_say_is_said(there: int) -> None:
    with pytest.raises(NotYet):
        layout(tagged(8_000) + frames(1_000), 26.1, there)


@given(st.binary(max_size=40_000), st.floats(0, 100))
def test_any_bytes_are_survived(data: bytes, duration: float) -> None:
    layout(data, duration)
    layout(HEAD + data, duration)


@pytest.mark.parametrize(
    ("name", "tells"),
    [("cbr", True), ("cbr-bare", True), ("vbr", True), ("vbr-bare", False)],
)
def test_a_length_may_be_a_guess(
    name: str, tells: bool, sounds: dict[str, Path]
) -> None:
    data = sounds[f"{name}.mp3"].read_bytes()
    assert tells_length(lambda at, count: data[at : at + count]) is tells
