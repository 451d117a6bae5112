"""What the app remembers between two runs: small, and never worth an error."""

import json
import logging
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Memory:
    """Where the listener was."""

    episode_id: int | None = None
    shelf: str = ""
    tab: str = "transcript"
    speed: float | None = None
    """How fast, for shows without a speed of their own; None: as the settings say."""
    volume: int | None = None
    """How loud, where that is not what the settings say."""
    reading: bool = False
    """Whether the keys were with what is read."""
    alone: bool = False
    """Whether that had the whole screen."""

    @classmethod
    def load(cls, file: Path) -> "Memory":
        """What was kept; nothing where that cannot be read."""
        try:
            table = json.loads(file.read_text(encoding="utf-8"))
            known = (f.name for f in fields(cls) if f.name in table)
            return cls(**{name: _checked(table, name) for name in known})
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, TypeError, KeyError):
            _log.warning("%s cannot be read and is ignored", file)
            return cls()

    def save(self, file: Path) -> None:
        """Keep it, whole or not at all."""
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            fresh = file.with_suffix(".new")
            fresh.write_text(json.dumps(asdict(self)), encoding="utf-8")
            fresh.replace(file)
        except OSError:
            _log.exception("%s cannot be written", file)


_NUMBER = (int, type(None))
_KINDS: dict[str, tuple[type, ...]] = {
    "episode_id": _NUMBER,
    "speed": (float, *_NUMBER),
    "volume": _NUMBER,
    "reading": (bool,),
    "alone": (bool,),
}


def _checked(table: dict[str, object], name: str) -> Any:
    value = table[name]
    if not isinstance(value, _KINDS.get(name, (str,))):
        raise TypeError(name)
    return value
