"""A download that was asked for and is not there yet."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model.episode import EpisodeRow


class DownloadState(StrEnum):
    """What is to become of it."""

    WAITING = "waiting"
    """It comes as soon as it can."""
    PAUSED = "paused"
    FAILED = "failed"
    UNLIKE = "unlike"
    """It came, and is not what the feed describes: the listener may keep it."""


@dataclass(frozen=True, slots=True)
class Download:
    """An episode's sound on its way."""

    row: "EpisodeRow"
    state: DownloadState
    offline: bool = False
    """Whether everything else of the episode is wanted as well."""
    error: str | None = None
    done_bytes: int = 0
    total_bytes: int | None = None
