"""The secret file: what no keyring keeps. Only the listener may read it, and one
process changes it at a time."""

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

log = logging.getLogger(__name__)


class SecretFile:
    """Secrets by name, in one file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, name: str) -> str | None:
        """The secret of a name."""
        return self._read().get(name)

    def put(self, name: str, secret: str) -> None:
        """Keep a secret."""
        with self._alone():
            self._write({**self._read(), name: secret})

    def drop(self, name: str) -> None:
        """Throw a secret away, if it is there."""
        if self.get(name) is None:
            return
        with self._alone():
            kept = self._read()
            kept.pop(name, None)
            self._write(kept)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Have other processes wait. Without locks in the system nobody does."""
        try:
            import fcntl
        except ModuleNotFoundError:
            yield
            return
        lock = self.path.with_suffix(".lock")
        held = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield
        finally:
            os.close(held)

    def _read(self) -> dict[str, str]:
        try:
            kept = json.loads(self.path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            log.exception("the passwords in %s cannot be read", self.path)
            return {}
        return kept if isinstance(kept, dict) else {}

    def _write(self, kept: dict[str, str]) -> None:
        new = self.path.with_suffix(".new")
        new.unlink(missing_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            json.dump(kept, out)
            out.flush()
            os.fsync(out.fileno())
        self._save_what_is_damaged()
        new.replace(self.path)

    def _save_what_is_damaged(self) -> None:
        """A file that holds no secrets any more may still hold some of their text."""
        try:
            json.loads(self.path.read_bytes())
        except ValueError:
            self.path.replace(self.path.with_suffix(".damaged"))
        except OSError:
            return
