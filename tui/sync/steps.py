"""Steps: what work in the background tells of how far it is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """What is being done, and the share of it that is done, where that is known."""

    doing: str
    share: float | None = None


Tell = Callable[[Step], None]

BATTERY = (
    "This machine runs on its battery: plug it in, or set work_on_battery = true in "
    "the settings."
)
"""Why work that could wait is not begun."""
