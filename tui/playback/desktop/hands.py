"""Hands: what the desktop may do with the player, and what it may know of it.

Every call is made on the desktop's own thread and returns within milliseconds; what
takes longer is awaited there.
"""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tui.playback.heard import NowPlaying


@dataclass(frozen=True, slots=True)
class Facts:
    """What a desktop shows of an episode beside title and show."""

    art_url: str | None = None
    """``https:``, ``http:`` or ``file:``, without secrets."""
    link: str | None = None
    author: str | None = None
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hands:
    """The player as the desktop holds it."""

    now: Callable[[], NowPlaying]
    facts: Callable[[int], Facts]
    """By the number of an episode."""
    bring_art: Callable[[int], Coroutine[Any, Any, bool]]
    """Has an episode's picture kept here; whether it is news."""
    toggle: Callable[[], object]
    pause: Callable[[], object]
    resume: Callable[[], object]
    stop: Callable[[], object]
    step: Callable[[int], object]
    """To the next chapter or episode, or back."""
    follows: Callable[[], bool]
    """Whether a step on leads anywhere."""
    seek_to: Callable[[float], object]
    seek_by: Callable[[float], object]
    set_rate: Callable[[float], object]
    set_volume: Callable[[int], object]
    leave: Callable[[], object]
