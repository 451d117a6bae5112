"""A partial file: where a download gathers, claimed by one process, until it is whole.

It lies in the download folder, so that it becomes the file in one step, and it is named
by its episode: two episodes of one title never share bytes.
"""

import base64
import binascii
import contextlib
import hashlib
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from tui.errors import EarmarkError
from tui.playback.audio_cache import AudioCache
from tui.playback.entry import Entry
from tui.playback.lock_file import locked
from tui.playback.room import SPARE_BYTES, free_bytes, has_room

_FOLDER = ".partial"
_ALGORITHMS = ("sha512", "sha384", "sha256")
"""The strongest first: of several hashes it is the one that counts."""
_ONE_MOVES = threading.Lock()


class DownloadError(EarmarkError):
    """A download did not work; what came so far is kept for the next attempt."""


class DownloadCanceled(DownloadError):
    """The listener changed their mind."""


class DownloadUnlike(DownloadError):
    """What came is not what the feed describes; it is set aside."""


class DownloadBusy(DownloadError):
    """Another Earmark downloads this at the moment."""


class Partial:
    """A download's bytes on their way to be a file."""

    def __init__(self, folder: Path, key: str) -> None:
        self.folder = folder
        self.path = folder / _FOLDER / f"{key}.part"
        self.aside = folder / _FOLDER / f"{key}.unlike"
        """What came and is not what the feed describes."""

    @contextmanager
    def claimed(self) -> Iterator[None]:
        """Have it for oneself.

        Raises:
            DownloadBusy: another process has it.
        """
        lock_path = self.path.with_suffix(".lock")
        lock = locked(lock_path)
        if lock is None:
            raise DownloadBusy("Another Earmark is downloading this already.")
        try:
            yield
            lock_path.unlink(missing_ok=True)
        finally:
            os.close(lock)

    def begin_with(self, cache: AudioCache | None, url: str) -> None:
        """Take over what was streamed of an address, unless there is more already."""
        if cache is None or self.path.exists():
            return
        with cache.borrowed(url) as (streamed, record):
            there = record.ranges.end_from(0)
            if streamed is None or not there:
                return
            check_room(self.folder, there)
            entry = Entry(self.path)
            try:
                for first in range(0, there, _PIECE):
                    entry.write(first, streamed.read(min(_PIECE, there - first)))
                entry.know(record.length, record.etag, record.last_modified)
                entry.save()
            finally:
                entry.close()

    def check(self, integrity: str | None) -> None:
        """See whether it is what the feed describes (W3C Subresource Integrity).

        Raises:
            DownloadUnlike: it is not; it is set aside.
        """
        if not fits(self.path, integrity or ""):
            self.path.replace(self.aside)
            self.forget_record()
            raise DownloadUnlike(_UNLIKE)

    def accept(self) -> None:
        """Go on with what was set aside.

        Raises:
            DownloadError: nothing was.
        """
        try:
            self.aside.replace(self.path)
        except FileNotFoundError as error:
            raise DownloadError(_NOTHING_ASIDE) from error

    def become(self, name: PurePosixPath) -> PurePosixPath:
        """Be the file of that name, or of the next one that is free."""
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with _ONE_MOVES:
            free = _claimed_name(target)
            self.path.replace(free)
        _settle(free.parent)
        return PurePosixPath(free.relative_to(self.folder).as_posix())

    def forget_record(self) -> None:
        """Take the record away: a whole file needs none."""
        Entry.record_of(self.path).unlink(missing_ok=True)

    def discard(self) -> None:
        """Let go of every byte."""
        self.aside.unlink(missing_ok=True)
        for path in self.path.parent.glob(f"{self.path.name}*"):
            path.unlink(missing_ok=True)


_PIECE = 1024 * 1024
_NO_ROOM = (
    "{folder} has {free} MB free; {missing} MB are still to come, and {spare} MB stay "
    "free: make room first. What came is kept."
)
_UNLIKE = (
    "What came is not the file that the feed describes (its hash differs): the host "
    "may have encoded it anew, or somebody changed it on the way. It is set aside: "
    "Enter in the list of downloads, or earmark download --as-it-came, keeps it; "
    "trying again fetches it anew."
)
_NOTHING_ASIDE = "Nothing is set aside of this download: download it again."


def partial_keys(folder: Path) -> set[str]:
    """What partial files in a download folder are known by."""
    names = (path.name for path in (folder / _FOLDER).glob("*.*"))
    return {name.partition(".")[0] for name in names}


def check_room(folder: Path, missing: int) -> None:
    """See whether so many more bytes fit on the disk, and leave some free.

    Raises:
        DownloadError: they do not.
    """
    if not has_room(folder, missing):
        raise DownloadError(
            _NO_ROOM.format(
                folder=folder,
                free=free_bytes(folder) >> 20,
                missing=max(0, missing) >> 20,
                spare=SPARE_BYTES >> 20,
            )
        )


def fits(file: Path, integrity: str) -> bool:
    """Whether a file is what Subresource Integrity hashes describe.

    Where there are none that are understood, nothing is against it.
    """
    for algorithm in _ALGORITHMS:
        if wanted := _hashes(integrity, algorithm):
            with file.open("rb") as opened:
                return hashlib.file_digest(opened, algorithm).digest() in wanted
    return True


def _hashes(integrity: str, algorithm: str) -> list[bytes]:
    """The digests of one algorithm among several, without their options."""
    found = []
    for each in integrity.split():
        name, _, value = each.partition("?")[0].partition("-")
        if name.lower() == algorithm:
            found.append(_decoded(value))
    return found


def _decoded(value: str) -> bytes:
    usual = value.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(usual + "=" * (-len(usual) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _claimed_name(target: Path) -> Path:
    """A name that was free and is taken now, by an empty file."""
    number = 1
    while True:
        free = target if number == 1 else target.with_stem(f"{target.stem} ({number})")
        with contextlib.suppress(FileExistsError):
            free.open("xb").close()
            return free
        number += 1


def _settle(folder: Path) -> None:
    """Have the disk know the new name before anybody else does."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(file)
    finally:
        os.close(file)
