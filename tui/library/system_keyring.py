"""The system's keyring, where there is one (the ``keyring`` extra and a service)."""

import importlib
import logging
from typing import Any

log = logging.getLogger(__name__)

_SERVICE = "earmark"


def put(name: str, secret: str) -> bool:
    """Keep a secret; whether it is kept."""
    keyring = _keyring()
    try:
        if keyring is None:
            return False
        keyring.set_password(_SERVICE, name, secret)
        return bool(keyring.get_password(_SERVICE, name) == secret)
    except Exception:
        log.info("the keyring keeps nothing", exc_info=True)
        return False


def get(name: str) -> str | None:
    """The secret of a name; None where there is none, or no keyring."""
    keyring = _keyring()
    try:
        found = keyring.get_password(_SERVICE, name) if keyring else None
    except Exception:
        log.info("the keyring gives nothing", exc_info=True)
        return None
    return found if isinstance(found, str) else None


def drop(name: str) -> None:
    """Throw a secret away."""
    keyring = _keyring()
    try:
        if keyring is not None:
            keyring.delete_password(_SERVICE, name)
    except Exception:
        log.info("the keyring forgets nothing", exc_info=True)


def _keyring() -> Any:
    """The keyring library; None where it is not installed."""
    try:
        return importlib.import_module("keyring")
    except ImportError:
        return None
