"""Media: what libVLC is given to open. A file of ours or a byte source of ours, with
our options; nothing of a feed is ever an option or an address for libVLC."""

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from tui.errors import PlaybackError
from tui.playback.audio_cache import AudioCache
from tui.playback.audio_length import file_seconds
from tui.playback.byte_source import ByteSource
from tui.playback.cuts import (
    FAR,
    Cut,
    Layout,
    NotYet,
    Peek,
    cut_by,
    layout_of,
    tells_length,
)
from tui.playback.frame_count import CutCount
from tui.playback.lead import is_mp3
from tui.playback.player import Sound
from tui.playback.stream_media import StreamMedia
from tui.playback.tables import Table

_OPTIONS = (":no-video", ":no-sub-autodetect-file")
_EXACT = ":demux=avformat"
"""Only libavformat's readers seek exactly in every kind of file. They want 38 kB before
the first sound, which libVLC's own reader of MP3 does not."""

_STREAM_OPTIONS = (":prefetch-buffer-size=32", ":prefetch-read-size=16384")
"""In KiB. libVLC's own reading ahead waits for bytes that are not there yet, and while
it waits nothing can be sought; reading ahead is the byte source's work."""

_FAR_SECONDS = 30.0
"""Nearer moments are found by reading up to them."""

_WORTH_WAITING = 6.0
"""Seconds that are rather waited than that a moment is only about right."""


