"""Tables: about where the moments of an MP3 of changing bitrate are, as its header
tells. Pure.

A Xing header tells a hundred places to within a 256th of the file: of an hour, to
within some fifteen seconds. A VBRI header tells more, and nearly exactly.
https://www.codeproject.com/Articles/8295/MPEG-Audio-Frame-Header#XINGHeader
"""

from bisect import bisect_right
from dataclasses import dataclass

from tui.playback.mp3_frames import Frame

_HAS_FRAMES, _HAS_BYTES, _HAS_PLACES = 1, 2, 4
_ENTRIES = 100
_XING_PLACES = 16
_VBRI_PLACES = 26


@dataclass(frozen=True, slots=True)
class Table:
    """Places of an MP3 whose frames are of several bitrates."""

    first: int
    """Where the sound begins."""
    frame: Frame
    frames: int
    """How many there are in all."""
    places: tuple[tuple[float, int], ...]
    """Moments and about where they are, both rising."""

    @property
    def seconds(self) -> float:
        """How long the sound is."""
        return self.frames * self.frame.seconds

    def offset_of(self, seconds: float) -> int:
        """About where a moment is."""
        at = bisect_right(self.places, seconds, key=lambda place: place[0])
        at = min(max(at, 1), len(self.places) - 1)
        (before, low), (after, high) = self.places[at - 1 : at + 1]
        share = max(0.0, min(1.0, (seconds - before) / (after - before)))
        return low + int(share * (high - low))


def table_of(information: bytes, frame: Frame, begins: int) -> Table | None:
    """What the first frame of a file tells, where that is enough.

    ``begins`` is where that frame is in the file.
    """
    at = information.find(b"Xing")
    if at >= 0:
        return _xing(information[at:], frame, begins)
    at = information.find(b"VBRI")
    return _vbri(information[at:], frame, begins) if at >= 0 else None


def _xing(header: bytes, frame: Frame, begins: int) -> Table | None:
    told = _number(header, 4, 4)
    frames, count = _number(header, 8, 4), _number(header, 12, 4)
    wanted = _HAS_FRAMES | _HAS_BYTES | _HAS_PLACES
    shares = header[_XING_PLACES : _XING_PLACES + _ENTRIES]
    if told & wanted != wanted or len(shares) < _ENTRIES:
        return None
    offsets = [begins + count * share // 256 for share in shares]
    step = frames * frame.seconds / _ENTRIES
    return _made(frame, frames, begins, step, [*offsets, begins + count])


def _vbri(header: bytes, frame: Frame, begins: int) -> Table | None:
    count, frames = _number(header, 10, 4), _number(header, 14, 4)
    entries, scale = _number(header, 18, 2), _number(header, 20, 2)
    size, each = _number(header, 22, 2), _number(header, 24, 2)
    if not entries or not 1 <= size <= 4:
        return None
    offsets = [begins]
    for number in range(entries):
        count_of_bytes = _number(header, _VBRI_PLACES + number * size, size) * scale
        offsets.append(offsets[-1] + count_of_bytes)
    whole = [*(at for at in offsets[:-1] if at < begins + count), begins + count]
    return _made(frame, frames, begins, each * frame.seconds, whole)


def _made(
    frame: Frame, frames: int, begins: int, step: float, offsets: list[int]
) -> Table | None:
    """A table of places at equal distances in time, unless they make no sense."""
    first, last = begins + frame.bytes, offsets[-1]
    if not frames or not step or last <= first or offsets != sorted(offsets):
        return None
    inside = [max(first, offset) for offset in offsets]
    places = tuple((number * step, at) for number, at in enumerate(inside))
    return Table(first, frame, frames, places)


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "big")
