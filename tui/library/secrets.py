"""Secrets: private addresses live in the system's keyring, the library has their mark.

Without a keyring (the ``keyring`` extra, and a service behind it) they lie in a file
that only the listener may read.
"""

import hashlib
import logging
import secrets
import threading
from pathlib import Path
from urllib.parse import urldefrag, urlsplit, urlunsplit

from tui.library import sealing, system_keyring
from tui.library.secret_file import SecretFile
from tui.text import plain_line, public_url

log = logging.getLogger(__name__)

_MARK = "earmark-secret-"
_KEY = "key"
"""The name that the key of what is sealed is kept under."""


def is_private(url: str) -> bool:
    """Whether an address holds a user, a password or a token."""
    try:
        whole = urlunsplit(urlsplit(plain_line(url)))
    except ValueError:
        return False
    return public_url(url) != whole


def is_marked(held: str) -> bool:
    """Whether the library holds an address without what is secret in it."""
    return f"#{_MARK}" in held


def marked(url: str) -> str:
    """How the library holds an address: a private one without what is secret in it."""
    if not is_private(url):
        return url
    return f"{urldefrag(public_url(url)).url}#{_MARK}{_digest(url)}"


class Secrets:
    """Private addresses by their mark, and the key to those that are sealed."""

    def __init__(self, file: Path) -> None:
        """``file`` is where they lie when there is no keyring."""
        self._file = SecretFile(file)
        self._turn = threading.Lock()
        self._known: dict[str, str] = {}
        self.warning: str | None = None
        """A sentence for the listener once a secret had to go into the file."""

    def keep(self, url: str) -> str:
        """Keep an address if it is private; gives what the library holds."""
        if not is_private(url):
            return url
        with self._turn:
            self._put(_digest(url), url)
        return marked(url)

    def revealed(self, held: str) -> str:
        """The address that the library holds the mark of; without its secrets when
        they are lost."""
        public, mark, digest = held.partition(f"#{_MARK}")
        if not mark:
            return held
        with self._turn:
            found = self._get(digest)
        if found is None:
            log.warning("the password of %s is lost", public)
        return public if found is None else found

    def forget(self, held: str) -> None:
        """Throw a secret away."""
        _, mark, digest = held.partition(f"#{_MARK}")
        if not mark:
            return
        with self._turn:
            self._known.pop(digest, None)
            system_keyring.drop(digest)
            self._file.drop(digest)

    def sealed(self, url: str) -> str:
        """How the library holds the address of a private show's file."""
        with self._turn:
            key = self._get(_KEY)
            if key is None:
                key = secrets.token_hex(sealing.KEY_BYTES)
                self._put(_KEY, key)
        return sealing.sealed(url, bytes.fromhex(key))

    def opened(self, held: str) -> str:
        """The address that was sealed; without its secrets when the key is lost."""
        if sealing.MARK not in held:
            return held
        with self._turn:
            key = self._get(_KEY)
        found = sealing.opened(held, bytes.fromhex(key)) if key else None
        if found is None:
            log.warning("the key of what is private is lost: add the show again")
        return sealing.without_seal(held) if found is None else found

    def _get(self, name: str) -> str | None:
        if name not in self._known:
            found = system_keyring.get(name) or self._file.get(name)
            if found is None:
                return None
            self._known[name] = found
        return self._known[name]

    def _put(self, name: str, secret: str) -> None:
        self._known[name] = secret
        if system_keyring.put(name, secret):
            return
        self._file.put(name, secret)
        self.warning = (
            f"There is no keyring here: the password is kept in {self._file.path}, "
            "which only you can read; earmark[keyring] would keep it safer."
        )


def _digest(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:24]
