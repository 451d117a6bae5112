"""A streamed sound's bytes: on disk while there is room, then in memory until its end.

Places, words and notes lie on the same disk: the sound is what can be had again.
"""

import io
import logging
from collections.abc import Callable
from pathlib import Path

from tui.errors import FetchError
from tui.playback.entry import Entry, Record, delete

_log = logging.getLogger(__name__)

_MOST_IN_MEMORY = 256 * 1024 * 1024
_NOT_KEPT = (
    "The disk is almost full: what is heard from the network is not kept on it. Make "
    "room for it."
)
_TOO_LONG = (
    "The disk is almost full, and this is too long to be heard without it: make room "
    "and play it again."
)


class StreamedEntry(Entry):
    """An entry that leaves the disk before it is full."""

    def __init__(self, path: Path, room: Callable[[int], bool]) -> None:
        """``room`` says whether so many more bytes may be written."""
        self.kept = True
        """Whether the bytes are on the disk."""
        self._room = room
        try:
            super().__init__(path)
        except OSError:
            _log.warning("%s cannot be opened", path, exc_info=True)
            self.path, self.record, self._file = path, Record(), io.BytesIO()
            self.kept = False

    @property
    def notice(self) -> str | None:
        """One sentence for the listener where nothing is kept."""
        return None if self.kept else _NOT_KEPT

    def write(self, offset: int, data: bytes) -> None:
        """Put bytes where they belong.

        Raises:
            FetchError: there is no room for them anywhere.
        """
        if not self.kept and offset + len(data) > _MOST_IN_MEMORY:
            raise FetchError(_TOO_LONG)
        try:
            super().write(offset, data)
        except OSError:
            self._leave_disk()
            super().write(offset, data)

    def know(
        self, length: int | None, etag: str | None, last_modified: str | None
    ) -> None:
        """Learn something about the file, and whether it has room."""
        super().know(length, etag, last_modified)
        self._mind_room((length or 0) - self.record.ranges.bytes)

    def save(self) -> None:
        """Write down which bytes are there, while there is room for more."""
        self._mind_room(0)
        if self.kept:
            super().save()

    def _mind_room(self, missing: int) -> None:
        if self.kept and not self._room(max(0, missing)):
            self._leave_disk()

    def _leave_disk(self) -> None:
        """Go on in memory, and give the disk its room back."""
        held = io.BytesIO()
        for first, last in self.record.ranges.spans:
            self._file.seek(first)
            held.seek(first)
            held.write(self._file.read(last - first))
        # Cut, not only deleted: a scan for pauses may have it open.
        self._file.truncate(0)
        self._file.close()
        delete(self.path)
        self.kept, self._file = False, held
        _log.warning("%s", _NOT_KEPT)
