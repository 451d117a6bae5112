"""Room: what a disk has free, and how much of that is left alone."""

import shutil
from pathlib import Path

SPARE_BYTES = 64 * 1024 * 1024
"""What is left free on a disk, so that everything else can still be written."""


def free_bytes(folder: Path) -> int:
    """What is free on the disk of a folder."""
    return shutil.disk_usage(folder).free


def has_room(folder: Path, missing: int) -> bool:
    """Whether so many more bytes may be written; where nobody can tell, they may."""
    try:
        return missing + SPARE_BYTES <= free_bytes(folder)
    except OSError:
        return True
