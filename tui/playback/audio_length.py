"""The length of an audio file, as its own index tells it."""

import struct
from pathlib import Path


def file_seconds(path: Path) -> float | None:
    """Seconds a file plays; None where it does not say, or only lets one guess."""
    import mutagen

    try:
        file = mutagen.File(path)
    except (mutagen.MutagenError, OSError, struct.error, ValueError, LookupError):
        return None
    info = getattr(file, "info", None)
    length = getattr(info, "length", None)
    guessed = getattr(info, "sketchy", False)
    return float(length) if length and not guessed else None
