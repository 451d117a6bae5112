"""The log: a rotating file that never holds a secret."""

import logging
import re
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from tui.text import safe_url

_ADDRESS = re.compile(r"\b[a-zA-Z][a-zA-Z0-9+.-]*://[^\s'\"<>()\[\]]+")
_CHATTY = ("httpx", "httpcore", "asyncio", "markdown_it")
_MAX_BYTES = 1_000_000
_KEPT_FILES = 3


class _Formatter(logging.Formatter):
    """Formats records, tracebacks included, with every address made safe."""

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        return _ADDRESS.sub(lambda found: safe_url(found.group()), text)


class _File(RotatingFileHandler):
    """A log file that a full disk may refuse: nobody is told, and Earmark goes on."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Complain of what is wrong with a record, not with the disk."""
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)


def start_log(file: Path, *, debug: bool = False) -> None:
    """Send what Earmark has to say to a rotating file.

    A log that cannot be written is no reason to stop: Earmark goes on without.
    """
    root = logging.getLogger()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = _File(
            file, maxBytes=_MAX_BYTES, backupCount=_KEPT_FILES, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.DEBUG if debug else logging.INFO)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
