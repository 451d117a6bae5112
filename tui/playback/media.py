"""Media: what libVLC is given to open. A file of ours or a byte source of ours, with
our options; nothing of a feed is ever an option or an address for libVLC."""

import threading
from pathlib import Path
from typing import Any

from tui.errors import PlaybackError
from tui.playback.audio_cache import AudioCache
from tui.playback.byte_source import ByteSource
from tui.playback.player import Sound
from tui.playback.stream_media import StreamMedia

_OPTIONS = (":demux=avformat", ":no-video", ":no-sub-autodetect-file")
"""Only libavformat's readers seek exactly in every kind of file."""

_STREAM_OPTIONS = (":prefetch-buffer-size=32", ":prefetch-read-size=16384")
"""In KiB. libVLC's own reading ahead waits for bytes that are not there yet, and while
it waits nothing can be sought; reading ahead is the byte source's work."""


class Media:
    """The one media that is open, and where its bytes come from."""

    def __init__(self, vlc: Any, instance: Any, cache: AudioCache | None) -> None:
        self._vlc = vlc
        self._instance = instance
        self._cache = cache
        self._open: Any = None
        self._stream: StreamMedia | None = None
        self._given_up = threading.Event()
        self.source: ByteSource | None = None

    @property
    def waiting(self) -> bool:
        """Whether libVLC waits for bytes: until they come it does nothing else."""
        return self.source is not None and self.source.waiting

    def open(self, sound: Sound, start: float, paused: bool = False) -> Any:
        """A libVLC media that starts at ``start`` seconds.

        Raises:
            PlaybackError: there is nothing there to play.
        """
        if self.source is not None and not self._serves(sound):
            self.close_source()
        self._open = self._made(sound)
        for option in (*_OPTIONS, f":start-time={max(0.0, start):.3f}"):
            self._open.add_option(option)
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

    def _made(self, sound: Sound) -> Any:
        if sound.path is not None:
            return self._of_file(sound.path)
        if sound.url is None or self._cache is None:
            raise PlaybackError("There is no file and no address to play.")
        whole = self._cache.whole_file(sound.url)
        if whole is not None:
            return self._of_file(whole)
        return self._of_web(sound.url, self._cache)

    def _of_file(self, path: Path) -> Any:
        absolute = path.absolute()
        if not absolute.is_file():
            raise PlaybackError(f"{absolute} is not there any more: download it again.")
        return self._instance.media_new_path(str(absolute))

    def _of_web(self, url: str, cache: AudioCache) -> Any:
        if self.source is None:
            self.source = ByteSource(url, cache.open(url))
        self._given_up = threading.Event()
        self._stream = StreamMedia(
            self._vlc, self._instance, self.source, self._given_up
        )
        for option in _STREAM_OPTIONS:
            self._stream.media.add_option(option)
        return self._stream.media
