"""A libVLC media that reads from a byte source, by libVLC's media callbacks.

libVLC calls these on threads of its own and must never get an exception.
"""

import ctypes
import logging
import threading
from typing import Any, Protocol

from tui.playback.byte_source import Unavailable
from tui.playback.cuts import Cut
from tui.playback.mp3_frames import synced

_log = logging.getLogger(__name__)

_UNKNOWN_SIZE = 2**64 - 1
_OK, _FAILED = 0, -1


class Bytes(Protocol):
    """What a media reads from. A byte source is one."""

    def await_start(self, given_up: threading.Event) -> int | None:
        """Wait until there is something; the length, where it is known."""
        ...

    def read(self, offset: int, count: int, given_up: threading.Event) -> bytes:
        """Up to ``count`` bytes from ``offset``; waits for the first; empty at the
        end."""
        ...


class StreamMedia:
    """A media of one source of bytes. Keep it for as long as libVLC may read."""

    def __init__(
        self,
        vlc: Any,
        instance: Any,
        source: Bytes,
        given_up: threading.Event,
        cut: Cut | None = None,
    ) -> None:
        self._source = source
        self._given_up = given_up
        self._cut = cut
        self._first = 0
        self.entered: int | None = None
        """Where in the file a cut begins, once that was found."""
        self._offset = 0
        self.misfit = False
        """Whether the file turned out to be no such file as could be cut."""
        decorators = vlc.CallbackDecorators
        self._callbacks = (
            decorators.MediaOpenCb(self._open),
            decorators.MediaReadCb(self._read),
            decorators.MediaSeekCb(self._seek),
            decorators.MediaCloseCb(self._close),
        )
        self.media = instance.media_new_callbacks(*self._callbacks, None)

    def _open(self, _opaque: object, _data: object, size: Any) -> int:
        try:
            length = self._source.await_start(self._given_up)
            if self._cut is not None and not self._enter(self._cut):
                return _FAILED
        except Unavailable:
            return _FAILED
        self._offset = self._first
        told = ctypes.cast(size, ctypes.POINTER(ctypes.c_uint64))
        told[0] = _UNKNOWN_SIZE if length is None else length - self._first
        return _OK

    def _enter(self, cut: Cut) -> bool:
        """Find the frame at which to begin."""
        data, wanted = b"", cut.looked_through
        while len(data) < wanted:
            at = cut.offset + len(data)
            piece = self._source.read(at, wanted - len(data), self._given_up)
            if not piece:
                break
            data += piece
        found = synced(data, cut.frame, any_rate=cut.estimated)
        self.misfit = found is None
        self._first = cut.offset + (found or 0)
        self.entered = None if self.misfit else self._first
        return not self.misfit

    def _read(self, _opaque: object, buffer: Any, count: int) -> int:
        try:
            data = self._source.read(self._offset, count, self._given_up)
        except Unavailable:
            return _FAILED
        except Exception:
            _log.exception("the cached sound could not be read")
            return _FAILED
        ctypes.memmove(buffer, data, len(data))
        self._offset += len(data)
        return len(data)

    def _seek(self, _opaque: object, offset: int) -> int:
        self._offset = self._first + offset
        return _OK

    def _close(self, _opaque: object) -> None:
        """The source outlives its readers."""
