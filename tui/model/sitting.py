"""A sitting: a stretch of an episode that was heard at one time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sitting:
    """When somebody listened, to what, from where to where."""

    id: int
    episode_id: int
    title: str
    show_title: str
    began: datetime
    ended: datetime
    start: float
    """Seconds into the episode at which it began."""
    end: float
    """Seconds into the episode at which it was left."""
