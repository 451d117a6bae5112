"""The state of a download: what is to become of it."""

from enum import StrEnum


class DownloadState(StrEnum):
    """What is to become of it."""

    WAITING = "waiting"
    """It comes as soon as it can."""
    PAUSED = "paused"
    FAILED = "failed"
    UNLIKE = "unlike"
    """It came, and is not what the feed describes: the listener may keep it."""
