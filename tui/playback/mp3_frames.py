"""MP3 frames: what a header says, and where the sound of a file begins. Pure.

ISO/IEC 11172-3, section 2.4.1.3, and 13818-3 for the lower rates; ID3v2.4 structure,
section 3.1.
"""

from dataclasses import dataclass

HEADER = 4
_KBITS = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_HERTZ = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000)}
_HERTZ[0] = (11_025, 12_000, 8_000)
_MPEG_1, _LAYER_3, _RESERVED_VERSION = 3, 1, 1
_TAG_HEADER = 10
_FOOTER = 0x10


@dataclass(frozen=True, slots=True)
class Frame:
    """What the header of a layer III frame says."""

    bits_per_second: int
    hertz: int
    samples: int
    padded: bool

    @property
    def seconds(self) -> float:
        """How long it sounds."""
        return self.samples / self.hertz

    @property
    def mean_bytes(self) -> float:
        """How long such frames are on the average, padding and all."""
        return self.seconds * self.bits_per_second / 8

    @property
    def longest(self) -> float:
        """How long a frame of such a file is at most, at the highest bitrate."""
        rates = _KBITS[3 if self.samples == 1152 else 2]
        return self.seconds * rates[-1] * 1000 / 8

    @property
    def bytes(self) -> int:
        """How long this one is, header and all."""
        return self.samples // 8 * self.bits_per_second // self.hertz + self.padded

    def akin(self, other: "Frame | None") -> bool:
        """Whether another may be of the same file: only the bitrate changes."""
        return (
            other is not None
            and self.hertz == other.hertz
            and self.samples == other.samples
        )

    def like(self, other: "Frame | None") -> bool:
        """Whether another is of the same rates."""
        return (
            other is not None
            and self.bits_per_second == other.bits_per_second
            and self.hertz == other.hertz
        )


def frame_at(data: bytes, offset: int) -> Frame | None:
    """The frame whose header stands there; None: there is none."""
    head = data[offset : offset + HEADER]
    if len(head) < HEADER or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    rate, hertz = head[2] >> 4, head[2] >> 2 & 3
    if version == _RESERVED_VERSION or layer != _LAYER_3:
        return None
    if not 0 < rate < 15 or hertz == 3:
        return None
    first = version == _MPEG_1
    return Frame(
        bits_per_second=_KBITS[3 if first else 2][rate] * 1000,
        hertz=_HERTZ[version][hertz],
        samples=1152 if first else 576,
        padded=bool(head[2] >> 1 & 1),
    )


def tag_end(data: bytes) -> int:
    """Where an ID3v2 tag at the start of a file ends; 0 where there is none."""
    if not data.startswith(b"ID3") or len(data) < _TAG_HEADER:
        return 0
    size = 0
    for byte in data[6:_TAG_HEADER]:
        size = size << 7 | byte & 0x7F
    return _TAG_HEADER + size + (_TAG_HEADER if data[5] & _FOOTER else 0)


def synced(
    data: bytes, like: Frame, run: int = 3, *, any_rate: bool = False
) -> int | None:
    """Where the first of a run of frames of the same rates begins; None: nowhere.

    With ``any_rate`` their bitrates may differ.
    """
    fits = like.akin if any_rate else like.like
    for offset in range(max(0, len(data) - HEADER)):
        at, found = offset, 0
        while found < run and fits(frame := frame_at(data, at)):
            assert frame is not None
            at, found = at + frame.bytes, found + 1
        if found == run:
            return offset
    return None
