"""Local feeds: files that the listener names. Nothing that a feed says leads here."""

import hashlib
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from tui.errors import FetchError, UsageError
from tui.feeds.fetch import MEGABYTE, Fetched
from tui.model.show import Validators
from tui.text import plain_line

_SCHEME = "file"
_PATHS = ("/", "./", "../", "~/")
_FILES = (".xml", ".rss", ".atom", ".json", ".opml")
"""What files of feeds are called, and no host is: no such domains are delegated."""
_LIMIT_BYTES = 64 * MEGABYTE


def file_named(text: str) -> Path | None:
    """The file that somebody's words name: by path, or by a ``file:`` address.

    Raises:
        UsageError: they can only mean a file, and there is none.
    """
    text = text.strip()
    try:
        path = Path(url2pathname(urlsplit(text).path)) if is_local(text) else Path(text)
        file = path.expanduser().absolute()
        if file.is_file():
            return file.resolve()
        is_folder = file.is_dir()
    except (OSError, ValueError, RuntimeError):
        return None
    if not _means_a_file(text):
        return None
    shown = plain_line(str(file))
    if is_folder:
        raise UsageError(f"{shown} is a folder: name the feed's file in it.")
    raise UsageError(f"{shown} cannot be read: there is no such file.")


def _means_a_file(text: str) -> bool:
    """Whether it can be no address of the web."""
    if is_local(text) or text in (".", ".."):
        return True
    begins = text.startswith(_PATHS) and not text.startswith("//")
    return begins or ("/" not in text and text.lower().endswith(_FILES))


def is_local(url: str) -> bool:
    """Whether an address is that of a file."""
    return url[: len(_SCHEME) + 1].lower() == f"{_SCHEME}:"


def read_local(url: str) -> Fetched:
    """What is in the file at a ``file:`` address.

    Raises:
        FetchError: it cannot be read, or is too large.
    """
    file = Path(url2pathname(urlsplit(url).path))
    try:
        if file.stat().st_size > _LIMIT_BYTES:
            raise FetchError(f"{file} is too large for a feed.")
        body = file.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it makes no sense"
        raise FetchError(f"The file {file} cannot be read: {reason}.") from error
    mark = Validators(body_hash=hashlib.sha256(body).hexdigest())
    return Fetched(url, body, validators=mark)
