"""A frame count: how many frames there are between two bytes of an MP3, counted as the
bytes come."""

from collections.abc import Callable

from tui.playback.mp3_frames import Frame, frame_at, synced
from tui.playback.tables import Table

Peek = Callable[[int, int], bytes]

_AT_ONCE = 96 * 1024
"""Bytes that are counted in a few milliseconds."""
_RUN = 5 * 1024
"""Bytes in which a run of frames has room."""


class FrameCount:
    """Counts from one byte up to another."""

    def __init__(self, first: int, last: int, frame: Frame) -> None:
        self._at, self._last, self._frame = first, last, frame
        self.frames = 0

    @property
    def done(self) -> bool:
        """Whether all are counted."""
        return self._at >= self._last

    def go_on(self, peek: Peek) -> bool:
        """Count what has come since, a little at a time; whether all is counted."""
        if self.done:
            return True
        data = peek(self._at, min(_AT_ONCE, self._last - self._at))
        offset = 0
        while (frame := frame_at(data, offset)) is not None:
            if self._at + offset >= self._last:
                break
            offset += frame.bytes
            self.frames += 1
        self._at += offset
        if offset == 0 and data:
            self._pass_over(data)
        return self.done

    def _pass_over(self, data: bytes) -> None:
        """Go on behind what is no frame; at the end that is tags."""
        found = synced(data[1:], self._frame, any_rate=True)
        if found is not None:
            self._at += found + 1
        elif self._at + len(data) >= self._last:
            self._at = self._last
        else:
            self._at += max(0, len(data) - _RUN)


class CutCount:
    """Counts before and behind a place of a file, to learn which moment it is."""

    def __init__(self, table: Table, place: int, length: int) -> None:
        self._table = table
        self._before = FrameCount(table.first, place, table.frame)
        self._behind = FrameCount(place, length, table.frame)

    def moment(self, peek: Peek) -> float | None:
        """The moment of the place in seconds; None until enough has come."""
        table = self._table
        if self._before.go_on(peek):
            return self._before.frames * table.frame.seconds
        if self._behind.go_on(peek):
            return (table.frames - self._behind.frames) * table.frame.seconds
        return None