class Media:
    """The one media that is open, and where its bytes come from."""

    def __init__(self, vlc: Any, instance: Any, cache: AudioCache | None) -> None:
        self._vlc = vlc
        self._instance = instance
        self._cache = cache
        self._open: Any = None
        self._stream: StreamMedia | None = None
        self._given_up = threading.Event()
        self._layout: Layout | Table | None = None
        self._count: CutCount | None = None
        self._laid_out = True
        self._tells_length: bool | None = None
        self._measured: float | None = None
        self._is_measured = False
        self.source: ByteSource | None = None
        self.exact = True
        """Whether a moment can be sought in what is open."""
        self.cut: Cut | None = None
        """Where the open media begins, when not at the start of the file."""

    @property
    def waiting(self) -> bool:
        """Whether libVLC waits for bytes: until they come it does nothing else."""
        return self.source is not None and self.source.waiting

    @property
    def changed(self) -> bool:
        """Whether the server has another file now than the one that is heard."""
        return self.source is not None and self.source.changed

    @property
    def misfit(self) -> bool:
        """Whether the open media was cut where that could not be."""
        return self._stream is not None and self._stream.misfit

    @property
    def estimated(self) -> bool:
        """Whether the moments of what is open are only about right as yet."""
        return self.cut is not None and self.cut.estimated

    def settle(self) -> None:
        """Learn which moment an estimated cut begins at, once that can be counted."""
        stream, source, table = self._stream, self.source, self._layout
        entered = stream.entered if stream is not None else None
        if not self.estimated or entered is None or not isinstance(table, Table):
            return
        assert self.cut is not None and source is not None
        length = source.record.length
        if self._count is None and length is not None:
            self._count = CutCount(table, entered, length)
        moment = self._count.moment(source.peek) if self._count else None
        if moment is not None:
            self.cut = replace(self.cut, starts_at=moment, estimated=False)

    def prepare(self, sound: Sound) -> None:
        """Begin to fetch a sound, where that is needed.

        Raises:
            PlaybackError: there is nothing there to play.
        """
        if self.source is not None and not self._serves(sound):
            self.close_source()
        if self.source is None and self._local(sound) is None:
            self._fetch(sound)

    def ready(self, sound: Sound, start: float) -> bool:
        """Whether it is known how to open a sound at ``start`` seconds."""
        if self.source is None or start < _FAR_SECONDS or not is_mp3(sound):
            return True
        if not self._laid_out:
            self._lay_out(self.source, sound.duration)
        return self._laid_out

    def length(self, sound: Sound, reported: float | None) -> float | None:
        """How long a sound is: by its table, by libVLC, by the feed where libVLC only
        guesses, or by the whole file where it does not even that."""
        if self.cut is not None and isinstance(self._layout, Table):
            return self._layout.seconds
        if reported is None:
            return self._measure()
        return reported if self._tells(sound) else sound.duration or reported

    def _measure(self) -> float | None:
        """By a file that came without its size, once it is whole."""
        file = self.source.whole_file if self.source is not None else None
        if file is not None and not self._is_measured:
            self._measured, self._is_measured = file_seconds(file), True
        return self._measured

    def _tells(self, sound: Sound) -> bool:
        """Whether the length that libVLC tells is more than a guess."""
        if self._tells_length is None:
            source = self.source
            peek = source.peek if source is not None else _peeking(self._local(sound))
            self._tells_length = not is_mp3(sound) or tells_length(peek)
        return self._tells_length

    def in_reach(self, sound: Sound, position: float) -> bool:
        """Whether libVLC can find a moment in what is open without a long wait, as far
        as is known."""
        known = self.ready(sound, position)
        if not known or self.source is None or self._layout is None:
            return True
        begins, at = (self.cut.offset, self.cut.starts_at) if self.cut else (0, 0.0)
        there = self.source.record.ranges.end_from(begins)
        return position >= at and self._layout.offset_of(position) < there + self._far

    def open(self, sound: Sound, start: float, paused: bool = False) -> Any:
        """A libVLC media that starts at ``start`` seconds.

        ``prepare`` the sound before, and wait until it is ``ready``.

        Raises:
            PlaybackError: there is nothing there to play.
        """
        self.cut = self._count = self._tells_length = None
        if not self.in_reach(sound, start) and self._layout and self._gives_parts:
            self.cut = cut_by(self._layout, start)
            start = 0.0
        self._open = self._made(sound)
        self.exact = start > 0 or self._stream is None or not is_mp3(sound)
        for option in (*_OPTIONS, f":start-time={max(0.0, start):.3f}"):
            self._open.add_option(option)
        if self.exact:
            self._open.add_option(_EXACT)
        if paused:
            self._open.add_option(":start-paused")
        return self._open

    def give_up(self) -> None:
        """Let libVLC wait for bytes no longer: else it could not be stopped."""
        self._given_up.set()
        if self.source is not None:
            self.source.wake()

    def release(self) -> None:
        """Let go of the libVLC media, not of the bytes. libVLC must have stopped."""
        if self._open is not None:
            self._open.release()
        self._open = self._stream = None

    def close_source(self) -> None:
        """Stop fetching."""
        if self.source is not None:
            self.source.close()
            self.source = None

    def statistics(self) -> Any:
        """What libVLC counted, None when it has not."""
        if self._open is None:
            return None
        statistics = self._vlc.MediaStats()
        return statistics if self._open.get_stats(statistics) else None

    def _serves(self, sound: Sound) -> bool:
        source = self.source
        return source is not None and source.url == sound.url and source.error is None

    def distrust(self) -> None:
        """Cut this file no more."""
        self._layout, self.cut = None, None

    @property
    def _far(self) -> float:
        """Bytes ahead that are rather waited for than leapt over."""
        if self.source is None or not isinstance(self._layout, Table):
            return FAR
        return max(FAR, self.source.rate * _WORTH_WAITING)

    @property
    def _gives_parts(self) -> bool:
        return self.source is not None and self.source.ranged

    def _lay_out(self, source: ByteSource, duration: float | None) -> None:
        try:
            length = source.record.length
            self._layout = layout_of(source.peek, length, duration)
        except NotYet:
            self._laid_out = source.error is not None
        else:
            self._laid_out = True

    def _local(self, sound: Sound) -> Path | None:
        if sound.path is not None:
            return sound.path
        if sound.url is None or self._cache is None:
            raise PlaybackError("There is no file and no address to play.")
        return None if sound.live else self._cache.whole_file(sound.url)

    def _fetch(self, sound: Sound) -> None:
        assert sound.url is not None and self._cache is not None
        entry = self._cache.open(sound.url)
        if sound.live:
            entry.forget()
        self.source = ByteSource(sound.url, entry, live=sound.live)
        self._layout, self._laid_out = None, False
        self._measured, self._is_measured = None, False

    def _made(self, sound: Sound) -> Any:
        file = self._local(sound)
        if file is not None:
            self.cut = None
            return self._of_file(file)
        return self._of_web()

    def _of_file(self, path: Path) -> Any:
        absolute = path.absolute()
        if not absolute.is_file():
            raise PlaybackError(f"{absolute} is not there any more: download it again.")
        return self._instance.media_new_path(str(absolute))

    def _of_web(self) -> Any:
        assert self.source is not None
        self._given_up = threading.Event()
        self._stream = StreamMedia(
            self._vlc, self._instance, self.source, self._given_up, self.cut
        )
        for option in _STREAM_OPTIONS:
            self._stream.media.add_option(option)
        return self._stream.media


def _peeking(path: Path | None) -> Peek:
    """A look into a file of ours."""

    def peek(offset: int, count: int) -> bytes:
        if path is None:
            return b""
        with path.open("rb") as file:
            file.seek(offset)
            return file.read(count)

    return peek
