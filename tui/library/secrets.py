"""Secrets: private addresses live in the system's keyring, the library has their mark.

Without a keyring (the ``keyring`` extra, and a service behind it) they lie in a file
that only the listener may read.
"""

import hashlib
import importlib
import json
import logging
import os
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urlsplit, urlunsplit

from tui.text import plain_line, public_url

log = logging.getLogger(__name__)

_SERVICE = "earmark"
_MARK = "earmark-secret-"


def is_private(url: str) -> bool:
    """Whether an address holds a user, a password or a token."""
    try:
        whole = urlunsplit(urlsplit(plain_line(url)))
    except ValueError:
        return False
    return public_url(url) != whole


def marked(url: str) -> str:
    """How the library holds an address: a private one without what is secret in it."""
    if not is_private(url):
        return url
    return f"{urldefrag(public_url(url)).url}#{_MARK}{_digest(url)}"


class Secrets:
    """Private addresses by their mark."""

    def __init__(self, file: Path) -> None:
        """``file`` is where they lie when there is no keyring."""
        self._file = file
        self._turn = threading.Lock()
        self._known: dict[str, str] = {}
        self.warning: str | None = None
        """A sentence for the listener once a secret had to go into the file."""

    def keep(self, url: str) -> str:
        """Keep an address if it is private; gives what the library holds."""
        if not is_private(url):
            return url
        with self._turn:
            digest = _digest(url)
            self._known[digest] = url
            if not _into_keyring(digest, url):
                self._into_file(digest, url)
        return marked(url)

    def revealed(self, held: str) -> str:
        """The address that the library holds the mark of; without its secrets when
        they are lost."""
        public, mark, digest = held.partition(f"#{_MARK}")
        if not mark:
            return held
        with self._turn:
            if digest not in self._known:
                found = _from_keyring(digest) or self._in_file().get(digest)
                if found is None:
                    log.warning("the password of %s is lost", public)
                    return public
                self._known[digest] = found
            return self._known[digest]

    def forget(self, held: str) -> None:
        """Throw a secret away."""
        _, mark, digest = held.partition(f"#{_MARK}")
        if not mark:
            return
        with self._turn:
            self._known.pop(digest, None)
            _out_of_keyring(digest)
            kept = self._in_file()
            if kept.pop(digest, None) is not None:
                self._write(kept)

    def _into_file(self, digest: str, url: str) -> None:
        self._write({**self._in_file(), digest: url})
        self.warning = (
            f"There is no keyring here: the password is kept in {self._file}, which "
            "only you can read; earmark[keyring] would keep it safer."
        )

    def _in_file(self) -> dict[str, str]:
        try:
            kept = json.loads(self._file.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            log.exception("the passwords in %s cannot be read", self._file)
            return {}
        return kept if isinstance(kept, dict) else {}

    def _write(self, kept: dict[str, str]) -> None:
        new = self._file.with_suffix(".new")
        new.unlink(missing_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            json.dump(kept, out)
        new.replace(self._file)


def _digest(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:24]


def _keyring() -> Any:
    """The keyring library; None where it is not installed."""
    try:
        return importlib.import_module("keyring")
    except ImportError:
        return None


def _into_keyring(digest: str, url: str) -> bool:
    keyring = _keyring()
    try:
        if keyring is None:
            return False
        keyring.set_password(_SERVICE, digest, url)
        return bool(keyring.get_password(_SERVICE, digest) == url)
    except Exception:
        log.info("the keyring keeps nothing", exc_info=True)
        return False


def _from_keyring(digest: str) -> str | None:
    keyring = _keyring()
    try:
        found = keyring.get_password(_SERVICE, digest) if keyring else None
    except Exception:
        log.info("the keyring gives nothing", exc_info=True)
        return None
    return found if isinstance(found, str) else None


def _out_of_keyring(digest: str) -> None:
    keyring = _keyring()
    try:
        if keyring is not None:
            keyring.delete_password(_SERVICE, digest)
    except Exception:
        log.info("the keyring forgets nothing", exc_info=True)
