"""Cuts: where an MP3 can be entered for a moment far ahead, so that what lies before
need not be fetched. Pure.

libavformat finds a moment by reading every frame before it. It can be given the rest of
the file instead. Where all frames are of one bitrate, the byte follows from the moment,
to within a frame. Where they are not, a frame does not tell its time, and a table in
the header says only about where a moment is: such a cut is estimated, until the frames
before or behind it have come and are counted.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tui.playback.mp3_frames import HEADER, Frame, frame_at, tag_end
from tui.playback.tables import Table, table_of

Peek = Callable[[int, int], bytes]
"""Up to so many bytes from a place, as far as they are there."""

FAR = 128 * 1024
"""Bytes that are rather waited for."""

SLACK = 8
"""Bytes before a frame from which on it is looked for: padding is not known."""

_FRAMES_READ = 6
"""Frames in which a run of three is looked for."""

_LEAD_IN = 1
"""Frames before the wanted one: a frame may borrow bits from the one before it."""

_FRAMES = 24
"""Frames at the start that must be alike."""

_TAG_HEADER = 10
_HEAD = 16 * 1024
_TRUSTED = 0.01
"""How far a length may be off from what the bitrate makes of it."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A place from which the rest of a file is a file of its own."""

    offset: int
    starts_at: float
    """Its first moment, in seconds."""
    frame: Frame
    estimated: bool = False
    """Whether that moment is only about right, and frames differ in size."""

    @property
    def looked_through(self) -> int:
        """Bytes in which there is a run of frames."""
        longest = self.frame.longest if self.estimated else self.frame.mean_bytes
        return round(_FRAMES_READ * longest)


@dataclass(frozen=True, slots=True)
class Layout:
    """An MP3 whose frames are all of one bitrate."""

    first: int
    """Where the sound begins."""
    frame: Frame

    def offset_of(self, seconds: float) -> int:
        """About where a moment is."""
        return self.first + int(self._number(seconds) * self.frame.mean_bytes)

    def cut(self, seconds: float) -> Cut:
        """Where to enter for a moment."""
        number = max(0, self._number(seconds) - _LEAD_IN)
        offset = self.first + int(number * self.frame.mean_bytes) - SLACK
        return Cut(max(0, offset), number * self.frame.seconds, self.frame)

    def _number(self, seconds: float) -> int:
        return max(0, int(seconds / self.frame.seconds))


class NotYet(Exception):
    """More of the file has to be there before anything can be said."""


def cut_by(layout: Layout | Table, seconds: float) -> Cut:
    """Where to enter for a moment."""
    if isinstance(layout, Layout):
        return layout.cut(seconds)
    return Cut(layout.offset_of(seconds), seconds, layout.frame, estimated=True)


def layout_of(
    peek: Peek, length: int | None, duration: float | None
) -> Layout | Table | None:
    """How the frames of an MP3 lie; None where nothing tells it.

    ``duration`` is what the feed says: where the file itself does not tell that its
    bitrate is constant, the length has to agree with it.

    Raises:
        NotYet: too little of the file is there.
    """
    if length is not None and length < _HEAD:
        return None
    begins = tag_end(_there(peek, 0, _TAG_HEADER))
    if length is None or begins + _HEAD > length:
        return None
    head = _there(peek, begins, _HEAD)
    frame = frame_at(head, 0)
    if frame is None:
        return None
    information = head[: frame.bytes]
    if b"Xing" in information or b"VBRI" in information:
        return table_of(head, frame, begins)
    told = b"Info" in information
    first = frame.bytes if told else 0
    if not _alike(head, first, frame):
        return None
    seconds = _seconds(length - begins, frame)
    expected = _told_seconds(information, frame) if told else duration
    if expected is None or abs(seconds - expected) > _TRUSTED * expected:
        return None
    return Layout(begins + first, frame)


def tells_length(peek: Peek) -> bool:
    """Whether an MP3 says how long it is, or is of one bitrate: else its length is
    guessed from its first frames, and may be twice the truth."""
    begins = tag_end(peek(0, _TAG_HEADER))
    head = peek(begins, _HEAD)
    frame = frame_at(head, 0)
    if frame is None:
        return True
    told = any(mark in head[: frame.bytes] for mark in (b"Xing", b"Info", b"VBRI"))
    return told or _alike(head, 0, frame)


def _there(peek: Peek, offset: int, count: int) -> bytes:
    data = peek(offset, count)
    if len(data) < count:
        raise NotYet
    return data


def _alike(head: bytes, first: int, frame: Frame) -> bool:
    at = first
    for _ in range(_FRAMES):
        found = frame_at(head, at)
        if at + HEADER > len(head):
            return True
        if found is None or not frame.like(found):
            return False
        at += found.bytes
    return True


def _seconds(count: int, frame: Frame) -> float:
    return count * 8 / frame.bits_per_second


def _told_seconds(information: bytes, frame: Frame) -> float | None:
    """How long an Info header says that the file is."""
    at = information.find(b"Info")
    if not information[at + 7] & 1:
        return None
    frames = int.from_bytes(information[at + 8 : at + 12], "big")
    return frames * frame.seconds
