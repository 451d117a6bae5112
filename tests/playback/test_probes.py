"""What a demuxer gets when it looks at the end of a file that is not there yet."""

import pytest

from tui.playback.probes import Kind, kind_of, stand_in

LENGTH = 60_000_000


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"ID3\x04\x00\x00", Kind.MP3),
        (b"\xff\xfb\x90\x64", Kind.MP3),
        (b"\xff\xf3\x90\x64", Kind.MP3),
        (b"\xff\xf1\x50\x80", Kind.OTHER),
        (b"\x00\x00\x00\x20ftypM4A ", Kind.MP4),
        (b"OggS\x00\x02", Kind.OGG),
        (b"RIFF", Kind.OTHER),
        (b"", Kind.OTHER),
    ],
)
def test_a_file_is_known_by_its_first_bytes(head: bytes, kind: Kind) -> None:
    assert kind_of(head) is kind


def test_an_mp3_is_not_asked_for_its_last_tags() -> None:
    assert stand_in(Kind.MP3, LENGTH - 128, 128, LENGTH, True) == bytes(128)
    assert stand_in(Kind.MP3, LENGTH - 128, 4_096, LENGTH, True) == bytes(128)
    assert stand_in(Kind.MP3, LENGTH - 5_000, 128, LENGTH, True) is None
    assert stand_in(Kind.MP3, LENGTH, 128, LENGTH, True) is None


def test_an_index_is_waited_for() -> None:
    assert stand_in(Kind.MP4, LENGTH - 128, 128, LENGTH, True) is None
    assert stand_in(Kind.MP4, LENGTH - 128, 128, LENGTH, False) is None


def test_an_ogg_file_without_parts_seems_to_end() -> None:
    assert stand_in(Kind.OGG, LENGTH - 65_307, 4_096, LENGTH, True) is None
    assert stand_in(Kind.OGG, LENGTH - 65_307, 4_096, LENGTH, False) == b""
    assert stand_in(Kind.OGG, 100_000, 4_096, LENGTH, False) is None
    assert stand_in(Kind.OGG, 100_000, 4_096, None, False) is None
