"""Show settings: how a show is played and kept; what it leaves open, all shows have."""

from dataclasses import dataclass
from typing import TypeVar

from tui.model.equalizer import Equalizer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class KeepingRules:
    """Which episodes are downloaded unasked, and which downloads are let go."""

    auto_download: int = 0
    """How many of the newest unplayed episodes to have; 0 none."""
    remove_played: bool = False
    """Whether downloads that were played to the end are removed."""
    remove_after_days: int = 0
    """After how many days a download is removed; 0 never."""
    keep_starred: bool = True
    """Whether starred episodes stay, whatever the other rules say."""


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """What a listener set for one show; None: as for all shows."""

    speed: float | None = None
    """The speed it starts at."""
    skip_intro: float = 0.0
    """Seconds to leave out at the beginning."""
    skip_outro: float = 0.0
    """Seconds to leave out at the end."""
    equalizer: Equalizer | None = None
    """How it sounds."""
    skip_silence: bool | None = None
    """Whether long pauses are left out."""
    auto_download: int | None = None
    remove_played: bool | None = None
    remove_after_days: int | None = None
    keep_starred: bool | None = None

    def rules(self, otherwise: KeepingRules) -> KeepingRules:
        """The rules of this show; ``otherwise`` are those for all shows."""
        return KeepingRules(
            _first(self.auto_download, otherwise.auto_download),
            _first(self.remove_played, otherwise.remove_played),
            _first(self.remove_after_days, otherwise.remove_after_days),
            _first(self.keep_starred, otherwise.keep_starred),
        )


def _first(chosen: T | None, otherwise: T) -> T:
    return otherwise if chosen is None else chosen
