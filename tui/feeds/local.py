"""Local feeds: files that the listener names. Nothing that a feed says leads here."""

import hashlib
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from tui.errors import FetchError
from tui.feeds.fetch import MEGABYTE, Fetched
from tui.model.show import Validators

_SCHEME = "file"
_LIMIT_BYTES = 64 * MEGABYTE


def file_named(text: str) -> Path | None:
    """The file that somebody's words name: by path, or by a ``file:`` address."""
    text = text.strip()
    path = Path(url2pathname(urlsplit(text).path)) if is_local(text) else Path(text)
    try:
        file = path.expanduser()
        return file.resolve() if file.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


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
