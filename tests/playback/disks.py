"""Small disks, which fill up."""

import shutil
import subprocess
from pathlib import Path


def mount(options: str, folder: Path) -> bool:
    """Have a disk in memory there; whether that was allowed."""
    tool = shutil.which("mount")
    command = [tool or "mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    return bool(tool) and not subprocess.run(command, capture_output=True).returncode
