"""The pause scan: a process of its own that decodes a file once, as fast as it can.

It prints a line for each pause: where it starts and ends, in seconds; at the end it
says so. A file that is still being fetched is waited for. libVLC decodes, and its times
are the player's.
"""

import ctypes
import os
import sys
import threading
from array import array
from pathlib import Path
from typing import Any

from tui.playback.growing_file import GrowingFile
from tui.playback.pauses import WINDOW, Pause, PauseFinder
from tui.playback.stream_media import StreamMedia
from tui.playback.vlc_player import load_vlc

ENDED = "end"
"""The last line of a scan that came to the end of the file."""

_NICENESS = 15
_STRIDE = 4
"""Every fourth sample tells loudness well enough."""
_FULL_SCALE = 32_768
_MICROSECONDS = 1e-6

_Before = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p), ctypes.c_size_t
)
_After = ctypes.CFUNCTYPE(
    None,
    ctypes.c_void_p,
    ctypes.c_void_p,
    *[ctypes.c_uint] * 4,
    ctypes.c_size_t,
    ctypes.c_int64,
)


class Scan:
    """What libVLC decodes, measured as it comes."""

    def __init__(self, lead: float) -> None:
        self._lead = lead
        self._finder = PauseFinder()
        self._buffer = ctypes.create_string_buffer(0)
        self._first: int | None = None
        self._at = 0.0
        self._callbacks = (_Before(self._make_room), _After(self._take))

    @property
    def option(self) -> str:
        """What makes libVLC decode into memory instead of playing, not in real time."""
        before, after = (
            ctypes.cast(callback, ctypes.c_void_p).value for callback in self._callbacks
        )
        return (
            ":sout=#transcode{acodec=s16l,channels=1}:smem{no-time-sync,"
            f"audio-prerender-callback={before},audio-postrender-callback={after}}}"
        )

    def end(self) -> None:
        """Take the end of the sound for the end of a pause."""
        _tell(self._finder.end(self._at))
        _say(ENDED)

    def _make_room(self, _data: object, place: Any, size: int) -> None:
        if len(self._buffer) < size:
            self._buffer = ctypes.create_string_buffer(size)
        place[0] = ctypes.addressof(self._buffer)

    def _take(
        self,
        _data: object,
        samples: int,
        _channels: int,
        hertz: int,
        _count: int,
        _bits: int,
        size: int,
        due: int,
    ) -> None:
        values = array("h", ctypes.string_at(samples, size))
        self._first = due if self._first is None else self._first
        start = (due - self._first) * _MICROSECONDS - self._lead
        window = max(1, round(WINDOW * hertz))
        for first in range(0, len(values), window):
            some = values[first : first + window : _STRIDE]
            loudness = sum(map(abs, some)) / len(some) / _FULL_SCALE
            self._at = start + first / hertz
            _tell(self._finder.tell(self._at, loudness))


def scan(path: Path, is_cached: bool, lead: float, given_up: threading.Event) -> None:
    """Print the pauses of a file; blocks until all of it was decoded."""
    vlc, instance = load_vlc("--aout=dummy")
    stream = StreamMedia(vlc, instance, GrowingFile(path, is_cached), given_up)
    found = Scan(lead)
    for option in (":demux=avformat", ":no-video", found.option):
        stream.media.add_option(option)
    player, over = instance.media_player_new(), threading.Event()
    for event in ("MediaPlayerEndReached", "MediaPlayerEncounteredError"):
        player.event_manager().event_attach(
            getattr(vlc.EventType, event), lambda _event: over.set()
        )
    player.set_media(stream.media)
    player.play()
    over.wait()
    found.end()


def _tell(pause: Pause | None) -> None:
    if pause is not None:
        _say(f"{pause.start:.3f} {pause.end:.3f}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _leave_with_parent() -> None:
    sys.stdin.read()
    os._exit(0)


def main() -> None:
    """Scan the file that is named, as a polite child of the player."""
    path, cached, lead = sys.argv[1:]
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    scan(Path(path), cached == "cached", float(lead), threading.Event())
    os._exit(0)


if __name__ == "__main__":
    main()
