"""Art: pictures that feeds name, kept as files that are named by what they hold.

Beside them lies, for each address, a note of which file is its picture: one picture of
many addresses lies there once, and a file that was damaged is known to be.
"""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from tui.errors import FormatError
from tui.text import safe_url

LIMIT_BYTES = 16 * 1024 * 1024
"""The largest picture that is kept."""
_HEADS = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
)
_ADDRESSES = "addresses"
_LONGEST_NAME = 80


class ArtFolder:
    """The pictures that are at hand."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, url: str) -> Path | None:
        """Where the picture of an address lies, if it does."""
        try:
            with self._note(url).open(encoding="ascii") as note:
                name = note.read(_LONGEST_NAME)
        except (OSError, ValueError):
            return None
        file = self._folder / Path(name).name
        return file if name and file.is_file() else None

    def whole(self, url: str) -> bool:
        """Whether the picture of an address is there as it came."""
        file = self.path(url)
        return file is not None and _digest(file.read_bytes()) == file.stem

    def keep(self, url: str, body: bytes) -> Path:
        """Keep the picture of an address.

        Raises:
            FormatError: it is no picture of a kind that only shows.
        """
        ending = ending_of(body)
        if ending is None:
            raise FormatError(f"What lies at {safe_url(url)} is no picture.")
        file = self._folder / f"{_digest(body)}{ending}"
        self._note(url).parent.mkdir(parents=True, exist_ok=True)
        _write(self._note(url), file.name.encode())
        _write(file, body)
        return file

    def sweep(self, wanted: Iterable[str], room_bytes: int) -> int:
        """Let go of what nobody wants beyond so many bytes, the oldest first.

        ``wanted`` are addresses whose pictures stay. Gives the bytes that frees.
        """
        kept = {self._note(url) for url in wanted}
        notes = sorted(self._notes(), key=_modified, reverse=True)
        used: dict[str, int] = {}
        for note in [*kept.intersection(notes), *(n for n in notes if n not in kept)]:
            name = note.read_text(encoding="ascii", errors="replace")
            size = _size(self._folder / Path(name).name)
            spare = sum(used.values()) + size <= room_bytes
            if note in kept:
                used[name] = 0
            elif size and (name in used or spare):
                used.setdefault(name, size)
            else:
                note.unlink(missing_ok=True)
        return self._drop_all_but(used)

    def _drop_all_but(self, names: Iterable[str]) -> int:
        freed, wanted = 0, set(names)
        for file in self._folder.iterdir() if self._folder.is_dir() else ():
            if file.name not in wanted and file.is_file():
                freed += _size(file)
                file.unlink(missing_ok=True)
        return freed

    def _notes(self) -> list[Path]:
        folder = self._folder / _ADDRESSES
        return list(folder.iterdir()) if folder.is_dir() else []

    def _note(self, url: str) -> Path:
        return self._folder / _ADDRESSES / _digest(url.encode("utf-8", "replace"))[:32]


def ending_of(body: bytes) -> str | None:
    """How a file that holds this should end, by what it holds; None: no picture.

    SVG is none here: it can hold scripts.
    """
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP":
        return ".webp"
    return next((ending for head, ending in _HEADS if body.startswith(head)), None)


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _write(file: Path, body: bytes) -> None:
    """Write it in one step, however many write at once."""
    fresh = file.with_name(f"{file.name}.{os.getpid()}.new")
    fresh.write_bytes(body)
    fresh.replace(file)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _modified(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
