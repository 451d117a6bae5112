"""A mark: whether an episode counts as played, and how far it was heard till then."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """What marking an episode changes; kept to take it back."""

    episode_id: int
    played: bool
    position: float
