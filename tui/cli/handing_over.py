"""Handing over: an episode goes to the Earmark that plays, since only one does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.output import remark
from tui.errors import PlaybackError
from tui.playback.control import ask, order_to_play

if TYPE_CHECKING:
    from pathlib import Path

    from tui.home import Home

_SILENT = (
    "another Earmark is open and does not answer: try again in a moment, or close it."
)


def plays_elsewhere(data: Path) -> bool:
    """Whether an Earmark is open that can be told what to play."""
    return ask(data, "status") is not None


def hand_over(home: Home, episode_id: int, at: float | None) -> int:
    """Have the Earmark that is open play an episode, and say so; gives the exit code.

    Raises:
        UsageError: the episode has no sound.
        PlaybackError: the other one will not.
    """
    title = home.hearing.track(episode_id).title
    answer = ask(home.directories.data, order_to_play(episode_id, at))
    if answer is None:
        raise PlaybackError(_SILENT)
    if "error" in answer:
        raise PlaybackError(f"{answer['error']}.")
    remark(f"“{title}” plays in the Earmark that is open; earmark pause holds it.")
    return 0
