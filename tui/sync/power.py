"""Power: whether this machine runs on its battery."""

import logging
import subprocess
import sys
from pathlib import Path

SUPPLIES = Path("/sys/class/power_supply")
_PMSET_SECONDS = 5.0
_log = logging.getLogger(__name__)


def on_battery() -> bool:
    """Whether it does; False where that cannot be told."""
    if sys.platform == "darwin":
        return says_battery(_pmset())
    return discharging(SUPPLIES)


def discharging(supplies: Path) -> bool:
    """By Linux's list of supplies: no mains is online, and a battery gives.

    A mouse's battery is one of those, with the scope ``Device``. See the kernel's
    Documentation/ABI/testing/sysfs-class-power.
    """
    try:
        folders = sorted(supplies.iterdir())
    except OSError:
        return False
    found = [
        {name: _read(folder / name) for name in ("type", "online", "status", "scope")}
        for folder in folders
    ]
    own = [supply for supply in found if supply["scope"] != "Device"]
    if any(s["type"] != "Battery" and s["online"] == "1" for s in own):
        return False
    return any(s["type"] == "Battery" and s["status"] == "Discharging" for s in own)


def says_battery(report: str) -> bool:
    """Whether ``pmset -g batt`` says so, in its first line."""
    return "'Battery Power'" in report.partition("\n")[0]


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _pmset() -> str:
    try:
        done = subprocess.run(
            ["pmset", "-g", "batt"],
            capture_output=True,
            text=True,
            timeout=_PMSET_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        _log.info("pmset does not answer", exc_info=True)
        return ""
    return done.stdout
